// Whether a part of dist/ was built from the files as they are now.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

/**
 * A fingerprint of the names and contents of files and folders; what does not exist counts as empty.
 * @param {readonly string[]} inputs paths in the project
 * @param {string} [base]
 * @returns {string}
 */
export function fingerprint(inputs, base = root) {
  const hash = createHash('sha256');
  for (const input of inputs) add(hash, base, input);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} base
 * @param {string} path
 */
function add(hash, base, path) {
  const full = join(base, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, base, `${path}/${name}`);
  } else {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  }
}

/**
 * Runs `build` unless `output` stands and its inputs are those of the last successful build.
 * @param {{ name: string, inputs: readonly string[], output: string }} target
 * @param {() => Promise<void>} build
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<boolean>} whether it was built now
 */
export async function buildIfStale({ name, inputs, output }, build, { force = false } = {}) {
  const stamp = join(root, 'dist/.built', name);
  const now = fingerprint(inputs);
  if (!force && existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    return false;
  }
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return true;
}
