// Builds the drop-in: one classic script, as small as it goes, since every page of other people loads it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import { ownNames } from './drop-in-names.mjs';
import { root } from './run.mjs';

const folder = join(root, 'src/launcher');
const TEXT = /String\.raw`([\s\S]*)`;/;

/**
 * The frame's script is text to a bundler, whose minifier passes it by: it is minified on its own.
 * @type {import('esbuild').Plugin}
 */
const minifyFrame = {
  name: 'minify-frame',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]frame[\\/]script\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const script = TEXT.exec(source)?.[1];
      if (script === undefined) throw new Error(`${path} has no script as text any more`);
      // PORTS and SIDE, which are put in when it runs, are declared nowhere, so no minifier renames them.
      const { code } = await transform(script, { minify: true, target: 'es2022' });
      return { contents: source.replace(TEXT, () => `String.raw\`${code.trim()}\`;`), loader: 'ts' };
    });
  },
};

/**
 * @type {import('esbuild').Plugin}
 */
const firstDialectOnly = {
  name: 'first-dialect-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]launcher[\\/]speaks-modern\.ts$/ }, () => ({
      contents: 'export const speaksModern = false;',
    }));
  },
};

/**
 * The drop-in in one script, its own names shortened, yet to be minified.
 * @param {{ mangle: boolean }} options
 * @returns {Promise<{ code: string, map: string }>}
 */
export async function bundleDropIn({ mangle }) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(folder, 'drop-in/exe-starter.ts')],
    outfile: 'exe-starter.js',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'external',
    write: false,
    ...(mangle && { mangleProps: new RegExp(`^(?:${ownNames.join('|')})$`) }),
    plugins: [minifyFrame, firstDialectOnly],
  });
  const [map = '', code = ''] = outputFiles.map(({ text }) => text);
  return { code, map };
}

/**
 * @returns {Promise<{ code: string, map: string }>}
 */
export async function buildDropIn() {
  const bundle = await bundleDropIn({ mangle: true });
  const { code = '', map: minifiedMap } = await minify(bundle.code, {
    ecma: 2020,
    module: true,
    compress: { passes: 4, pure_getters: true, keep_fargs: false, unsafe_arrows: true },
    format: { ascii_only: true }, // old pages are in GBK
    sourceMap: { content: bundle.map, filename: 'exe-starter.js', url: 'exe-starter.js.map' },
  });
  return { code, map: typeof minifiedMap === 'string' ? minifiedMap : JSON.stringify(minifiedMap) };
}

/**
 * The frame's script as the drop-in has it, to the byte: a policy allows it by its hash.
 * @returns {Promise<string>}
 */
export async function frameScriptAsBuilt() {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'frame/srcdoc.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [minifyFrame],
  });
  const module = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
  return module.srcdocScript;
}
