import { command, type Actor } from '../context';
import type { Ports } from '../ports';
import type { JobHold, JobRow, Json } from '../rows/jobs';
import { GiveUp, JobLost, NotYet, TryAgainAt, waitAfter, type Job, type JobCtx, type JobKind } from './kind';

/** How much of an error is kept with the job; the log has all of it. */
const errorLength = 500;

/** Does a job that was taken, and writes down what became of it. Never throws. */
export async function attempt(ports: Ports, kind: JobKind, row: JobRow, signal: AbortSignal): Promise<void> {
  const hold = holdOf(row);
  const outcome = await outcomeOf(ports, kind, row, signal);
  if (outcome === 'lost') return;
  try {
    await ports.store.transact(async (tx) => {
      if (await tx.jobs.lock(hold)) await tx.jobs.update(row.jobID, outcome);
    });
  } catch (error) {
    // Its lease runs out, and it is done again: by us or by another.
    ports.log.error('the end of a job was not kept', { ...named(row), error: String(error) });
  }
}

export function holdOf({ jobID, lockedBy, attempts }: JobRow): JobHold {
  return { jobID, lockedBy: lockedBy ?? '', attempts };
}

type Outcome = Partial<Omit<JobRow, 'jobID'>>;

async function outcomeOf(
  ports: Ports,
  kind: JobKind,
  row: JobRow,
  signal: AbortSignal,
): Promise<Outcome | 'lost'> {
  // Whoever took it before us died with it, and that was the last time.
  if (row.attempts > row.maxAttempts) return failed(ports, row, 'It never came to an end: its process died.');
  try {
    const payload = parsed(kind, row.payload);
    const { jobID, attempts, progress, createdByID } = row;
    const job = { jobID, attempts, progress, createdByID, payload };
    const result = await ports.telemetry.work(`job ${kind.kind}`, () =>
      runOrPutOff(kind, job, ctxOf(ports, row, signal)),
    );
    if (result instanceof NotYet) return putOff(row, result);
    return { ...ended(ports), state: 'done', result: result ?? null, lastError: null };
  } catch (error) {
    return error instanceof JobLost ? 'lost' : unfinished(ports, kind, row, error, signal);
  }
}

/** What could not begin has not failed. */
async function runOrPutOff(kind: JobKind, job: Job<unknown>, ctx: JobCtx): Promise<Json | void | NotYet> {
  try {
    return await kind.run(job, ctx);
  } catch (error) {
    if (error instanceof NotYet) return error;
    throw error;
  }
}

function putOff(row: JobRow, why: NotYet): Outcome {
  return { ...free, state: 'waiting', runAt: why.at, attempts: row.attempts - 1, lastError: why.message };
}

function parsed(kind: JobKind, payload: Json): unknown {
  try {
    return kind.payload.parse(payload);
  } catch (error) {
    throw new GiveUp(`The payload is not what ${kind.kind} takes.`, { cause: error });
  }
}

/** Again later, unless there is no point or no attempt left; one that was cut off by a stop does not count. */
function unfinished(ports: Ports, kind: JobKind, row: JobRow, error: unknown, signal: AbortSignal): Outcome {
  const now = ports.clock.now();
  if (signal.aborted) return { ...free, state: 'waiting', runAt: now, attempts: row.attempts - 1 };
  if (error instanceof GiveUp || row.attempts >= row.maxAttempts) return failed(ports, row, error);
  const runAt =
    error instanceof TryAgainAt ? error.at : new Date(now.getTime() + waitAfter(kind, row.attempts));
  ports.log.info('a job is tried again later', { ...named(row), runAt, error: String(error) });
  return { ...free, state: 'waiting', runAt, lastError: textOf(error) };
}

const free = { lockedBy: null, lockedUntil: null } as const;

function ended(ports: Ports) {
  return { ...free, finishedAt: ports.clock.now() };
}

function failed(ports: Ports, row: JobRow, error: unknown): Outcome {
  const stack = error instanceof Error ? error.stack : String(error);
  ports.log.error('a job failed', { ...named(row), stack });
  return { ...ended(ports), state: 'failed', lastError: textOf(error) };
}

function textOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, errorLength);
}

function named({ jobID, kind, attempts }: JobRow) {
  return { jobID, kind, attempts };
}

function ctxOf(ports: Ports, row: JobRow, signal: AbortSignal): JobCtx {
  const hold = holdOf(row);
  const ours: JobCtx['command'] = (work, given = {}) => {
    const now = ports.clock.now();
    const actor: Actor = { ports, now, requestID: `job-${row.jobID}`, address: null, caller: null, ...given };
    return command(actor, async (each) => {
      signal.throwIfAborted();
      if (!(await each.tx.jobs.lock(hold))) throw new JobLost('another process has the job');
      return work(each);
    });
  };
  return {
    ports,
    signal,
    command: ours,
    progress: (value) => ours(({ tx }) => tx.jobs.update(row.jobID, { progress: value })),
  };
}
