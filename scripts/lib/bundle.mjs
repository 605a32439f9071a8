// Which built files a page loads, read from Vite's manifest.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * @typedef {{ file: string, name?: string, isDynamicEntry?: boolean, imports?: string[], css?: string[] }} Chunk
 * @typedef {Readonly<Record<string, Chunk>>} Manifest
 */

const CONSOLE = 'dist/console';

/**
 * What a page asks for by itself once index.html is there: its own lazy modules, or files of the plan, in the language of
 * most people.
 * A story compares these lists with what a real browser loads.
 */
export const pageModules = /** @type {const} */ ({
  signIn: ['src/session/exchange.ts', 'src/session/provider/openDoor.tsx', 'src/session/provider/text/zh.ts'],
  rooms: [
    'src/app/layout/Shell.tsx',
    'src/app/services.ts',
    'src/session/require-sign-in.ts',
    'src/rooms/RoomsPage.tsx',
    'words-zh',
    'src/rooms/text/zh.ts',
    'src/presence/text/zh.ts',
    'node_modules/antd/locale/zh_CN.js',
    'node_modules/dayjs/locale/zh-cn.js',
  ],
});

/** Everything that a page loads, index.html with its own files included. @param {readonly string[]} modules */
export function pageFiles(modules) {
  return [...new Set([`${CONSOLE}/index.html`, ...entryFiles(), ...filesOf(readManifest(), modules)])];
}

/** The scripts and styles that index.html loads at once. */
export function entryFiles() {
  return filesIn(readBuilt('index.html'));
}

/**
 * @param {string} html
 * @returns {string[]}
 */
export function filesIn(html) {
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => `${CONSOLE}/${file}`);
}

/** @param {string} name */
function readBuilt(name) {
  const path = join(root, CONSOLE, name);
  if (!existsSync(path)) throw new Error('The console is not built: npm run build');
  return readFileSync(path, 'utf8');
}

/** @returns {Manifest} */
function readManifest() {
  return JSON.parse(readBuilt('.vite/manifest.json'));
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
    const chunk = manifest[module] ?? Object.values(manifest).find(({ name }) => name === module);
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
