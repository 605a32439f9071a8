import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../../scripts/lib/parts.mjs';
import { desktopEntry, places, register, unregister } from '../../../scripts/lib/scheme.mjs';

const TYPE = 'x-scheme-handler/txcloudroom';
let home: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'a home '));
  env = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
  };
});
afterEach(() => rm(home, { recursive: true, force: true }));

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe('registering the scheme for a person', () => {
  it('writes an entry and makes it the default, twice as well as once', async () => {
    const at = places(env);
    register(['/old/node', 'x'], env);
    const done = register(['/usr/bin/node', '/a b/desktop.mjs'], env);
    expect(await readFile(at.entry, 'utf8')).toContain(`Exec="${at.opener}" %u\n`); // a home with a space
    expect(await readFile(at.opener, 'utf8')).toBe(
      `#!/bin/sh\nexec '/usr/bin/node' '/a b/desktop.mjs' "$@" >/dev/null 2>>'${at.log}'\n`,
    );
    expect(await readFile(at.entry, 'utf8')).toContain(`MimeType=${TYPE};\n`);
    const defaults = await readFile(at.defaults, 'utf8');
    expect(defaults.match(/txcloudroom=webexe-fake-desktop\.desktop/g)).toHaveLength(1);
    expect(done[0]).toBe(`Wrote ${at.entry}`);
  });

  it('undone, leaves nothing behind', async () => {
    const at = places(env);
    register(['node'], env);
    expect(unregister(env)).toContain(`Removed ${at.entry}`);
    expect(await exists(at.entry)).toBe(false);
    expect(await exists(at.defaults)).toBe(false);
    expect(await exists(at.memory)).toBe(false);
    expect(unregister(env)).toEqual([]);
  });

  it('undone, puts back what was there and leaves what came since', async () => {
    const at = places(env);
    await mkdir(env['XDG_CONFIG_HOME'] ?? '', { recursive: true });
    const before = `[Added Associations]\nimage/png=view.desktop;\n\n[Default Applications]\n${TYPE}=real.desktop\ntext/html=browser.desktop\n`;
    await writeFile(at.defaults, before);
    register(['node'], env);
    register(['node'], env);
    await writeFile(
      at.defaults,
      (await readFile(at.defaults, 'utf8')).replace('text/html=browser.desktop', 'text/html=other.desktop'),
    );
    unregister(env);
    const lines = (await readFile(at.defaults, 'utf8')).split('\n');
    expect(lines).toContain(`${TYPE}=real.desktop`);
    expect(lines).toContain('text/html=other.desktop');
    expect(lines).toContain('image/png=view.desktop;');
    expect(lines.join('\n')).not.toContain('webexe');
  });

  it('works where the desktop has no tools at all', async () => {
    const at = places(env);
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      expect(register(['node'], env)).toContain(`Named it for ${TYPE} in ${at.defaults}`);
    } finally {
      process.env['PATH'] = path;
    }
    expect(await readFile(at.defaults, 'utf8')).toBe(
      `[Default Applications]\n${TYPE}=webexe-fake-desktop.desktop\n`,
    );
  });

  it('quotes what a path may have in it, and only where it must', () => {
    const execOf = (path: string) => /^Exec=.*$/m.exec(desktopEntry(path))?.[0];
    expect(execOf('/home/lin/.local/share/open-link')).toBe('Exec=/home/lin/.local/share/open-link %u');
    expect(execOf('/a "b" $c 100%/x')).toBe(String.raw`Exec="/a \\"b\\" \\$c 100%%/x" %u`);
  });
});

describe('a clicked link', () => {
  const xdgOpen = findProgram('xdg-open');

  // Runs wherever a desktop's tools are installed; npm test installs them on Debian.
  it.runIf(xdgOpen)('starts the program with the link, wherever it lies', async () => {
    const own = { ...env, XDG_DATA_HOME: await mkdtemp(join(tmpdir(), 'data-')), DISPLAY: ':99' };
    const folder = join(home, `my "own" program's $x`);
    const script = join(folder, 'program.sh');
    await mkdir(folder);
    await writeFile(script, '#!/bin/sh\nprintf "%s\\n" "$@" > "$HOME/started"\necho trouble >&2\n');
    await chmod(script, 0o755);
    register([script, '--log', 'a log'], own);
    const link = 'txcloudroom://liteav/params?json=%7B%22port%22:48887%7D';
    spawnSync(xdgOpen ?? '', [link], { env: own, timeout: 20_000 });
    expect(await readFile(join(home, 'started'), 'utf8')).toBe(`--log\na log\n${link}\n`);
    expect(await readFile(places(own).log, 'utf8')).toBe('trouble\n');
    await rm(own.XDG_DATA_HOME, { recursive: true });
  });
});
