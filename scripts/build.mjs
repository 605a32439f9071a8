// npm run build: everything that `npm start` serves and runs, into dist/. With --stale, only what changed
// since; with --only=<name>, one part.
import { createHash } from 'node:crypto';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { writeAhead } from './lib/ahead.mjs';
import { planChunks } from './lib/chunks.mjs';
import { compressFolder } from './lib/compress.mjs';
import { root, run } from './lib/run.mjs';
import { buildIfStale } from './lib/stale.mjs';

const TOOLS = ['package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs', 'scripts/lib'];

const targets = [
  {
    name: 'console',
    inputs: [...TOOLS, 'vite.config.ts', 'index.html', 'public', 'src', 'contract'],
    output: 'dist/console/index.html',
    build: buildConsole,
  },
  {
    name: 'server',
    inputs: [...TOOLS, 'server', 'contract'],
    output: 'dist/server/main.js',
    build: buildServer,
  },
  {
    name: 'launcher',
    inputs: [...TOOLS, 'src/launcher'],
    output: 'dist/launcher/exe-starter.js',
    build: buildLauncher,
  },
  {
    name: 'desktop',
    inputs: [...TOOLS, 'mocks/desktop', 'contract'],
    output: 'dist/desktop/fake.js',
    build: buildDesktop,
  },
];

/**
 * Builds all targets, or only those whose sources changed, or one by name.
 * @param {{ onlyStale?: boolean, only?: string }} [options]
 */
export async function build({ onlyStale = false, only } = {}) {
  for (const target of targets) {
    if (only && target.name !== only) continue;
    const started = performance.now();
    const built = await buildIfStale(target, target.build, { force: !onlyStale });
    if (built) console.log(`built ${target.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

async function buildConsole() {
  const { build: viteBuild } = await import('vite');
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production'; // or a shell set to development would get React's slow build
  const options = /** @type {const} */ ({ root, mode: 'production', logLevel: 'warn' });
  // Built twice: the first time only to learn which modules are left and who needs them.
  const draft = await viteBuild({ ...options, build: { write: false, minify: false } });
  const plan = planChunks(chunksOf(draft));
  await viteBuild({
    ...options,
    build: {
      rolldownOptions: {
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false, // the plan has them already
            groups: [{ debugName: 'plan', name: (id) => plan.get(id) ?? null }],
          },
        },
      },
    },
  });
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  await writeAhead(join(root, 'dist/console'));
  await compressFolder(join(root, 'dist/console'));
}

/** @param {Awaited<ReturnType<typeof import('vite').build>>} built */
function chunksOf(built) {
  if (Array.isArray(built) || !('output' in built))
    throw new Error('Vite built something else than one page');
  return built.output.filter((file) => file.type === 'chunk');
}

async function buildServer() {
  const out = join(root, 'dist/server');
  await rm(out, { recursive: true, force: true });
  await bundle(
    // The embedded database runs in a worker thread, which needs a file of its own beside main.js.
    ['server/node/main.ts', 'server/node/backup-main.ts', 'server/stores/sql/pglite-worker.ts'],
    out,
  );
  await cp(join(root, 'server/stores/sql/migrations'), join(out, 'migrations'), { recursive: true });
}

/** The SDK on its own, for other people's pages: a classic script with the old globals, and a module with types. */
async function buildLauncher() {
  const [{ build: esbuild }, { buildDropIn, frameScriptAsBuilt }] = await Promise.all([
    import('esbuild'),
    import('./lib/drop-in.mjs'),
  ]);
  const out = join(root, 'dist/launcher');
  await rm(out, { recursive: true, force: true });
  const folder = 'src/launcher';
  const types = await run('tsc', [
    '-p',
    folder,
    '--incremental',
    'false',
    '--declaration',
    '--composite',
    'false',
    '--rootDir',
    folder,
    '--outDir',
    out,
  ]);
  if (types !== 0) throw new Error('The types of the launcher could not be written');
  await rm(join(out, 'drop-in'), { recursive: true, force: true });
  await esbuild({
    absWorkingDir: root,
    outdir: out,
    entryPoints: [`${folder}/index.ts`],
    format: 'esm',
    bundle: true,
    minify: true,
    target: 'es2022',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  const hash = createHash('sha256')
    .update(await frameScriptAsBuilt())
    .digest('base64');
  await writeFile(join(out, 'policy.json'), `${JSON.stringify({ frameScript: `sha256-${hash}` })}\n`);
  const { code, map } = await buildDropIn();
  await writeFile(join(out, 'exe-starter.js'), code);
  await writeFile(join(out, 'exe-starter.js.map'), map);
}

async function buildDesktop() {
  const out = join(root, 'dist/desktop');
  await rm(out, { recursive: true, force: true });
  await bundle([{ in: 'mocks/desktop/main.ts', out: 'fake' }], out);
}

/**
 * @param {import('esbuild').BuildOptions['entryPoints'] & unknown[]} entryPoints
 * @param {string} outdir
 */
async function bundle(entryPoints, outdir) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    entryNames: '[name]',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
  await build({ onlyStale: process.argv.includes('--stale'), ...(only && { only }) });
}
