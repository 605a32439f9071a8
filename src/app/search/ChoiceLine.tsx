import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { aboutOf } from '../../session/call-about';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import {
  BulbOutlined,
  CloseOutlined,
  GlobalOutlined,
  PhoneOutlined,
  PlaySquareOutlined,
  SearchOutlined,
  TeamOutlined,
  VideoCameraOutlined,
} from '../../ui/icons';
import { When } from '../../ui/values/When';
import { appTexts } from '../texts';
import type { Choice } from './choices';
import { Marked, MarkedNumber } from './Marked';
import styles from './search.module.css';
import { searchTexts } from './texts';

/** What stands in one line of the list. */
export function ChoiceLine({ choice, q }: { choice: Choice; q: string }) {
  const t = useTexts(searchTexts);
  const app = useTexts(appTexts);
  const marked = (text: string) => text !== '' && <Marked text={text} q={q} />;
  switch (choice.kind) {
    case 'room': {
      const { roomID, name, customerName, customerRef, state } = choice.room;
      return (
        <Line
          icon={<VideoCameraOutlined />}
          name={marked(name)}
          sub={[<MarkedNumber key="number" id={roomID} q={q} />, marked(customerName), marked(customerRef)]}
          end={<StatusWord of="room" state={state} />}
        />
      );
    }
    case 'person': {
      const { userID, name, role, team } = choice.user;
      return (
        <Line
          icon={<TeamOutlined />}
          name={marked(name)}
          sub={[marked(userID), app(`role.${role}`), team?.name]}
        />
      );
    }
    case 'call': {
      const { call } = choice;
      const { name, customerName, customerRef } = aboutOf(call);
      return (
        <Line
          icon={<PhoneOutlined />}
          name={marked(name)}
          sub={[
            call.room && <MarkedNumber key="number" id={call.room.roomID} q={q} />,
            marked(customerName),
            marked(customerRef),
            call.agent.name,
          ]}
          end={<When at={call.startedAt} />}
        />
      );
    }
    case 'recording': {
      const { room, agent, startedAt } = choice.recording;
      return (
        <Line
          icon={<PlaySquareOutlined />}
          name={marked(room.name)}
          sub={[
            <MarkedNumber key="number" id={room.roomID} q={q} />,
            marked(room.customerName),
            marked(room.customerRef),
            agent.name,
          ]}
          end={<When at={startedAt} />}
        />
      );
    }
    case 'all':
      return <Line icon={<SearchOutlined />} name={t(`all.${choice.of}`, { q })} />;
    case 'start':
      return <Line icon={<PhoneOutlined />} name={t('start', { room: choice.room.name })} />;
    case 'page':
      return <Line icon={choice.item.icon} name={t('goTo', { page: choice.item.label })} />;
    case 'look':
      return <Line icon={<BulbOutlined />} name={t(`look.${choice.look}`)} />;
    case 'language':
      return <Line icon={<GlobalOutlined />} name={t('language')} />;
    case 'recent':
      return <Line icon={<SearchOutlined />} name={choice.q} />;
    case 'forget':
      return <Line icon={<CloseOutlined />} name={t('recent.clear')} />;
  }
}

interface LineProps {
  readonly icon: ReactNode;
  readonly name: ReactNode;
  readonly sub?: readonly ReactNode[];
  readonly end?: ReactNode;
}

function Line({ icon, name, sub = [], end }: LineProps) {
  const facts = sub.filter((part) => part !== undefined && part !== null && part !== false);
  return (
    <>
      {icon}
      <div className={styles['main']}>
        <div>{name}</div>
        {facts.length > 0 && (
          <div className={styles['sub']}>
            {facts.map((part, at) => (
              <span key={at}>{part}</span>
            ))}
          </div>
        )}
      </div>
      {end}
    </>
  );
}
