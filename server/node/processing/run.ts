import { spawn } from 'node:child_process';

/** So much of what a program complains is kept, from its end. */
const TAIL = 2000;

/** A program ended with a code other than 0. */
export class ToolFailed extends Error {
  override readonly name = 'ToolFailed';
}

interface RunOptions {
  readonly signal: AbortSignal;
  /** Gets what it prints, piece by piece. */
  readonly onOutput?: (bytes: Buffer) => void;
}

/** Runs a program to its end; one that is aborted is killed. Its input is closed: ffmpeg would read keys from it. */
export function runTool(
  program: string,
  args: readonly string[],
  { signal, onOutput }: RunOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], signal, killSignal: 'SIGKILL' });
    let complaint = '';
    child.stdout.on('data', (bytes: Buffer) => onOutput?.(bytes));
    child.stderr.on('data', (bytes: Buffer) => {
      complaint = (complaint + bytes.toString('utf8')).slice(-TAIL);
    });
    child.once('error', (error) => reject(signal.aborted ? signal.reason : error));
    child.once('close', (code, killed) => {
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else if (complaint.includes('No space left on device')) reject(diskFull(complaint));
      else reject(new ToolFailed(`${program} ended with ${code ?? killed}: ${complaint.trim()}`));
    });
  });
}

function diskFull(complaint: string): Error {
  return Object.assign(new Error(complaint.trim()), { code: 'ENOSPC' });
}
