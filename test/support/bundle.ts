import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/test-bundles');

/**
 * Makes of a TypeScript file of the project one that Node runs by itself, in a thread or process of its own. Named by
 * its content, so that tests that run side by side share it.
 */
export async function bundle(path: string): Promise<URL> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`Nothing came of ${path}.`);
  const name = `${basename(path, '.ts')}-${output.hash.replace(/\W/g, '')}.mjs`;
  const file = join(cache, name);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, output.contents);
    renameSync(draft, file); // whole or not at all, for whoever looks at the same moment
  }
  return pathToFileURL(file);
}
