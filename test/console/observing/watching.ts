import type { ObservingPolicy } from '../../../contract/observing';
import type { ConsoleWorld } from '../../support/render-console';
import { MORNING } from '../../support/rows';

export const roomID = '482913605';

export const playing = {
  urlOf: (streamID: string) => `https://play.example/live/${streamID}.flv?txSecret=s`,
};

/** What an admin decided, and a room of the loans team in which an agent pushes and a customer does not. */
export function aWatchableRoom(policy: ObservingPolicy | null, given: { readonly empty?: true } = {}) {
  return async ({ aRoom, aMember, simulation: { store } }: ConsoleWorld): Promise<void> => {
    const now = new Date();
    const state = given.empty ? 'idle' : 'live';
    const mine = { roomID, name: 'Mortgage', ownerID: 'shen_ruoxi', teamID: 'team-loans-1' } as const;
    await aRoom({ ...mine, state, liveSince: given.empty ? null : now });
    if (!given.empty) {
      const here = { roomID, heartbeatAt: now, enteredAt: now } as const;
      await aMember({ ...here, userID: 'shen_ruoxi', name: '沈若溪', role: 'main' });
      await aMember({ ...here, userID: 'wx_han_xue', name: '韩雪', enteredAt: new Date(now.getTime() + 1) });
    }
    await store.transact(async (tx) => {
      const unheard = { avatar: '', userInfo: '', heldUntil: null };
      await tx.wireMembers.put({ roomID, userID: 'shen_ruoxi', streamID: '3891_shen', ...unheard });
      if (policy === null) return;
      const signed = { version: 1, updatedAt: MORNING, updatedByID: 'zhang_nan' };
      await tx.settings.put({ key: 'observing', value: { policy }, ...signed });
    });
  };
}
