import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { RowCard } from '../../ui/table/CardList';
import { RowButton } from '../../ui/table/RowActions';
import { Dotted } from '../../ui/values/Pair';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { When } from '../../ui/values/When';
import { RecordingState } from '../RecordingState';
import { recordingTexts } from '../texts';
import { RecordingLink, RecordingTime } from './cells';
import { useRows } from './rows-context';

/** A row on a phone. */
export function RecordingCard({ recording }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  const { playingID, press } = useRows();
  const { room, agent, kind } = recording;
  const playing = playingID === recording.recordingID;
  const verb = playing ? 'pause' : recording.can.includes('play') ? 'play' : 'look';
  return (
    <RowCard
      state={<RecordingState recording={recording} />}
      time={<When at={recording.startedAt} />}
      name={<RecordingLink recording={recording} />}
      sub={
        <Dotted>
          {[
            room.customerName || room.customerRef || <RoomNumber key="room" id={room.roomID} />,
            agent.name,
            t(`kind.${kind}`),
            <RecordingTime key="time" recording={recording} />,
          ]}
        </Dotted>
      }
      actions={<RowButton onClick={() => press(recording)}>{t(`row.${verb}Short`)}</RowButton>}
    />
  );
}
