import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { MakeLauncherPorts } from '../../../src/session/launcher-ports';
import type { Permission, Reply } from '../../../src/launcher';
import { renderConsole } from '../../support/render-console';
import { silentProgram } from '../../support/silent-program';

const running: Reply = { kind: 'answer', value: { code: -1, message: 'Wrong parameters' }, tookMs: 1 };

function aComputer(given: { permission?: Permission; reply?: Reply; opened?: string[] }): MakeLauncherPorts {
  return () => {
    const silent = silentProgram();
    const { permission = 'granted', reply, opened = [] } = given;
    return {
      ...silent,
      opener: { open: (url) => void opened.push(url) },
      transport: { ...silent.transport, ...(reply && { request: () => Promise.resolve(reply) }) },
      permissions: { query: () => Promise.resolve(permission), onChange: () => () => undefined },
    };
  };
}

const row = async (name: string) => {
  const heading = await screen.findByRole('heading', { level: 3, name });
  return within(heading.closest('li') as HTMLElement); // each check is an item of the list
};

afterEach(() => void Reflect.deleteProperty(navigator, 'mediaDevices'));

describe('the system check', () => {
  it('runs by itself what needs no question, and says what waits for the person', async () => {
    await renderConsole('/check', { as: 'shen_ruoxi', launcher: aComputer({ reply: running }) });
    expect(await (await row('RoomService')).findByText(/It answers in \d+ ms\./)).toBeVisible();
    expect(await (await row('Desktop program')).findByText(/A program answers on port 48887/)).toBeVisible();
    expect((await row('Camera')).getByText('Not tried.')).toBeVisible();
    expect(
      (await row('Opening the program')).getByRole('button', { name: 'Open the check link' }),
    ).toBeEnabled();
  });

  it('explains before the browser asks, and asks only on a press', async () => {
    const { user } = await renderConsole('/check', {
      as: 'shen_ruoxi',
      launcher: aComputer({ permission: 'prompt' }),
    });
    const permission = await row('Permission for programs');
    expect(await permission.findByText(/Access other apps and services on this device/)).toBeVisible();
    await user.click(permission.getByRole('button', { name: 'Let the browser ask' }));
    expect(await permission.findByText('The browser will ask once.')).toBeVisible();
  });

  it('shows how to undo a denial, and that calls work all the same', async () => {
    await renderConsole('/check', { as: 'shen_ruoxi', launcher: aComputer({ permission: 'denied' }) });
    const permission = await row('Permission for programs');
    expect(await permission.findByRole('list', { name: 'Steps to allow it' })).toBeVisible();
    expect(await (await row('Desktop program')).findByText(/Calls work all the same/)).toBeVisible();
    expect(await screen.findByText('Something a call needs does not work here')).toBeVisible();
  });

  it('opens a harmless link and takes the answer of the program for proof', async () => {
    const opened: string[] = [];
    const { user } = await renderConsole('/check', {
      as: 'shen_ruoxi',
      launcher: aComputer({ reply: running, opened }),
    });
    const scheme = await row('Opening the program');
    await user.click(scheme.getByRole('button', { name: 'Open the check link' }));
    expect(await scheme.findByText('The program was opened and answered.')).toBeVisible();
    expect(opened).toEqual([expect.stringContaining('"dataChannel":"check"')]);
  });

  it('looks again on a press, and says that RoomService is away when it is', async () => {
    const { user, simulation } = await renderConsole('/check', { as: 'shen_ruoxi' });
    const service = await row('RoomService');
    await service.findByText(/It answers in/);
    simulation.faults.add('getMe', { network: true });
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await service.findByText('It does not answer.')).toBeVisible();
    expect(service.getByText(/Check the network/)).toBeVisible();
  });

  it.each([
    ['NotAllowedError', 'The browser does not let this page use it.'],
    ['NotFoundError', 'None was found.'],
    ['NotReadableError', 'Another program uses it.'],
  ])('a camera that fails with %s has its own words and next step', async (name, words) => {
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: { getUserMedia: () => Promise.reject(new DOMException('', name)) },
    });
    const { user } = await renderConsole('/check', { as: 'shen_ruoxi' });
    const camera = await row('Camera');
    await user.click(camera.getByRole('button', { name: 'Try the camera' }));
    expect(await camera.findByText(words)).toBeVisible();
  });

  it('the report is copied with every result', async () => {
    const { user } = await renderConsole('/check', {
      as: 'shen_ruoxi',
      launcher: aComputer({ permission: 'denied' }),
    });
    await (
      await row('Permission for programs')
    ).findByText('The browser does not let this page ask the program.');
    await user.click(screen.getByRole('button', { name: 'Copy the report' }));
    await waitFor(async () =>
      expect(await navigator.clipboard.readText()).toMatch(/permission: +amiss +permission\.denied/),
    );
  });
});
