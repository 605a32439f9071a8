import { Link } from 'react-router';
import type { Call } from '../../contract/calls';
import { recordedKinds } from '../../contract/rooms';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { aboutOf } from '../session/call-about';
import { Card, Facts } from '../ui/page/Card';
import { CopyButton } from '../ui/values/CopyButton';
import { None } from '../ui/values/Pair';
import { RoomNumber } from '../ui/values/RoomNumber';
import { When } from '../ui/values/When';
import styles from './call.module.css';
import { EndedBecause } from './EndedBecause';
import { CallTime } from './list/cells';
import { callTexts, type CallTranslate } from './texts';

/** What is known of a call, one fact a line. */
export function CallFacts({ call }: { call: Call }) {
  const t = useTexts(callTexts);
  const { room } = call;
  const { customerName, customerRef } = aboutOf(call);
  return (
    <Card title={t('call.facts')}>
      <Facts
        items={[
          ...(room
            ? [
                {
                  label: t('call.room'),
                  value: (
                    <Link to={pathTo('room', { roomID: room.roomID })}>
                      {room.name} <RoomNumber id={room.roomID} />
                    </Link>
                  ),
                },
              ]
            : []),
          {
            label: t('call.customer'),
            value: [customerName, customerRef].filter(Boolean).join(' ') || <None />,
          },
          { label: t('call.agent'), value: call.agent.name },
          { label: t('call.started'), value: <When at={call.startedAt} /> },
          {
            label: room ? t('call.entered') : t('call.streamsRan'),
            value: call.enteredAt ? <When at={call.enteredAt} /> : t('call.never'),
          },
          { label: t('call.ended'), value: call.endedAt ? <When at={call.endedAt} /> : <None /> },
          { label: t('call.duration'), value: <CallTime call={call} /> },
          {
            label: t('call.reason'),
            value: (
              <>
                <EndedBecause call={call} />
                {call.endDetail && <blockquote className={styles['quote']}>{call.endDetail}</blockquote>}
              </>
            ),
          },
          { label: t('call.path'), value: t(`path.${call.path}`) },
          ...(call.streams ? streamFacts(call.streams, t) : roomFacts(call, t)),
          {
            label: t('call.id'),
            value: (
              <>
                {call.callID} <CopyButton text={call.callID} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

type Fact = Parameters<typeof Facts>[0]['items'][number];

function streamFacts(streams: NonNullable<Call['streams']>, t: CallTranslate): readonly Fact[] {
  return [
    { label: t('call.push'), value: <span className={styles['address']}>{streams.push}</span> },
    { label: t('call.play'), value: <span className={styles['address']}>{streams.play}</span> },
  ];
}

function roomFacts(call: Call, t: CallTranslate): readonly Fact[] {
  const kinds = recordedKinds(call.recording).map((kind) => t(`kind.${kind}`));
  return [
    { label: t('call.template'), value: call.template },
    { label: t('call.records'), value: kinds.length > 0 ? kinds.join(' + ') : t('dock.noRecording') },
    {
      label: t('call.recordingsLabel'),
      value:
        call.recordingCount > 0 ? (
          <Link to={`${pathTo('recordings')}?call=${encodeURIComponent(call.callID)}`}>
            {t('call.recordings', { count: call.recordingCount })}
          </Link>
        ) : (
          <None />
        ),
    },
  ];
}
