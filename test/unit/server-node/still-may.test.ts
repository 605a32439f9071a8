import { expect, it } from 'vitest';
import type { Role } from '../../../contract/access';
import { stillMay } from '../../../server/node/still-may';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { buildersFor } from '../../support/rows';

async function aWorld() {
  const store = createMemoryStore();
  const { aTeam, aUser, aRecording, anApiToken } = buildersFor(store);
  const [team, other] = [await aTeam(), await aTeam()];
  const { userID } = await aUser({ role: 'supervisor', teamID: team.teamID });
  const { recordingID } = await aRecording({ teamID: team.teamID });
  const asked = (by: string) =>
    stillMay(store, 'recording.play')(recordingID, { userID: by, tokenDigest: '' });
  const change = (patch: { role?: Role; teamID?: string; state?: 'disabled' }) =>
    store.transact((tx) => tx.users.update(userID, patch));
  return { ...{ team, other, userID, recordingID, asked, change, anApiToken } };
}

it.each([
  ['another team', (other: string) => ({ teamID: other })],
  ['another role', () => ({ role: 'agent' }) as const],
  ['no account any more', () => ({ state: 'disabled' }) as const],
])('a link of somebody who was given %s leads nowhere', async (_, patchOf) => {
  const { other, userID, recordingID, asked, change } = await aWorld();
  expect(await asked(userID)).toMatchObject({ recordingID });
  await change(patchOf(other.teamID));
  expect(await asked(userID)).toBeUndefined();
});

it('a link of an API token leads to what the token reaches', async () => {
  const { team, other, recordingID, asked, anApiToken } = await aWorld();
  const permissions = ['recording.list', 'recording.play'] as const;
  const ours = await anApiToken({ permissions, teamID: team.teamID });
  const theirs = await anApiToken({ permissions, teamID: other.teamID });
  expect(await asked(ours.tokenID)).toMatchObject({ recordingID });
  expect(await asked(theirs.tokenID)).toBeUndefined();
  expect(await asked('nobody')).toBeUndefined();
});
