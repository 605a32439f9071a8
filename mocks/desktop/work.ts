import type { LaunchOrder } from './launch-line';
import { openPushPlay, type PushPlay, type PushPlayOrder } from './push-play';
import type { RoomClient } from './room-client';
import { startStay, type Stay } from './stay';

/** What the program does, whichever dialect it was told in: it stays in a room, or has PushPlay's window open. */
export interface Work {
  readonly order: LaunchOrder | null;
  readonly pushPlay: PushPlay | null;
  readonly inRoom: boolean;
  /** False where it does nothing. */
  carryOut(order: LaunchOrder): boolean;
  tellPushPlay(order: PushPlayOrder): void;
  /** Told to quit, PushPlay's window goes and its process stays. */
  putPushPlayAway(): void;
  /** Leaves the room properly. */
  leave(): Promise<void>;
  /** Drops everything as it is. */
  stop(): void;
}

export function createWork(options: {
  readonly rooms: ((order: LaunchOrder) => RoomClient) | undefined;
  readonly heartbeatMs: number;
  readonly emit: (event: object) => void;
  readonly log: (line: string) => void;
  readonly onEntered: () => void;
  readonly onOver: () => void;
}): Work {
  const { rooms, heartbeatMs, emit, log } = options;
  let order: LaunchOrder | null = null;
  let stay: Stay | null = null;
  let pushPlay: PushPlay | null = null;
  let inRoom = false;

  function stayIn(next: LaunchOrder): boolean {
    if (next.action !== 'createRoom' && next.action !== 'enterRoom') return false;
    order = next;
    stay = startStay({
      order: next,
      room: rooms?.(next) ?? null,
      heartbeatMs,
      log,
      emit,
      onEntered() {
        inRoom = true;
        options.onEntered();
      },
      onOver() {
        inRoom = false;
        options.onOver();
      },
    });
    return true;
  }

  function pushAndPlay(next: LaunchOrder): boolean {
    if (next.action !== 'start' && next.action !== 'stop') return false;
    order = next;
    pushPlay ??= openPushPlay({ emit, log });
    const { pushURL = '', playURL = '', title = '' } = next.raw as Readonly<Record<string, string>>; // texts, or no RTMP
    pushPlay.carryOut(
      next.action === 'stop' ? { kind: 'destroy' } : { kind: 'create', pushURL, playURL, title },
    );
    return true;
  }

  return {
    get order() {
      return order;
    },
    get pushPlay() {
      return pushPlay;
    },
    get inRoom() {
      return inRoom;
    },
    carryOut(next) {
      if (next.type === 'CustomServiceLive') return pushAndPlay(next);
      return (next.type === 'RTCRoom' || next.type === 'LiveRoom') && stayIn(next);
    },
    tellPushPlay: (told) => pushPlay?.carryOut(told),
    putPushPlayAway() {
      pushPlay = null;
    },
    async leave() {
      inRoom = false;
      pushPlay = null;
      await stay?.leave();
      stay = null;
    },
    stop() {
      inRoom = false;
      stay?.stop();
    },
  };
}
