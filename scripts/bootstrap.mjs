// Makes sure that the packages in package-lock.json are the ones in node_modules, and installs them when they are not.
// Depends on nothing but Node, because every command runs it first: start, dev, build, check, test.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = [20, 19];

/**
 * Installs what is missing. Returns at once when node_modules fits the lock file.
 * @param {string} [folder] the project's folder
 */
export function bootstrap(folder = root) {
  const complaint = nodeComplaint(process.versions.node);
  if (complaint) fail(complaint);

  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', '.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  if (!fits(lock, hiddenLock(folder))) install(folder);
  writeFileSync(stamp, wanted);
}

/**
 * Why this Node cannot run the project, or undefined when it can.
 * @param {string} version such as 20.19.0
 * @returns {string | undefined}
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `webexe-console needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}.`;
}

/**
 * Whether what npm says it installed is what the lock file asks for. Packages for other platforms may be absent.
 * @param {string} lock the text of package-lock.json
 * @param {string | undefined} installed the text of the lock file that npm keeps inside node_modules
 * @returns {boolean}
 */
export function fits(lock, installed) {
  if (!installed) return false;
  const have = JSON.parse(installed).packages ?? {};
  return Object.entries(JSON.parse(lock).packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const found = have[path];
    return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true;
  });
}

/**
 * @param {string} folder
 * @returns {string | undefined}
 */
function hiddenLock(folder) {
  const path = join(folder, 'node_modules', '.package-lock.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** @param {string} folder */
function install(folder) {
  console.log('Installing packages (npm ci) …');
  // The build tools are devDependencies, which npm leaves out under NODE_ENV=production unless it is told otherwise.
  const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) fail(`npm could not be started: ${error.message}`);
  if (status !== 0) fail('npm ci failed; what it said is above.');
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bootstrap();
