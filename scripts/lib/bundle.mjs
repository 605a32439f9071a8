// Which built files a page loads, read from Vite's manifest.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * @typedef {{ file: string, imports?: string[], css?: string[] }} Chunk
 * @typedef {Readonly<Record<string, Chunk>>} Manifest
 */

const CONSOLE = 'dist/console';

/**
 * The modules that a page asks for by itself, beside index.html: its own lazy chunks, in the language of most people.
 * A story compares these lists with what a real browser loads.
 */
export const pageModules = /** @type {const} */ ({
  signIn: ['index.html', 'src/session/entry/text/zh.ts'],
  rooms: ['index.html', 'src/app/layout/Shell.tsx', 'src/app/services.ts', 'src/rooms/RoomsPage.tsx'],
});

/** @returns {Manifest} */
export function readManifest() {
  const path = join(root, CONSOLE, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error('The console is not built: npm run build');
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * The files that modules load with all that they import statically, as paths in the project.
 * @param {Manifest} manifest
 * @param {readonly string[]} modules
 * @returns {string[]}
 */
export function filesOf(manifest, modules) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} module */
  const visit = (module) => {
    if (seen.has(module)) return;
    seen.add(module);
    const chunk = manifest[module];
    if (!chunk) throw new Error(`Nothing in the build was made from ${module}: has it moved?`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(`${CONSOLE}/${file}`);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const module of modules) visit(module);
  return [...files];
}

/**
 * @param {readonly string[]} files
 */
export function scriptsOf(files) {
  return files.filter((file) => file.endsWith('.js'));
}
