import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConsoleWorld } from '../../support/render-console';
import { renderConsole } from '../../support/render-console';
import { scriptedProgram } from '../../support/scripted-program';
import { inPanel, pressStart, stageOf, theRoom } from './stage';

const nothing = {
  installers: { windows: null, macos: null, linux: null },
  minimumVersion: null,
  recordPath: '',
  helpContact: '',
};

/** A launch that nobody answers, seen a while later. */
async function waitedLong(decided: object): Promise<void> {
  const scripted = scriptedProgram();
  const page = await renderConsole('/rooms', {
    as: 'shen_ruoxi',
    world: async (world: ConsoleWorld) => {
      await theRoom(world);
      await world
        .as('zhang_nan')
        .call('updateClientSettings', { body: { ...nothing, ...decided, version: 0 } });
    },
    launcher: scripted.makePorts,
  });
  const stage = stageOf(page, scripted);
  await pressStart(stage);
  await stage.pass(4000);
  await screen.findByRole('heading', { name: 'No answer yet. Still listening' });
  expect(inPanel().queryByText(/have it yet|Ask/)).toBeNull();
  const { now } = Date;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 20_000);
}

afterEach(() => void vi.restoreAllMocks());

describe('when no program has answered for a quarter of a minute, the panel', () => {
  it('offers the installer for this system, with version and size, and the others beside it', async () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('Win32');
    await waitedLong({
      installers: {
        windows: { url: 'https://example.com/setup.exe', version: '3.2.0', bytes: 48_000_000 },
        macos: { url: 'https://example.com/setup.pkg', version: '3.1', bytes: null },
        linux: null,
      },
    });
    const link = await inPanel().findByRole('link', { name: 'Download for Windows, version 3.2.0, 48 MB' });
    expect(link).toHaveAttribute('href', 'https://example.com/setup.exe');
    expect(inPanel().getByRole('link', { name: 'Download for macOS, version 3.1' })).toBeInTheDocument();
  });

  it('offers no download where nobody has said one, and says whom to ask', async () => {
    await waitedLong({ helpContact: 'the service desk, 4711' });
    expect(
      await inPanel().findByText('No program on this computer? Ask the service desk, 4711 for it.'),
    ).toBeInTheDocument();
    expect(inPanel().queryByRole('link')).toBeNull();
  });
});
