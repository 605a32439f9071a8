import type { Endpoints } from '../../../contract/endpoints';
import { mostFindings } from '../../../contract/storage-findings';
import { command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { removeFiles } from '../keeping/remove';
import { reconcile, reconcileKey } from './reconcile';

const getStorageFindings: Handler<Endpoints['getStorageFindings']> = async ({ ports }) => {
  const { storageFindings, recordings, jobs } = ports.store.read;
  const check = await storageFindings.lastCheck();
  const strays = await storageFindings.list('stray', mostFindings);
  const missing = await storageFindings.list('missing', mostFindings);
  const rows = await recordings.byIDs(missing.items.flatMap(({ recordingID }) => recordingID ?? []));
  const names = new Map(rows.map(({ recordingID, roomName }) => [recordingID, roomName]));
  return {
    check: check
      ? {
          ...{ at: check.checkedAt.toISOString(), files: check.files, bytes: check.bytes },
          isUnsure: check.isUnsure,
        }
      : null,
    isRunning: await jobs.hasUnfinished(reconcileKey),
    strays: {
      ...strays,
      items: strays.items.map(({ location, bytes, changedAt }) => ({
        ...{ location, bytes, changedAt: changedAt?.toISOString() ?? null },
      })),
    },
    missing: {
      ...missing,
      items: missing.items.map(({ location, bytes, recordingID }) => ({
        ...{ location, bytes, recordingID: recordingID ?? '' },
        roomName: names.get(recordingID ?? '') ?? null,
      })),
    },
  };
};

const checkStorage: Handler<Endpoints['checkStorage']> = async (ctx) => {
  await command(ctx, async (work) => {
    await work.addJob(reconcile, {}, { dedupeKey: reconcileKey });
  });
};

/** Only what was found to be nobody's, and still is. */
const deleteStrays: Handler<Endpoints['deleteStrays']> = (ctx, { body }) => {
  const asked = [...new Set(body.locations)];
  return command(ctx, async (work) => {
    const { tx } = work;
    const found = (await tx.storageFindings.at(asked)).filter(({ kind }) => kind === 'stray');
    const known = await tx.storageFindings.known(found.map(({ location }) => location));
    const going = found.filter(({ location }) => !known.has(location));
    const files = going.map(({ location }) => location);
    const bytes = going.reduce((sum, each) => sum + each.bytes, 0);
    if (files.length > 0) {
      await tx.storageFindings.delete(files);
      await work.addJob(removeFiles, { files });
      await work.audit({
        action: 'storage.deleteStrays',
        object: { kind: 'settings', id: 'storage', name: null },
        changes: Object.fromEntries(going.map((each) => [each.location, [String(each.bytes), null]])),
      });
      work.tell({ type: 'storage.changed' }, { kind: 'everybody' });
    }
    return { files: files.length, bytes, leftOut: asked.length - files.length };
  });
};

export const findingHandlers = {
  getStorageFindings,
  checkStorage,
  deleteStrays,
} satisfies Partial<Handlers>;
