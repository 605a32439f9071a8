import type { RoomEvent } from '../../../contract/rooms';
import type { Moment } from './moments';

/** What somebody may look for among the events of a room. */
export const eventGroups = ['people', 'chat', 'sound', 'screen', 'room'] as const;
export type EventGroup = (typeof eventGroups)[number];

export function groupOf({ kind }: RoomEvent): EventGroup {
  switch (kind) {
    case 'entered':
    case 'left':
    case 'timedOut':
    case 'superseded':
    case 'observed':
    case 'observingEnded':
    case 'observedUnseen':
    case 'observingUnseenEnded':
      return 'people';
    case 'chat':
      return 'chat';
    case 'muted':
    case 'unmuted':
      return 'sound';
    case 'screenShared':
    case 'screenShareEnded':
      return 'screen';
    case 'created':
    case 'edited':
    case 'sessionIssued':
    case 'sessionRevealed':
    case 'sessionRevoked':
    case 'callStarted':
    case 'callEnded':
    case 'closing':
    case 'closingCancelled':
    case 'closed':
      return 'room';
  }
}

const paperwork: readonly RoomEvent['kind'][] = [
  'edited',
  'sessionIssued',
  'sessionRevealed',
  'sessionRevoked',
];

/** The one that names several at one place: what can be seen or heard there, before what was only written down. */
export function tellingOf(moments: readonly Moment[]): Moment | undefined {
  return moments.find(({ event }) => !paperwork.includes(event.kind)) ?? moments[0];
}

/** The groups that there is something of, in their order. */
export function groupsOf(moments: readonly Moment[]): readonly EventGroup[] {
  const there = new Set(moments.map(({ event }) => groupOf(event)));
  return eventGroups.filter((group) => there.has(group));
}

/** Those of one group; all of them where there is nothing of it, as when an address was made on another recording. */
export function momentsIn(moments: readonly Moment[], group: EventGroup | undefined): readonly Moment[] {
  const some = group === undefined ? moments : moments.filter(({ event }) => groupOf(event) === group);
  return some.length === 0 ? moments : some;
}
