import type { CustomerHoldings } from '../../../contract/customers';
import type { Endpoints } from '../../../contract/endpoints';
import { command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { RecordingRow } from '../rows/recordings';
import type { Tx } from '../store';
import type { Customer, HeldOfCustomer } from '../stores/customers';
import { blackOut, patternOf } from './black-out';
import { eraseFiles } from './files';

const findCustomer: Handler<Endpoints['findCustomer']> = async (ctx, { body }) =>
  present(await heldOf(ctx.ports.store.read, body));

const eraseCustomer: Handler<Endpoints['eraseCustomer']> = async (ctx, { body }) => {
  if (body.confirm !== (body.ref || body.name))
    throw new Problem('customer.notConfirmed', undefined, [{ path: 'confirm', code: 'format' }]);
  return command(ctx, async ({ tx, audit, addJob }) => {
    const held = await heldOf(tx, body);
    if (held.busy > 0) throw new Problem('customer.busy', { count: held.busy });
    const words = [
      ...new Set([...held.identities.flatMap(({ name, ref }) => [name, ref]), body.name, body.ref]),
    ];
    const pattern = patternOf(words);
    const { going, kept } = await split(tx, held);
    for (const { recordingID } of kept) {
      await tx.recordings.update(recordingID, { eraseOnLift: body.recordings });
    }
    const { files, texts } = await tx.customers.erase(
      { ...held, recordingIDs: going },
      pattern,
      body.recordings,
    );
    await addJob(eraseFiles, { pictureIDs: [...held.pictureIDs], files: [...files] });
    const erased = present({ ...held, recordingIDs: going, onHold: kept });
    const { identities: _identities, onHold, ...counts } = erased;
    // That it happened, how much it was and why, but not who it was.
    await audit({
      action: 'customer.erase',
      reason: pattern === null ? body.reason : blackOut(body.reason, new RegExp(pattern, 'gi')),
      changes: Object.fromEntries([
        ...Object.entries({ ...counts, texts }).map(([key, count]) => [key, [String(count), '0']]),
        ['recordings', [String(going.length), body.recordings]],
        ...(onHold.length > 0 ? [['onHold', [String(onHold.length), String(onHold.length)]]] : []),
      ]) as Record<string, [string, string]>, // pairs of texts, as made above
    });
    return { erased, texts };
  });
};

async function heldOf(tx: Tx, who: Customer): Promise<HeldOfCustomer> {
  const held = who.ref === '' && who.name === '' ? null : await tx.customers.held(who);
  const isEmpty = held && held.roomIDs.length + held.callIDs.length + held.recordingIDs.length === 0;
  if (!held || isEmpty) throw new Problem('customer.notFound');
  return held;
}

/** What a hold keeps stays as it is; looked at under the lock that whoever places a hold takes, too. */
async function split(tx: Tx, { recordingIDs }: HeldOfCustomer) {
  const going: string[] = [];
  const kept: RecordingRow[] = [];
  for (const recordingID of [...recordingIDs].sort()) {
    const row = await tx.recordings.lock(recordingID);
    if (row?.onHold) kept.push(row);
    else if (row) going.push(recordingID);
  }
  return { going, kept };
}

function present(held: HeldOfCustomer): CustomerHoldings {
  return {
    rooms: held.roomIDs.length,
    calls: held.callIDs.length,
    notes: held.notes,
    pictures: held.pictureIDs.length,
    recordings: held.recordingIDs.length,
    onHold: held.onHold.map(({ recordingID, roomName, startedAt }) => ({
      ...{ recordingID, roomName, startedAt: startedAt.toISOString() },
    })),
    busy: held.busy,
    identities: held.identities.map(({ name, ref }) => ({ name, ref })),
  };
}

export const customerHandlers = { findCustomer, eraseCustomer } satisfies Partial<Handlers>;
