// Starting other programs: in the foreground with their output, or in the place of this process.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The environment with the project's own command line tools first in PATH, and `extra` on top.
 * @param {Record<string, string | undefined>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(extra = {}) {
  return { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH, ...extra };
}

/**
 * Runs a tool with its output shown; answers its exit code.
 * @param {string} command
 * @param {string[]} [args]
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<number>}
 */
export function run(command, args = [], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: toolEnv(env),
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? exitCodeOf(signal)));
  });
}

/**
 * Runs Node on a script in the place of this process: signals go on to it, and its exit code becomes ours.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
export function become(args, env = {}) {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  // A terminal sends Ctrl-C to both processes, a supervisor to this one alone: stay, hand it on, and wait for the child.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`${process.execPath} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? exitCodeOf(signal)));
}

/**
 * What a shell reports for a program that a signal ended.
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
function exitCodeOf(signal) {
  return signal ? 128 + constants.signals[signal] : 1;
}
