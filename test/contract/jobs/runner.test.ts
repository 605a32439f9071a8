import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { command, type Actor } from '../../../server/roomservice/context';
import { GiveUp, NotYet, TryAgainAt, type JobKind } from '../../../server/roomservice/jobs/kind';
import { createJobRunner, type JobRunner } from '../../../server/roomservice/jobs/runner';
import type { JobRow } from '../../../server/roomservice/rows/jobs';
import type { World } from '../../support/roomservice';
import { at, unique } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';

const payload = z.object({ name: z.string() });
type Payload = z.infer<typeof payload>;

/** A kind that no other test has; all else a test names. */
function aKind(run: JobKind<Payload>['run'], given: Partial<JobKind<Payload>> = {}): JobKind<Payload> {
  return {
    kind: `kind_${unique()}`,
    payload,
    run,
    maxAttempts: 3,
    leaseMs: 30_000,
    concurrency: 1,
    ...given,
  };
}

/** A promise that a test keeps open for as long as it likes. */
function door() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

onEveryStore('jobs', (world) => {
  const actor = (): Actor => ({
    ...{ ports: world().ports, now: world().clock.now() },
    ...{ requestID: 'a-request', address: null, caller: null },
  });
  const add = (kind: JobKind<Payload>, name = 'one'): Promise<string> =>
    command(actor(), ({ addJob }) => addJob(kind, { name }));
  const runnerOf = (kind: JobKind<Payload>, of: World = world()): JobRunner =>
    createJobRunner(of.ports, [kind]);
  const jobOf = async (jobID: string): Promise<JobRow> => {
    const row = await world().store.read.jobs.get(jobID);
    if (!row) throw new Error('It is gone.');
    return row;
  };

  it('are done as soon as the command that added them is kept, with what it said, and leave their result', async () => {
    const names: string[] = [];
    const kind = aKind(async (job) => {
      names.push(job.payload.name);
      return { greeted: job.payload.name };
    });
    const runner = runnerOf(kind);
    const silence = world().ports.jobs.onRing(() => void runner.look());
    const jobID = await add(kind, '王小明');
    await runner.settled();
    silence();
    expect(names).toEqual(['王小明']);
    expect(await jobOf(jobID)).toMatchObject({
      ...{ state: 'done', result: { greeted: '王小明' }, attempts: 1 },
      ...{ lockedBy: null, finishedAt: at(0) },
    });
  });

  it('that a command added before it failed are not there', async () => {
    const kind = aKind(async () => undefined);
    let jobID = '';
    await expect(
      command(actor(), async ({ addJob }) => {
        jobID = await addJob(kind, { name: 'x' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await world().store.read.jobs.get(jobID)).toBeUndefined();
  });

  it('with a payload that their kind does not take are refused where they are added', async () => {
    const kind = aKind(async () => undefined);
    const wrong = { name: 7 } as unknown as Payload; // what a type would stop, a row of old need not
    await expect(command(actor(), ({ addJob }) => addJob(kind, wrong))).rejects.toThrow();
  });

  it('that fail are tried again later and later, and have failed after the last attempt', async () => {
    let tries = 0;
    const kind = aKind(async () => {
      tries += 1;
      throw new Error(`no luck ${tries}`);
    });
    const runner = runnerOf(kind);
    const jobID = await add(kind);
    await runner.settled();
    expect(await jobOf(jobID)).toMatchObject({
      ...{ state: 'waiting', runAt: at(2), attempts: 1, lastError: 'no luck 1' },
      lockedBy: null,
    });
    world().clock.forward(2);
    await runner.settled();
    expect(await jobOf(jobID)).toMatchObject({ state: 'waiting', runAt: at(6), attempts: 2 });
    world().clock.forward(3.999);
    await runner.settled();
    expect(tries).toBe(2);
    world().clock.forward(0.001);
    await runner.settled();
    expect(await jobOf(jobID)).toMatchObject({ state: 'failed', lastError: 'no luck 3', finishedAt: at(6) });
    expect(world().log.takeErrors()).toHaveLength(1);
  });

  it('may say that another attempt is of no use, or when it would be', async () => {
    const lost = aKind(async () => {
      throw new GiveUp('The address is gone.');
    });
    const patient = aKind(async () => {
      throw new TryAgainAt(at(100), 'Asked to wait.');
    });
    const [lostID, patientID] = [await add(lost), await add(patient)];
    await runnerOf(lost).settled();
    await runnerOf(patient).settled();
    expect(await jobOf(lostID)).toMatchObject({ state: 'failed', lastError: 'The address is gone.' });
    expect(await jobOf(patientID)).toMatchObject({ state: 'waiting', runAt: at(100) });
    expect(world().log.takeErrors()).toHaveLength(1);
  });

  it('that could not begin wait without using up an attempt, for as long as it takes', async () => {
    let isThere = false;
    const kind = aKind(
      async () => {
        if (!isThere) throw new NotYet(new Date(world().clock.now().getTime() + 60_000), 'Nothing there.');
        return 'at last';
      },
      { maxAttempts: 1 },
    );
    const runner = runnerOf(kind);
    const jobID = await add(kind);
    for (let minute = 1; minute <= 5; minute += 1) {
      await runner.settled();
      expect(await jobOf(jobID)).toMatchObject({
        ...{ state: 'waiting', runAt: at(60 * minute), attempts: 0 },
        ...{ lastError: 'Nothing there.', lockedBy: null },
      });
      world().clock.forward(60);
    }
    isThere = true;
    await runner.settled();
    expect(await jobOf(jobID)).toMatchObject({ state: 'done', result: 'at last', lastError: null });
  });

  it('run side by side up to the number that their kind allows', async () => {
    const gate = door();
    let inside = 0;
    let most = 0;
    const kind = aKind(
      async () => {
        inside += 1;
        most = Math.max(most, inside);
        await gate.opened;
        inside -= 1;
      },
      { concurrency: 2 },
    );
    const runner = runnerOf(kind);
    const ids = [await add(kind), await add(kind), await add(kind)];
    await runner.look();
    const states = await Promise.all(ids.map(async (id) => (await jobOf(id)).state));
    expect(states).toEqual(['running', 'running', 'waiting']);
    gate.open();
    await runner.settled();
    expect(most).toBe(2);
    expect((await jobOf(ids[2] ?? '')).state).toBe('done');
  });

  it('of a process that died are taken over when the lease is out, with what it had written down', async () => {
    const never = door();
    const begun = door();
    const kept: string[] = [];
    const kind = aKind(async (job, ctx) => {
      if (job.progress !== null) return void kept.push(JSON.stringify(job.progress));
      await ctx.progress({ done: 4 });
      begun.open();
      await never.opened;
      // It was not dead after all, only slow: nothing of what it does now is kept.
      await ctx.command(({ audit }) => audit({ action: 'signOut', reason: 'too late' }));
    });
    const [dead, other] = [runnerOf(kind), runnerOf(kind)];
    const jobID = await add(kind);
    await dead.look();
    await begun.opened;
    world().clock.forward(29.999);
    await other.settled();
    expect(kept).toEqual([]);
    world().clock.forward(0.001);
    await other.settled();
    expect(kept).toEqual(['{"done":4}']);
    expect(await jobOf(jobID)).toMatchObject({ state: 'done', attempts: 2, progress: { done: 4 } });

    never.open();
    await dead.settled();
    const query = { sort: 'at.desc', page: 1, size: 20, q: 'too late' } as const;
    expect((await world().store.read.audit.list(query)).total).toBe(0);
    expect(await jobOf(jobID)).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('that take their process with them every time have failed in the end', async () => {
    const never = door();
    const kind = aKind(() => never.opened, { maxAttempts: 2 });
    const jobID = await add(kind);
    for (const _process of [1, 2]) {
      await runnerOf(kind).look();
      world().clock.forward(30);
    }
    await runnerOf(kind).settled();
    expect(await jobOf(jobID)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('died') });
    expect(world().log.takeErrors()).toHaveLength(1);
    never.open();
  });

  it('that take longer than their lease are kept by whoever does them', async () => {
    const gate = door();
    const kind = aKind(() => gate.opened);
    const [mine, other] = [runnerOf(kind), runnerOf(kind)];
    const jobID = await add(kind);
    await mine.look();
    for (const _part of [1, 2, 3, 4, 5, 6]) {
      world().clock.forward(11);
      await mine.look();
      await other.settled();
    }
    expect(await jobOf(jobID)).toMatchObject({ state: 'running', attempts: 1 });
    gate.open();
    await mine.settled();
    expect((await jobOf(jobID)).state).toBe('done');
  });

  it('are taken over in time, too, after a clock that was set back by an hour', async () => {
    const never = door();
    let begun = 0;
    const kind = aKind(() => {
      begun += 1;
      return begun === 1 ? never.opened : Promise.resolve();
    });
    const [dying, other] = [runnerOf(kind), runnerOf(kind)];
    const jobID = await add(kind);
    await dying.look();
    world().clock.forward(-3600);
    await dying.look();
    world().clock.forward(30);
    await other.settled();
    expect(await jobOf(jobID)).toMatchObject({ state: 'done', attempts: 2 });
    never.open();
  });

  it('are kept by whoever does them when the clock is set ahead by an hour', async () => {
    const gate = door();
    const kind = aKind(() => gate.opened);
    const mine = runnerOf(kind);
    const jobID = await add(kind);
    await mine.look();
    world().clock.forward(3600);
    await mine.look();
    gate.open();
    await mine.settled();
    expect(await jobOf(jobID)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('are let go when the server stops, at no cost, and go on with the next', async () => {
    const begun = door();
    const kind = aKind(async (job, { signal }) => {
      if (job.payload.name === 'quick') return;
      begun.open();
      await new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    });
    const stopped = runnerOf(kind);
    const jobID = await add(kind);
    await stopped.look();
    await begun.opened;
    await stopped.stop();
    expect(await jobOf(jobID)).toMatchObject({ state: 'waiting', attempts: 0, lockedBy: null });
    const quick = await add(kind, 'quick');
    await stopped.settled();
    expect((await jobOf(quick)).state).toBe('waiting');

    const next = runnerOf(kind);
    await next.look();
    expect(await jobOf(jobID)).toMatchObject({ state: 'running', attempts: 1 });
    await next.stop();
  });

  it('that ended a month ago are swept away', async () => {
    const kind = aKind(async () => undefined);
    const jobID = await add(kind);
    await runnerOf(kind).settled();
    world().clock.forward(30 * 86_400);
    await world().service.sweep();
    expect(await world().store.read.jobs.get(jobID)).toBeDefined();
    world().clock.forward(0.001);
    await world().service.sweep();
    expect(await world().store.read.jobs.get(jobID)).toBeUndefined();
  });
});
