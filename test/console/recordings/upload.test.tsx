import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { at } from '../../support/rows';

// What the server knows of files and of recordings on PCs; sending itself is tried in a real browser.

const mine = { userID: 'shen_ruoxi' } as const;
const whole = { ...mine, state: 'received', received: 1000, location: 'uploads/x' } as const;

async function aCallOfMine({ aCall, aRoom }: ConsoleWorld, name = 'Loan') {
  const { roomID } = await aRoom({ ownerID: mine.userID, name });
  return aCall({ agentID: mine.userID, agentName: '沈若溪', roomID, roomName: name, ended: true });
}

describe('files that the server has', () => {
  it('says that there is none, and how large one may be', async () => {
    const { screen } = await renderConsole('/recordings/upload', { as: 'shen_ruoxi' });
    expect(await screen.findByText('No file is on its way')).toBeVisible();
    expect(await screen.findByText(/Up to 50.0 GB each/)).toBeVisible();
  });

  it('one that is here by half says how to go on', async () => {
    const { screen } = await renderConsole('/recordings/upload', {
      as: 'shen_ruoxi',
      world: async ({ anUpload }) => void (await anUpload({ ...mine, fileName: '半个.mp4', received: 400 })),
    });
    expect(await screen.findByText('半个.mp4')).toBeVisible();
    expect(
      screen.getByText('40% are here. Choose the same file to go on; it is kept for 7 days.'),
    ).toBeVisible();
  });

  it('the call that a file is of is proposed, and a person adds it', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', {
      as: 'shen_ruoxi',
      world: async (world) => {
        await aCallOfMine(world);
        await world.anUpload({ ...whole, fileName: 'capture.mp4', fileAt: at(60), checksum: 'sum' });
      },
    });
    const files = within(await screen.findByRole('region', { name: 'Files' }));
    expect(await files.findByText(/Likely this one: same time/)).toBeVisible();
    await user.click(files.getByRole('button', { name: 'Add to this call' }));
    expect(await screen.findByText('Added to its call')).toBeVisible();
    expect(await screen.findByText('No file is on its way')).toBeVisible();
  });

  it('one that is here already leads to the recording that has it', async () => {
    const { screen } = await renderConsole('/recordings/upload', {
      as: 'shen_ruoxi',
      world: async (world) => {
        await aCallOfMine(world);
        await world.aRecordingFile({ recordingID: 'the_other', checksum: 'same' });
        await world.anUpload({ ...whole, fileName: 'capture.mp4', fileAt: at(60), checksum: 'same' });
      },
    });
    const link = await screen.findByRole('link', { name: 'Open that recording' });
    expect(link).toHaveAttribute('href', '/recordings/the_other');
    await screen.findByText(/Likely this one/);
    expect(screen.getByRole('button', { name: 'Add it anyway' })).toBeEnabled();
  });

  it('says what is wrong with one that is no recording', async () => {
    const { screen } = await renderConsole('/recordings/upload', {
      as: 'shen_ruoxi',
      language: 'zh',
      world: async ({ anUpload }) => void (await anUpload({ ...whole, trouble: 'notMedia', checksum: 'x' })),
    });
    expect(await screen.findByText('这不是录像文件。请移除后选择正确的文件。')).toBeVisible();
  });

  it('says why they cannot be shown, and shows them when asked again', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', {
      as: 'shen_ruoxi',
      // As often as the console asks by itself.
      faults: [1, 2, 3].map(() => ['listUploads', { fail: 'server.failed' }] as const),
    });
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('No file is on its way')).toBeVisible();
  });
});

describe('recordings that are on PCs alone', () => {
  const onPC = async (world: ConsoleWorld) => {
    const { callID, roomID, roomName } = await aCallOfMine(world);
    await world.aRecording({
      ...{ recordingID: `screen-${callID}`, callID, roomID: roomID ?? '', roomName, agentID: mine.userID },
      ...{ kind: 'screen', state: 'localOnly', file: null, mime: null, teamID: 'team_east' },
      ...{ askedAt: at(120), askedByID: 'gu_qing', askedByName: '顾青' },
    });
  };

  it('show who asked, and their agent says on which PC they are', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', { as: 'shen_ruoxi', world: onPC });
    const list = within(await screen.findByRole('region', { name: 'On PCs, not here' }));
    expect(list.getByText(/on a PC · asked for by 顾青/)).toBeVisible();
    await user.click(list.getByRole('button', { name: 'More about Loan' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Say which PC…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name of the PC' }), 'PC-0123{Enter}');
    expect(await screen.findByText(/on PC-0123/)).toBeVisible();
  });

  it('are lost where no PC has them any more, once that was confirmed', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', { as: 'shen_ruoxi', world: onPC });
    await user.click(await screen.findByRole('button', { name: 'More about Loan' }));
    await user.click(await screen.findByRole('menuitem', { name: 'No PC has it any more…' }));
    await user.click(await screen.findByRole('button', { name: 'It is lost' }));
    await expect.poll(() => screen.queryByRole('region', { name: 'On PCs, not here' })).toBeNull();
  });

  it('are asked for by an admin', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', { as: 'zhang_nan', world: onPC });
    await user.click(await screen.findByRole('button', { name: 'Ask for it' }));
    expect(await screen.findByText(/asked for by 张楠/)).toBeVisible();
  });
});
