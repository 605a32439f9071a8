import { PlaySquareOutlined, SearchOutlined, VideoCameraOutlined } from '../../ui/icons';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { When } from '../../ui/values/When';
import { appTexts } from '../texts';
import styles from './layout.module.css';
import type { JumpResult } from './useJumpResults';

interface JumpOptionProps {
  readonly id: string;
  readonly result: JumpResult;
  readonly q: string;
  readonly selected: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

export function JumpOption({ id, result, q, selected, onPoint, onChoose }: JumpOptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keyboard works in the combobox
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles['jumpOption']}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <Content result={result} q={q} />
    </div>
  );
}

function Content({ result, q }: { result: JumpResult; q: string }) {
  const t = useTexts(appTexts);
  switch (result.kind) {
    case 'room':
      return (
        <Line
          icon={<VideoCameraOutlined />}
          name={result.room.name}
          number={<RoomNumber id={result.room.roomID} />}
          sub={[result.room.customerName, result.room.customerRef]}
          end={<StatusWord of="room" state={result.room.state} />}
        />
      );
    case 'recording':
      return (
        <Line
          icon={<PlaySquareOutlined />}
          name={result.recording.room.name}
          number={<RoomNumber id={result.recording.room.roomID} />}
          sub={[result.recording.room.customerName, result.recording.agent.name]}
          end={<When at={result.recording.startedAt} />}
        />
      );
    case 'allRooms':
      return <Line icon={<SearchOutlined />} name={t('search.allRooms', { q })} />;
    case 'allRecordings':
      return <Line icon={<SearchOutlined />} name={t('search.allRecordings', { q })} />;
  }
}

interface LineProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly number?: ReactNode;
  readonly sub?: readonly string[];
  readonly end?: ReactNode;
}

function Line({ icon, name, number, sub = [], end }: LineProps) {
  return (
    <>
      {icon}
      <div className={styles['jumpMain']}>
        <div>{name}</div>
        {number !== undefined && (
          <div className={styles['jumpSub']}>
            <span>{number}</span>
            {sub
              .filter((part) => part !== '')
              .map((part) => (
                <span key={part}>{part}</span>
              ))}
          </div>
        )}
      </div>
      {end}
    </>
  );
}
