import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const mine = {
  ownerID: 'shen_ruoxi',
  teamID: 'team-loans-1',
  roomID: '482913605',
  name: 'Mortgage',
} as const;

async function myRoom({ aRoom }: ConsoleWorld) {
  await aRoom(mine);
}

/** Pasted over what is there: typing letter by letter proves nothing more and takes a busy machine seconds. */
async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.tripleClick(field);
  await user.paste(text);
}

async function openNew(world: Parameters<typeof renderConsole>[1] = {}) {
  const page = await renderConsole('/rooms', { as: 'shen_ruoxi', ...world });
  await page.user.click((await screen.findAllByRole('button', { name: /New room/ }))[0] ?? document.body);
  const drawer = await screen.findByRole('dialog', { name: 'New room' });
  return { ...page, drawer: within(drawer) };
}

async function openEdit(page: Awaited<ReturnType<typeof renderConsole>>) {
  await page.user.click(await screen.findByRole('button', { name: 'More for Mortgage' }));
  await page.user.click(await screen.findByRole('menuitem', { name: 'Edit…' }));
  return within(await screen.findByRole('dialog', { name: 'Edit room' }));
}

async function questionAbout(title: string) {
  const question = (await screen.findAllByText(title))[0]?.closest<HTMLElement>('[role="dialog"]');
  return within(question ?? document.body);
}

describe('the form of a new room', () => {
  it('creates the room that was described, with its recording defaults', async () => {
    const { user, drawer, as } = await openNew();
    await fill(user, drawer.getByLabelText('Name'), 'Remote notary');
    await fill(user, drawer.getByLabelText('Customer name'), 'Ada');
    await user.click(drawer.getByRole('checkbox', { name: /mixRecord/ }));
    await user.click(drawer.getByRole('radio', { name: /2, on this PC/ }));
    await fill(user, drawer.getByLabelText('recordPath'), 'D:\\records');
    await user.click(drawer.getByRole('button', { name: 'Create room' }));
    expect(await screen.findByRole('row', { name: /Remote notary/ })).toHaveTextContent('Mix + Screen');
    const { body } = await as('shen_ruoxi').call('listRooms', { query: { q: 'Remote notary' } });
    expect(body).toMatchObject({
      items: [
        {
          customerName: 'Ada',
          recording: { mixRecord: true, screenRecord: 2, recordPath: 'D:\\records', cloudRecordUrl: '' },
        },
      ],
    });
  });

  it('asks for a name, and for the address that a recording mode needs, before it sends anything', async () => {
    const { user, drawer } = await openNew();
    await user.click(drawer.getByRole('radio', { name: /3, both/ }));
    await fill(user, drawer.getByLabelText('cloudRecordUrl'), 'http://not-rtmp');
    await user.click(drawer.getByRole('button', { name: 'Create room' }));
    expect(await drawer.findByText('Give the room a name')).toBeInTheDocument();
    expect(await drawer.findByText(/must begin with rtmp/)).toBeInTheDocument();
    expect(await drawer.findByText('Modes 2 and 3 need a folder on the PC')).toBeInTheDocument();
  });

  it('keeps what was typed when saving fails, says why, and saves on the next press', async () => {
    const { user, drawer, simulation } = await openNew();
    simulation.faults.add('createRoom', { fail: 'server.failed' });
    await fill(user, drawer.getByLabelText('Name'), 'Kept name');
    await user.click(drawer.getByRole('button', { name: 'Create room' }));
    expect(await drawer.findByRole('alert')).toHaveTextContent('What you typed is still here.');
    expect(drawer.getByLabelText('Name')).toHaveValue('Kept name');
    await user.click(drawer.getByRole('button', { name: 'Create room' }));
    expect(await screen.findByRole('row', { name: /Kept name/ })).toBeInTheDocument();
  });

  it('shows what RoomService says about a field on that field', async () => {
    const { user, drawer } = await openNew();
    // A control character passes the form and not the contract.
    await user.click(drawer.getByLabelText('Name'));
    await user.paste('bell\u0007');
    await user.click(drawer.getByRole('button', { name: 'Create room' }));
    const field = drawer.getByLabelText('Name');
    expect(await drawer.findByRole('alert')).toBeInTheDocument();
    expect(field).toHaveValue('bell\u0007');
    expect(field).toBeInvalid();
  });

  it('asks before it throws away what was typed', async () => {
    const { user, drawer } = await openNew();
    await fill(user, drawer.getByLabelText('Name'), 'Half a name');
    await user.click(drawer.getByRole('button', { name: 'Cancel' }));
    const question = await questionAbout('Throw away what you typed?');
    await user.click(question.getByRole('button', { name: 'Cancel' }));
    expect(drawer.getByLabelText('Name')).toHaveValue('Half a name');
  });
});

describe('editing a room', () => {
  it('sends only what changed, so that a change by somebody else stays', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: myRoom });
    const drawer = await openEdit(page);
    await fill(page.user, drawer.getByLabelText('Customer reference'), 'C-7');
    await page.user.click(drawer.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('C-7')).toBeInTheDocument();
  });

  it('shows what somebody else changed meanwhile, and keeps mine where I want it', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: myRoom });
    const drawer = await openEdit(page);
    await fill(page.user, drawer.getByLabelText('Name'), 'My name');
    const other = page.as('zhang_nan');
    await other.call('updateRoom', {
      params: { roomID: mine.roomID },
      body: { name: 'Their name', customerName: 'Ada', version: 1 },
    });
    await page.user.click(drawer.getByRole('button', { name: 'Save changes' }));
    const notice = await drawer.findByRole('region', { name: /Somebody else changed/ });
    const name = within(notice).getByRole('row', { name: /^Name/ });
    expect(name).toHaveTextContent('Their name');
    expect(name).toHaveTextContent('My name');
    expect(within(notice).getByRole('row', { name: /Customer name/ })).toHaveTextContent('as before');

    await page.user.click(within(notice).getByRole('button', { name: 'Keep mine' }));
    await page.user.click(drawer.getByRole('button', { name: 'Save changes' }));
    const row = await screen.findByRole('row', { name: /My name/ });
    expect(row).toHaveTextContent('Ada');
  });

  it('is not stopped by somebody who enters the room meanwhile', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world: myRoom });
    const drawer = await openEdit(page);
    await fill(page.user, drawer.getByLabelText('Customer name'), 'Ada');
    await page.simulation.store.transact((tx) => tx.rooms.update(mine.roomID, { everEntered: true }));
    await page.user.click(drawer.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('Ada')).toBeInTheDocument();
  });

  it('leaves type and template alone while somebody is in the room', async () => {
    const page = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async ({ aRoom, aMember }) => {
        await aRoom({ ...mine, state: 'live', liveSince: new Date() });
        await aMember({ roomID: mine.roomID, heartbeatAt: new Date() });
      },
    });
    const drawer = await openEdit(page);
    expect(drawer.getByText('Type and template can change when nobody is in the room.')).toBeInTheDocument();
    expect(drawer.getByRole('combobox', { name: 'Template' })).toBeDisabled();
  });
});
