import { Link } from 'react-router';
import type { Recording } from '../../../contract/recordings';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Facts } from '../../ui/page/Card';
import { CopyButton } from '../../ui/values/CopyButton';
import { None } from '../../ui/values/Pair';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { When } from '../../ui/values/When';
import { formatBytes } from '../../ui/format/bytes';
import { RecordingTime } from '../list/cells';
import { recordingTexts } from '../texts';
import styles from './detail.module.css';

/** Everything that is known about a recording. */
export function RecordingFacts({ recording }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  const { room, agent, team, bytes, kind, recordingID } = recording;
  return (
    <Facts
      items={[
        { label: t('fact.agent'), value: <Agent agent={agent.name} team={team?.name} /> },
        { label: t('fact.customer'), value: <Customer recording={recording} /> },
        {
          label: t('fact.room'),
          value: (
            <Link to={pathTo('room', { roomID: room.roomID })}>
              {room.name} <RoomNumber id={room.roomID} />
            </Link>
          ),
        },
        { label: t('fact.call'), value: <CallLink recording={recording} /> },
        { label: t('fact.started'), value: <When at={recording.startedAt} seconds /> },
        { label: t('fact.duration'), value: <RecordingTime recording={recording} /> },
        {
          label: t('fact.kind'),
          value: (
            <>
              {t(`kind.${kind}`)} <span className={styles['what']}>{t(`kind.${kind}.what`)}</span>
            </>
          ),
        },
        { label: t('fact.size'), value: bytes === null ? <None /> : formatBytes(bytes) },
        {
          label: t('fact.id'),
          value: (
            <>
              {recordingID} <CopyButton text={recordingID} label={t('fact.copyID')} />
            </>
          ),
        },
      ]}
    />
  );
}

/** The four that a peek has room for. */
export function ShortFacts({ recording }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  const { agent, team, startedAt } = recording;
  return (
    <Facts
      items={[
        { label: t('fact.agent'), value: <Agent agent={agent.name} team={team?.name} /> },
        { label: t('fact.customer'), value: <Customer recording={recording} /> },
        { label: t('fact.started'), value: <When at={startedAt} seconds /> },
        { label: t('fact.call'), value: <CallLink recording={recording} /> },
      ]}
    />
  );
}

function Agent({ agent, team }: { agent: string; team: string | undefined }) {
  return (
    <>
      {agent}
      {team !== undefined && <span className={styles['what']}> {team}</span>}
    </>
  );
}

function Customer({ recording: { room } }: { recording: Recording }) {
  if (room.customerName === '' && room.customerRef === '') return <None />;
  return (
    <>
      {room.customerName} <span className={styles['what']}>{room.customerRef}</span>
    </>
  );
}

function CallLink({ recording: { callID } }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  if (callID === null) return t('fact.noCall');
  return <Link to={pathTo('call', { callID })}>{t('fact.openCall')}</Link>;
}
