import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const mine = { ownerID: 'shen_ruoxi', teamID: 'team-loans-1' } as const;

async function twoRooms({ aRoom }: ConsoleWorld) {
  await aRoom({
    ...mine,
    roomID: '482913605',
    name: 'Mortgage',
    recording: { mixRecord: true, screenRecord: 0, cloudRecordUrl: '', recordPath: '' },
  });
  await aRoom({ ...mine, roomID: '731204488', name: 'Pension' });
}

async function rowOf(name: RegExp) {
  return within(await screen.findByRole('row', { name }));
}

function currentCall(page: Awaited<ReturnType<typeof renderConsole>>) {
  return page.as('shen_ruoxi').call('currentCall');
}

describe('starting a call', () => {
  it('starts at once with the settings of the room', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: twoRooms });
    await page.user.click((await rowOf(/Mortgage/)).getByRole('button', { name: 'Start call' }));
    expect(await (await rowOf(/Mortgage/)).findByRole('button', { name: 'Show call' })).toBeInTheDocument();
    expect((await currentCall(page)).body).toMatchObject({
      running: { room: { roomID: '482913605' }, template: '1v1', recording: { mixRecord: true } },
    });
  });

  it('starts with what was chosen for this call alone', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: twoRooms });
    await page.user.click((await rowOf(/Mortgage/)).getByRole('button', { name: 'Choose how to start' }));
    await page.user.click(await screen.findByRole('menuitem', { name: /Choose template and recording/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Start the call in Mortgage' }));
    expect(dialog.getByRole('checkbox', { name: /mixRecord/ })).toBeChecked();
    await page.user.click(dialog.getByRole('checkbox', { name: /mixRecord/ }));
    await page.user.click(dialog.getByRole('radio', { name: /2, on this PC/ }));
    await page.user.click(dialog.getByRole('button', { name: 'Start call' }));
    expect(await dialog.findByText('Modes 2 and 3 need a folder on the PC')).toBeInTheDocument();
    await page.user.type(dialog.getByLabelText('recordPath'), 'D:\\calls');
    await page.user.click(dialog.getByRole('button', { name: 'Start call' }));
    expect(await (await rowOf(/Mortgage/)).findByRole('button', { name: 'Show call' })).toBeInTheDocument();
    expect((await currentCall(page)).body).toMatchObject({
      running: { recording: { mixRecord: false, screenRecord: 2, recordPath: 'D:\\calls' } },
    });
    const room = await page.as('shen_ruoxi').call('getRoom', { params: { roomID: '482913605' } });
    expect(room.body).toMatchObject({ recording: { mixRecord: true, screenRecord: 0 } });
  });

  it('asks which call it is to be when one runs already', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: twoRooms });
    await page.user.click((await rowOf(/Mortgage/)).getByRole('button', { name: 'Start call' }));
    await (await rowOf(/Mortgage/)).findByRole('button', { name: 'Show call' });

    await page.user.click((await rowOf(/Pension/)).getByRole('button', { name: 'Start call' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'You are already in a call' }));
    expect(dialog.getByText(/In Mortgage/)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Return to that call' })).toBeInTheDocument();
    await page.user.click(dialog.getByRole('button', { name: 'Leave it and start this one' }));
    expect(await (await rowOf(/Pension/)).findByRole('button', { name: 'Show call' })).toBeInTheDocument();
    expect((await currentCall(page)).body).toMatchObject({ running: { room: { roomID: '731204488' } } });
  });

  it('asks the same where the running call was started in another browser a moment ago', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: twoRooms });
    const start = (await rowOf(/Pension/)).getByRole('button', { name: 'Start call' });
    page.simulation.faults.add('startCall', { fail: 'call.alreadyRunning', params: { callID: 'c1' } });
    await page.user.click(start);
    expect(await screen.findByRole('dialog', { name: 'You are already in a call' })).toBeInTheDocument();
  });

  it('tells what RoomService has against it', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: twoRooms });
    page.simulation.faults.add('startCall', { fail: 'room.full', params: { roomID: '731204488', seats: 2 } });
    await page.user.click((await rowOf(/Pension/)).getByRole('button', { name: 'Start call' }));
    expect(await screen.findByText(/full/i)).toBeInTheDocument();
  });
});
