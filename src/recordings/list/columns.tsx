import type { Recording } from '../../../contract/recordings';
import type { Column } from '../../ui/table/columns';
import { None, Pair } from '../../ui/values/Pair';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { When } from '../../ui/values/When';
import { formatBytes } from '../../ui/format/bytes';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { RecordingState } from '../RecordingState';
import type { RecordingTranslate } from '../texts';
import { useWhy } from '../useWhy';
import { PlayCell, RecordingLink, RecordingTime } from './cells';
import styles from './list.module.css';

export function recordingColumns(t: RecordingTranslate): readonly Column<Recording>[] {
  return [
    {
      key: 'play',
      title: t('column.play'),
      width: 48,
      always: true,
      render: (recording) => <PlayCell recording={recording} />,
    },
    {
      key: 'started',
      title: t('column.started'),
      width: 126,
      sort: 'startedAt',
      sortFirst: 'desc',
      render: (recording) => <When at={recording.startedAt} />,
    },
    {
      key: 'room',
      title: t('column.room'),
      always: true,
      render: (recording) => (
        <Pair first={<RecordingLink recording={recording} />} second={<Customer recording={recording} />} />
      ),
    },
    {
      key: 'number',
      title: t('column.number'),
      width: 108,
      optional: true,
      render: ({ room }) => <RoomNumber id={room.roomID} />,
    },
    { key: 'agent', title: t('column.agent'), width: { zh: 88, en: 104 }, render: ({ agent }) => agent.name },
    {
      key: 'team',
      title: t('column.team'),
      width: 128,
      optional: true,
      render: ({ team }) => team?.name ?? <None />,
    },
    { key: 'kind', title: t('column.kind'), width: 68, render: ({ kind }) => t(`kind.${kind}`) },
    {
      key: 'duration',
      title: t('column.duration'),
      width: 88,
      align: 'right',
      sort: 'duration',
      sortFirst: 'desc',
      render: (recording) => <RecordingTime recording={recording} />,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: { zh: 136, en: 152 },
      render: (recording) =>
        recording.state === 'failed' ? (
          <Pair first={<RecordingState recording={recording} />} second={<Why recording={recording} />} />
        ) : (
          <RecordingState recording={recording} />
        ),
    },
    {
      key: 'size',
      title: t('column.size'),
      width: 92,
      align: 'right',
      sort: 'size',
      sortFirst: 'desc',
      optional: true,
      render: ({ bytes }) => (bytes === null ? <None /> : formatBytes(bytes)),
    },
    {
      key: 'score',
      title: t('column.score'),
      width: 72,
      align: 'right',
      render: ({ score }) => score ?? <None />,
    },
    {
      key: 'comments',
      title: t('column.comments'),
      width: { zh: 64, en: 96 },
      align: 'right',
      optional: true,
      render: ({ comments }) => (comments === 0 ? <None /> : comments),
    },
    {
      key: 'hold',
      title: t('column.hold'),
      width: { zh: 88, en: 96 },
      render: ({ onHold }) => onHold && <StatusWord of="recording" state="onHold" />,
    },
  ];
}

/** The name, or what stands for it. */
function Customer({ recording: { room } }: { recording: Recording }) {
  return room.customerName || room.customerRef || <RoomNumber id={room.roomID} />;
}

function Why({ recording }: { recording: Recording }) {
  const why = useWhy(recording);
  return why === null ? (
    <None />
  ) : (
    <span className={styles['why']} title={why}>
      {why}
    </span>
  );
}
