import { describe, expect, it } from 'vitest';
import { wantedOf } from '../../../../server/roomservice/search/wanted';
import type { Reach } from '../../../../server/roomservice/stores/lists';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

const all: Reach = { kind: 'all' };

export function describeSearch(bench: () => Bench): void {
  describe('search', () => {
    it('finds a whole id first, then what begins with the text, then what contains it', async () => {
      const { store, aRoom } = bench();
      const n = 7_000_000 + unique() * 100;
      const named = await aRoom({ roomID: String(n), name: 'Quiet', activeAt: at(-100) });
      const longer = await aRoom({ roomID: `${n}1`, activeAt: at(-90) });
      const inside = await aRoom({ roomID: `1${n}`, activeAt: at(90) });
      const { items, more } = found(await store.read.rooms.search(wantedOf(String(n)), all, 6));
      expect(items.map((room) => room.roomID)).toEqual([named.roomID, longer.roomID, inside.roomID]);
      expect(more).toBe(false);
      expect(items[0]).toMatchObject({ name: 'Quiet', origin: 'console', members: [] });
    });

    it('takes a number in groups, as it is shown', async () => {
      const { store, aRoom } = bench();
      const { roomID } = await aRoom({ roomID: String(482_000_000 + unique()) });
      const grouped = `${roomID.slice(0, 3)} ${roomID.slice(3, 6)}\u2009${roomID.slice(6)}`;
      const { items } = found(await store.read.rooms.search(wantedOf(grouped), all, 6));
      expect(items.map((room) => room.roomID)).toEqual([roomID]);
    });

    it('finds two Chinese characters, one that a name begins with, and words in several fields', async () => {
      const { store, aCall } = bench();
      const mark = String.fromCodePoint(0x4e00 + 300 + (unique() % 3000));
      const name = `${mark}若𠮷`;
      const { callID } = await aCall({
        customerName: name,
        roomName: '抵押面签',
        customerRef: `Ref-${mark}`,
      });
      const search = async (q: string) =>
        found(await store.read.calls.search(wantedOf(q), all, 6)).items.map((call) => call.callID);
      for (const q of [mark, `${mark}若`, '若𠮷', `抵押 ${mark}若`, `REF-${mark}`, `面签 ref-${mark}`])
        expect([q, await search(q)]).toEqual([q, [callID]]);
      // Inside of words a single character is nearly everywhere; fields are not read across.
      for (const q of ['𠮷', `若${mark}`, `${mark}若 %`, `𠮷\\`, `${mark}_`])
        expect([q, await search(q)]).toEqual([q, []]);
    });

    it('answers so many, says that there are more, the newest first', async () => {
      const { store, aRecording } = bench();
      const n = unique();
      const ids: string[] = [];
      for (const seconds of [1, 3, 2]) {
        const { recordingID } = await aRecording({ customerName: `Many ${n}`, startedAt: at(seconds) });
        ids.push(recordingID);
      }
      const wanted = wantedOf(`many ${n}`);
      const two = found(await store.read.recordings.search(wanted, all, 2));
      expect(two.items.map((each) => each.recordingID)).toEqual([ids[1], ids[2]]);
      expect(two.more).toBe(true);
      expect(found(await store.read.recordings.search(wanted, all, 3)).more).toBe(false);
    });

    it('finds the recordings of a call by its id, and a person by userID in any letter case', async () => {
      const { store, aCall, aRecording, aUser } = bench();
      const { callID } = await aCall({ ended: true });
      const { recordingID } = await aRecording({ callID });
      const recordings = found(await store.read.recordings.search(wantedOf(callID), all, 6));
      expect(recordings.items.map((each) => each.recordingID)).toEqual([recordingID]);
      const user = await aUser({ userID: `Findable_${unique()}`, name: '沈 Findme' });
      for (const q of [user.userID.toUpperCase(), user.userID.slice(0, -1)]) {
        const people = found(await store.read.users.search(wantedOf(q), all, 6));
        expect(people.items.map((each) => each.userID)).toContain(user.userID);
      }
    });

    it('reaches no further than the caller', async () => {
      const { store, aTeam, aUser, aRoom } = bench();
      const [team, other] = [await aTeam(), await aTeam()];
      const me = await aUser({ teamID: team.teamID });
      const name = `Reach ${unique()}`;
      const mine = await aRoom({ name, ownerID: me.userID, teamID: team.teamID, activeAt: at(3) });
      const ours = await aRoom({ name, teamID: team.teamID, activeAt: at(2) });
      const theirs = await aRoom({ name, teamID: other.teamID, activeAt: at(1) });
      const seen = async (reach: Reach) =>
        found(await store.read.rooms.search(wantedOf(name), reach, 6)).items.map((room) => room.roomID);
      expect(await seen({ kind: 'own', userID: me.userID })).toEqual([mine.roomID]);
      expect(await seen({ kind: 'team', userID: me.userID, teamID: team.teamID })).toEqual([
        mine.roomID,
        ours.roomID,
      ]);
      expect(await seen(all)).toEqual([mine.roomID, ours.roomID, theirs.roomID]);
      // Not even by the whole number.
      const named = wantedOf(theirs.roomID);
      expect(
        found(await store.read.rooms.search(named, { kind: 'own', userID: me.userID }, 6)).items,
      ).toEqual([]);
    });
  });
}

function found<T>(answer: T | null): T {
  if (answer === null) throw new Error('The search took too long.');
  return answer;
}
