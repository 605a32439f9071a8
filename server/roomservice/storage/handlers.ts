import type { Endpoints } from '../../../contract/endpoints';
import type { Storage } from '../../../contract/storage';
import type { Handler, Handlers } from '../handlers';
import { tonight } from '../keeping/preview';
import type { Ports } from '../ports';
import { Problem } from '../problem';
import type { StorageSampleRow } from '../rows/storage';
import { forecastOf } from './forecast';
import { limitsOf } from './levels';
import { storageSettings } from './settings';
import { watchDisk } from './watch';

const dayMs = 24 * 3_600_000;
const shownMs = 30 * dayMs;
/** Of the samples of each such time the last is shown. */
const everyMs = 6 * 3_600_000;
const BIGGEST = 10;

const getStorage: Handler<Endpoints['getStorage']> = async (ctx) => {
  const { store, disk } = ctx.ports;
  const { read } = store;
  const settings = await storageSettings.signed(read);
  const space = await disk.space();
  const limits = limitsOf(settings, space?.totalBytes ?? 0);
  const samples = await read.storage.samples(new Date(ctx.now.getTime() - shownMs));
  const { states, kinds, teams, months } = await read.storage.use();
  const { recordings, bytes } = await read.recordings.trashTotals({ kind: 'all' });
  return {
    level: samples.at(-1)?.level ?? 'ample',
    disk: space && { ...space, ...limits, recordingsBytes: sumOf(states) },
    forecast: space
      ? forecastOf(samples, space, { now: ctx.now, stopBytes: limits.stopBytes })
      : { kind: 'tooFew', hours: 0 },
    samples: fewOf(samples).map(({ takenAt, freeBytes, totalBytes }) => ({
      ...{ at: takenAt.toISOString(), freeBytes, totalBytes },
    })),
    byState: [...states],
    byKind: [...kinds],
    byTeam: teams.map(({ teamID, teamName, ...share }) => ({
      team: teamID === null ? null : { teamID, name: teamName ?? teamID },
      ...share,
    })),
    byMonth: [...months],
    biggest: await biggest(ctx.ports),
    tonight: await tonight(read, ctx.now),
    trash: { recordings, bytes },
    settings,
  };
};

function sumOf(shares: readonly { readonly bytes: number }[]): number {
  return shares.reduce((sum, { bytes }) => sum + bytes, 0);
}

function fewOf(samples: readonly StorageSampleRow[]): readonly StorageSampleRow[] {
  const few = new Map(samples.map((row) => [Math.floor(row.takenAt.getTime() / everyMs), row]));
  return [...few.values()];
}

async function biggest({ store }: Ports): Promise<Storage['biggest']> {
  const best = await store.read.storage.biggest(BIGGEST);
  const rows = new Map(
    (await store.read.recordings.byIDs(best.map(({ recordingID }) => recordingID))).map((row) => [
      row.recordingID,
      row,
    ]),
  );
  return best.flatMap(({ recordingID, bytes }) => {
    const row = rows.get(recordingID);
    if (!row) return [];
    const { roomName, agentID, agentName, kind, state, startedAt } = row;
    const agent = { userID: agentID, name: agentName };
    return [{ recordingID, roomName, agent, kind, state, startedAt: startedAt.toISOString(), bytes }];
  });
}

const updateStorageSettings: Handler<Endpoints['updateStorageSettings']> = async (ctx, { body }) => {
  const { version, ...value } = body;
  if (value.stopGiB > value.warnGiB) {
    throw new Problem('request.invalid', undefined, [{ path: 'stopGiB', code: 'too_big' }]);
  }
  await storageSettings.change(ctx, version, value);
  await watchDisk({ ...ctx, caller: null });
  return storageSettings.signed(ctx.ports.store.read);
};

const getStorageNotice: Handler<Endpoints['getStorageNotice']> = async ({ ports }) => {
  const last = await ports.store.read.storage.lastSample();
  const space = await ports.disk.space();
  return { level: last?.level ?? 'ample', freeBytes: space?.freeBytes ?? null };
};

export const storageHandlers = {
  getStorage,
  updateStorageSettings,
  getStorageNotice,
} satisfies Partial<Handlers>;
