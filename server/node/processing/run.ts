import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';

/** So much of what a program complains is kept, from its end. */
const TAIL = 2000;

/** A program gave a file up: it ended with a code other than 0, crashed, or got nowhere. It would the next time, too. */
export class ToolFailed extends Error {
  override readonly name = 'ToolFailed';
}

/** Somebody else ended it: a system without memory, or whoever has the machine. That says nothing about the file. */
export class ToolKilled extends Error {
  override readonly name = 'ToolKilled';
}

interface RunOptions {
  readonly signal: AbortSignal;
  /** After so long it is killed, unless what it prints says that it gets on. */
  readonly limitMs: number;
  /** Gets what it prints, piece by piece; `getsOn` grants it its time anew. */
  readonly onOutput?: (bytes: Buffer, getsOn: () => void) => void;
}

/** Runs a program to its end; one that is aborted is killed. Its input is closed: ffmpeg would read keys from it. */
export function runTool(
  program: string,
  args: readonly string[],
  { signal, limitMs, onOutput }: RunOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], signal, killSignal: 'SIGKILL' });
    if (child.pid !== undefined) yieldMemory(child.pid);
    let complaint = '';
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.stdout.on('data', (bytes: Buffer) => onOutput?.(bytes, () => limit.refresh()));
    child.stderr.on('data', (bytes: Buffer) => {
      complaint = (complaint + bytes.toString('utf8')).slice(-TAIL);
    });
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(signal.aborted ? signal.reason : error);
    });
    child.once('close', (code, killed) => {
      clearTimeout(limit);
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else if (isLate) reject(new ToolFailed(`${program} got nowhere for ${limitMs} ms`));
      else if (killed && !isOwnFault(killed)) reject(new ToolKilled(`${program} was ended by ${killed}`));
      else if (complaint.includes('No space left on device')) reject(diskFull(complaint));
      else reject(new ToolFailed(`${program} ended with ${code ?? killed}: ${complaint.trim()}`));
    });
  });
}

/** A crash, as a file can cause it. */
function isOwnFault(signal: NodeJS.Signals): boolean {
  return ['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSYS', 'SIGTRAP', 'SIGXCPU'].includes(
    signal,
  );
}

/** Calls go on while recordings are worked on: a system that runs out of memory takes it from these first. Linux alone has this. */
function yieldMemory(pid: number): void {
  void writeFile(`/proc/${pid}/oom_score_adj`, '800').catch(() => undefined);
}

function diskFull(complaint: string): Error {
  return Object.assign(new Error(complaint.trim()), { code: 'ENOSPC' });
}
