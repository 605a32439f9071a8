import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { at } from '../../support/rows';

const streamID = '8525_somebody';
const title = 'From the cloud, of no known call';
const aFile = async ({ aCloudFile }: ConsoleWorld) =>
  void (await aCloudFile({ streamID, durationMs: 600_000 }));

/** A file of ten minutes, and a call that it may be of. */
async function aFileAndItsCall(world: ConsoleWorld) {
  await aFile(world);
  await world.aCall({
    ...{ agentID: 'shen_ruoxi', agentName: '沈若溪', roomName: 'Loan', ended: true },
    ...{ teamID: 'team-loans-1', enteredAt: at(2), endedAt: at(602) },
  });
}

describe('files of a cloud of which nobody knows of which call they are', () => {
  it('take no place where there is none', async () => {
    const { screen } = await renderConsole('/recordings/upload', { as: 'gu_qing' });
    await screen.findByText('No file is on its way');
    expect(screen.queryByRole('region', { name: title })).toBeNull();
  });

  it('are nothing for somebody who may not say of which call they are', async () => {
    const { screen } = await renderConsole('/recordings/upload', { as: 'shen_ruoxi', world: aFile });
    await screen.findByText('No file is on its way');
    expect(screen.queryByRole('region', { name: title })).toBeNull();
  });

  it('are matched by a person to the call that is proposed, and fetched', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', {
      as: 'gu_qing',
      world: aFileAndItsCall,
    });
    const list = within(await screen.findByRole('region', { name: title }));
    expect(list.getByText(streamID)).toBeVisible();
    expect(list.getByText(/· 10 min$/)).toBeVisible();
    expect(await list.findByText(/Likely this one/)).toBeVisible();
    await user.click(list.getByRole('button', { name: 'It is of this call' }));
    expect(await screen.findByText('It is being fetched')).toBeVisible();
    await expect.poll(() => screen.queryByRole('region', { name: title })).toBeNull();
  });

  it('stay where the match fails, with what was chosen', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', {
      ...{ as: 'gu_qing', world: aFileAndItsCall },
      faults: [['matchCloudFile', { fail: 'server.failed' }]],
    });
    const list = within(await screen.findByRole('region', { name: title }));
    await list.findByText(/Likely this one/);
    await user.click(list.getByRole('button', { name: 'It is of this call' }));
    expect(await screen.findByText(/^RoomService failed/)).toBeVisible();
    expect(list.getByText(/Likely this one/)).toBeVisible();
    await user.click(list.getByRole('button', { name: 'It is of this call' }));
    expect(await screen.findByText('It is being fetched')).toBeVisible();
  });

  it('stay with the cloud once a person says so twice; they are kept where that is cancelled', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', { as: 'gu_qing', world: aFile });
    const list = within(await screen.findByRole('region', { name: title }));
    await user.click(list.getByRole('button', { name: 'No recording of ours' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Leave this file with the cloud?' }));
    await user.click(asked.getByRole('button', { name: 'Cancel' }));
    expect(list.getByText(streamID)).toBeVisible();
    await user.click(list.getByRole('button', { name: 'No recording of ours' }));
    const again = within((await screen.findAllByRole('dialog')).at(-1) ?? document.body);
    await user.click(again.getByRole('button', { name: 'No recording of ours' }));
    expect(await screen.findByText('It stays with the cloud')).toBeVisible();
    await expect.poll(() => screen.queryByRole('region', { name: title })).toBeNull();
  });

  it('say that there is no call that they could be of', async () => {
    const { screen } = await renderConsole('/recordings/upload', { as: 'gu_qing', world: aFile });
    const list = within(await screen.findByRole('region', { name: title }));
    expect(await list.findByText(/No call/)).toBeVisible();
    expect(list.queryByRole('button', { name: 'It is of this call' })).toBeNull();
  });

  it('say why they cannot be shown, and are shown when asked again', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', {
      ...{ as: 'gu_qing', world: aFile },
      faults: [1, 2, 3].map(() => ['listCloudFiles', { fail: 'server.failed' }] as const),
    });
    const list = within(await screen.findByRole('region', { name: title }));
    await user.click(await list.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(streamID)).toBeVisible();
  });

  it('say that calls could not be read, and read them again', async () => {
    const { screen, user } = await renderConsole('/recordings/upload', {
      ...{ as: 'gu_qing', world: aFileAndItsCall },
      faults: [1, 2, 3].map(() => ['listCloudFileCandidates', { fail: 'server.failed' }] as const),
    });
    await user.click(await screen.findByRole('button', { name: 'Read them again' }));
    expect(await screen.findByText(/Likely this one/)).toBeVisible();
  });
});
