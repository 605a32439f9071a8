import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import type { ProgramEvent } from '../../launcher';
import { createUntilHeard } from './until-heard';

export type Chat = CallInput<Endpoints['reportHappening']>['body'];

const longest = 500;

export interface ChatTeller {
  /** The program of a call in that room said something. */
  heard(roomID: string, event: ProgramEvent): void;
  /** RoomService said something at that time of its own clock. */
  saw(at: string): void;
  open(): void;
  /** Tells nothing again until it is opened. */
  close(): void;
}

/** Tells RoomService what is written in the room, as the program hears it; again and again while RoomService is away. */
export function createChatTeller(send: (roomID: string, chat: Chat) => Promise<unknown>): ChatTeller {
  const telling = createUntilHeard();
  // What is said was said before it is heard: the most that a time is ahead of ours, ours is behind at least.
  let behindMs = 0;

  return {
    heard(roomID, event) {
      if (event.event !== 'roomTextMsg' || (event.roomID !== '' && event.roomID !== roomID)) return;
      const text = fitting(event.msg, longest);
      // Who is nobody by any wire's rules cannot be told of.
      if (text === '' || !/^[a-zA-Z]\w{3,23}$/.test(event.userID)) return;
      const at = new Date(Date.now() + behindMs).toISOString();
      const name = fitting(event.userName.replaceAll(/\s+/g, ' '), 80);
      const chat: Chat = { kind: 'chat', text, at, by: { userID: event.userID, name } };
      void telling.tell(() => send(roomID, chat));
    },
    saw(at) {
      behindMs = Math.max(behindMs, Date.parse(at) - Date.now());
    },
    open: telling.open,
    close: telling.close,
  };
}

/** As RoomService takes text: without control characters or half characters, and not too long. */
function fitting(text: string, most: number): string {
  return text
    .replaceAll(/(?![\n\t])\p{Cc}|\p{Cs}/gu, ' ')
    .trim()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '');
}
