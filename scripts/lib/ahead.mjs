// A few lines that run while the first script is still on its way, and ask for what every page behind sign-in needs: the
// line is then never idle while the first script is being read.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {import('./bundle.mjs').Manifest} Manifest */

/** Files of the plan that the shell and its lists are made of. */
const NEEDED = ['visit', 'wire', 'shell', 'lists'];

/**
 * Writes the script into a built console and names it first in its index.html.
 * @param {string} folder
 */
export async function writeAhead(folder) {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8'));
  const script = aheadScript(neededFiles(manifest));
  const name = `assets/ahead-${createHash('sha256').update(script).digest('base64url').slice(0, 8)}.js`;
  await writeFile(join(folder, name), script);
  const page = join(folder, 'index.html');
  const html = await readFile(page, 'utf8');
  if (!html.includes('<script ')) throw new Error('index.html has no script to go ahead of');
  await writeFile(page, html.replace('<script ', `<script async src="/${name}"></script>\n    <script `));
}

/**
 * @param {Manifest} manifest
 * @returns {string[]}
 */
export function neededFiles(manifest) {
  return NEEDED.map((wanted) => {
    const found = Object.values(manifest).find(
      ({ name, isDynamicEntry }) => name === wanted && !isDynamicEntry,
    );
    if (!found) throw new Error(`The build has no file named ${wanted}`);
    return found.file;
  });
}

/** @param {readonly string[]} files */
export function aheadScript(files) {
  return `if (!/^\\/(login|change-password)$/.test(location.pathname))
  for (const file of ${JSON.stringify(files)}) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.href = '/' + file;
    document.head.append(link);
  }
`;
}
