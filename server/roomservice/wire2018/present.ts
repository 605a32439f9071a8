import type { SeenRoom } from './lists';
import type { WireCtx } from './ports';
import { isSeen } from './seen';
import type { CustomFields } from './custom';
import type { Json } from './json';

/** A room as both servers had it, without what each put around it. */
export function presentRoom({ wire: { streams } }: WireCtx, { wire, members }: SeenRoom): Json {
  return {
    roomID: wire.wireID,
    roomInfo: wire.roomInfo,
    roomCreator: wire.creatorID ?? '',
    mixedPlayURL: wire.streamID === '' ? '' : streams.playURL(wire.streamID, 'flv'),
    pushers: members
      .filter((member) => isSeen(member, 'program'))
      .map((member) => ({
        userID: member.userID,
        userName: member.name,
        userAvatar: member.avatar,
        accelerateURL: member.streamID === '' ? '' : streams.accelerateURL(member.streamID),
      })),
  };
}

export function presentAudience({ members }: SeenRoom): Json {
  const audiences = members
    .filter((member) => member.role === 'audience')
    .map((member) => ({ userID: member.userID, userInfo: member.userInfo }));
  return { audienceCount: audiences.length, audiences };
}

/** JSON text, since that is how clients read it; sorted, so that it is the same from every store. */
export function presentCustom(custom: CustomFields): string {
  return JSON.stringify(Object.fromEntries(Object.entries(custom).sort(([a], [b]) => (a < b ? -1 : 1))));
}
