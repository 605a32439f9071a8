// Which program a person's own Linux desktop starts for txcloudroom:// links: registering one, and undoing exactly that.
// Everything lies below the person's XDG folders, so no rights are needed, and tests can have folders of their own.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from './parts.mjs';

const FILE = 'webexe-fake-desktop.desktop';
const TYPE = 'x-scheme-handler/txcloudroom';
const SECTION = '[Default Applications]';

/** @typedef {{ entry: string, opener: string, log: string, defaults: string, memory: string }} Places */

/**
 * Where things go, as the XDG base directories say.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Places}
 */
export function places(env = process.env) {
  const home = env.HOME ?? homedir();
  const data = env.XDG_DATA_HOME || join(home, '.local/share');
  const state = join(env.XDG_STATE_HOME || join(home, '.local/state'), 'webexe-console');
  return {
    entry: join(data, 'applications', FILE),
    opener: join(data, 'webexe-console', 'open-link'),
    log: join(state, 'desktop.log'),
    defaults: join(env.XDG_CONFIG_HOME || join(home, '.config'), 'mimeapps.list'),
    memory: join(state, 'scheme-before.json'),
  };
}

/**
 * Has the desktop run `command` for every clicked link. Doing it again changes only the command.
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string[]} what was done, a sentence each
 */
export function register(command, env = process.env) {
  const at = places(env);
  for (const path of Object.values(at)) mkdirSync(dirname(path), { recursive: true });
  const before = currentDefault(at);
  if (before !== FILE) {
    writeFileSync(at.memory, JSON.stringify({ before, hadDefaults: existsSync(at.defaults) }));
  }
  writeFileSync(at.opener, openerScript(command, at.log));
  chmodSync(at.opener, 0o755);
  writeFileSync(at.entry, desktopEntry(at.opener));
  const done = [`Wrote ${at.entry}`, `Wrote ${at.opener}`];
  if (tool('update-desktop-database', [dirname(at.entry)], env)) {
    done.push(`Brought the list of programs in ${dirname(at.entry)} up to date`);
  }
  if (tool('xdg-mime', ['default', FILE, TYPE], env)) done.push(`Told xdg-mime that it opens ${TYPE}`);
  // Without xdg-mime, or where it knows a desktop with a list of its own: browsers read this one.
  if (currentDefault(at) !== FILE) {
    setDefault(at, FILE);
    done.push(`Named it for ${TYPE} in ${at.defaults}`);
  }
  return done;
}

/**
 * Takes away what `register` did, and puts back the program that links opened before.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string[]} what was done, a sentence each
 */
export function unregister(env = process.env) {
  const at = places(env);
  const memory = existsSync(at.memory) ? JSON.parse(readFileSync(at.memory, 'utf8')) : {};
  const done = [];
  if (currentDefault(at) === FILE) {
    setDefault(at, memory.before ?? null);
    done.push(`${memory.before ? `Put ${memory.before} back` : 'Took it out'} for ${TYPE} in ${at.defaults}`);
  }
  if (memory.hadDefaults === false && existsSync(at.defaults) && isBare(readFileSync(at.defaults, 'utf8'))) {
    rmSync(at.defaults);
  }
  if (existsSync(at.entry)) {
    rmSync(at.entry);
    done.push(`Removed ${at.entry}`);
    tool('update-desktop-database', [dirname(at.entry)], env);
  }
  if (existsSync(at.opener)) {
    rmSync(at.opener);
    done.push(`Removed ${at.opener}`);
  }
  rmSync(at.memory, { force: true });
  return done;
}

/**
 * What the desktop runs: a script with a plain path, because xdg-open without a desktop around it splits the command of an
 * entry at spaces, whatever quotation marks say. What goes wrong before the program can log goes into its log as well.
 * @param {readonly string[]} command
 * @param {string} log
 */
export function openerScript(command, log) {
  const words = command.map(shellWord).join(' ');
  return `#!/bin/sh\nexec ${words} "$@" >/dev/null 2>>${shellWord(log)}\n`;
}

/** @param {string} word */
function shellWord(word) {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * The entry of the program. The link comes in the place of %u.
 * @param {string} opener
 */
export function desktopEntry(opener) {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    'Name=webexe fake desktop program',
    'Comment=Answers txcloudroom:// links without a window',
    `Exec=${execWord(opener)} %u`,
    'Terminal=false',
    'NoDisplay=true',
    `MimeType=${TYPE};`,
  ].join('\n')}\n`;
}

/**
 * A word of Exec. In quotation marks the quoting rule applies first and the rule for all values of the file on top, so a
 * backslash is written four times; a percent sign would begin a field code.
 * @param {string} word
 */
function execWord(word) {
  if (/^[\w./-]+$/.test(word)) return word;
  const inQuotes = word.replace(/[\\"`$]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}

/**
 * @param {Places} at
 * @returns {string | null}
 */
function currentDefault({ defaults }) {
  if (!existsSync(defaults)) return null;
  const line = sectionOf(readFileSync(defaults, 'utf8')).lines.find((one) => one.startsWith(`${TYPE}=`));
  return line?.slice(TYPE.length + 1).split(';')[0] || null;
}

/**
 * Changes the one line and leaves all others as they are.
 * @param {Places} at
 * @param {string | null} file
 */
function setDefault({ defaults }, file) {
  const text = existsSync(defaults) ? readFileSync(defaults, 'utf8') : '';
  const { before, lines, after } = sectionOf(text);
  const others = lines.filter((line) => !line.startsWith(`${TYPE}=`));
  const own = file === null ? [] : [`${TYPE}=${file}`];
  writeFileSync(defaults, [...before, ...own, ...others, ...after].join('\n'));
}

/**
 * The lines around and inside the section of defaults; one is begun where there is none.
 * @param {string} text
 */
function sectionOf(text) {
  const all = text.split('\n');
  const start = all.indexOf(SECTION);
  if (start < 0) return { before: [...(text === '' ? [] : all), SECTION], lines: [], after: [''] };
  const next = all.findIndex((line, index) => index > start && line.startsWith('['));
  const end = next < 0 ? all.length : next;
  return { before: all.slice(0, start + 1), lines: all.slice(start + 1, end), after: all.slice(end) };
}

/**
 * Whether nothing but the section's name is left.
 * @param {string} text
 */
function isBare(text) {
  return text.replace(SECTION, '').trim() === '';
}

/**
 * Runs a tool of the desktop where there is one.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether it did
 */
function tool(name, args, env) {
  const path = findProgram(name);
  return path !== undefined && spawnSync(path, args, { env, stdio: 'ignore' }).status === 0;
}
