import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** So long an answer holds: whoever asks often does not write as often. */
const HOLDS_MS = 5000;
/** A disk of a network that is away does not refuse, it says nothing. */
const PATIENCE_MS = 2000;

interface ProbeParts {
  /** Of recordings. */
  readonly folder: string;
  /** Hears when the answer becomes another one, and why where nothing can be written. */
  readonly onChange: (writable: boolean, why: string) => void;
  /** Writes something there and takes it away again. */
  readonly write?: (folder: string) => Promise<void>;
  readonly patienceMs?: number;
  readonly holdsMs?: number;
}

/** Can recordings be written? Says so by writing: rights, mounts and quotas are told by nothing else. */
export function createWriteProbe({
  folder,
  onChange,
  write = writeSomething,
  patienceMs = PATIENCE_MS,
  holdsMs = HOLDS_MS,
}: ProbeParts): () => Promise<boolean> {
  let at = -Infinity;
  let answer = Promise.resolve(true);
  let last = true;

  async function probe(): Promise<boolean> {
    const late = new AbortController();
    const why = await Promise.race([
      write(folder).then(() => null, String),
      pause(patienceMs, 'no answer', { signal: late.signal }).catch(() => null),
    ]);
    late.abort();
    const writable = why === null;
    if (writable !== last) onChange(writable, why ?? '');
    last = writable;
    return writable;
  }

  return () => {
    if (performance.now() - at < holdsMs) return answer;
    at = performance.now();
    answer = probe();
    return answer;
  };
}

/** In the folder of what is made only for a moment: nobody takes it for a file that was lost. */
async function writeSomething(folder: string): Promise<void> {
  const work = join(folder, 'work');
  const file = join(work, `probe-${process.pid}`);
  await mkdir(work, { recursive: true });
  await writeFile(file, 'can this be written?');
  await rm(file, { force: true });
}
