import type { MemberRow } from '../rows/rooms';

/** Members of the room list alone have no session: they are there by word of their page. */
export const sessionOfList = 'list';

/** Does a member count on that part of the wire? Programs see those who push; the room list sees everybody. */
export function isSeen(member: Pick<MemberRow, 'role' | 'sessionID'>, by: 'program' | 'list'): boolean {
  return by === 'list' || (member.role !== 'audience' && member.sessionID !== sessionOfList);
}
