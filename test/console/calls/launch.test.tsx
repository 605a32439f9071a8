import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  beforeCall,
  callInRoom,
  inDock,
  inPanel,
  pressStart,
  roomID,
  startedCall,
  stepStates,
  ways,
  rowOf,
} from './stage';

const heading = (name: string | RegExp) => inPanel().findByRole('heading', { name });

it('what is written in the room, as the program hears it, is in the history of the room', async () => {
  const stage = await callInRoom();
  const said = { userID: 'grace_zhou', userName: 'Grace Zhou', userAvatar: '' };
  await stage.answers([{ event: 'roomTextMsg', roomID, msg: 'Do I sign on page two?', ...said }]);
  await waitFor(async () => {
    const { body } = await stage.as('shen_ruoxi').call('listRoomEvents', { params: { roomID } });
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          kind: 'chat',
          person: { userID: 'grace_zhou', name: 'Grace Zhou' },
          detail: 'Do I sign on page two?',
        }),
      ]),
    });
  });
});

describe('a call from its start to its wrap-up', () => {
  it('opens the program, is in the room, is left, written down and listed', async () => {
    const stage = await beforeCall();
    const { user, scripted, as } = stage;
    await pressStart(stage);

    expect(await heading('Confirm in the browser')).toBeInTheDocument();
    expect(scripted.opened).toHaveLength(1);
    expect(stage.openedOrder()).toMatchObject({ roomID, userID: 'shen_ruoxi', template: '1v2' });
    expect(stepStates()).toEqual([
      expect.stringMatching(/^done Session ready\d+\.\d s$/),
      expect.stringMatching(/^done Looking for the program\d+\.\d s$/),
      expect.stringMatching(/^now Opening\d+ s$/),
      'todo Connecting',
      'todo In the room',
    ]);

    await stage.enters();
    expect(await heading('You are in the room')).toBeInTheDocument();
    expect(stepStates()[4]).toMatch(/^done In the room\d+\.\d s in all$/);
    expect(inPanel().getByText('Zhou Yutong')).toBeInTheDocument();
    expect(await inPanel().findByText('1 of 3 in the room')).toBeInTheDocument();
    expect(inDock().getByText('In call')).toBeInTheDocument();
    expect(inDock().getByText('status link works')).toBeInTheDocument();
    expect((await as('shen_ruoxi').call('currentCall')).body).toMatchObject({ running: { state: 'live' } });

    await user.click(inPanel().getByRole('button', { name: 'Leave the call' }));
    expect(await heading('The call has ended')).toBeInTheDocument();
    expect(scripted.asked).toContain('/quit');
    expect(inPanel().getByText('Zhou Yutong')).toBeInTheDocument();

    await user.click(inPanel().getByRole('button', { name: 'Write wrap-up' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Wrap-up' }));
    // What is over goes from the dock once its wrap-up is being written.
    expect(screen.queryByRole('region', { name: 'Your call' })).toBeNull();
    await user.click(await drawer.findByRole('radio', { name: 'Follow up' }));
    await user.click(drawer.getByLabelText('Notes'));
    await user.paste('Sends the certificate');
    await user.click(drawer.getByRole('button', { name: 'Save wrap-up' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Wrap-up' })).toBeNull());

    await user.click(screen.getByRole('link', { name: /My calls/ }));
    await screen.findByRole('heading', { name: 'My calls', level: 1 });
    const row = await rowOf('Mortgage');
    expect(await row.findByText('Follow up')).toBeInTheDocument();
    expect(row.getByText('Left')).toBeInTheDocument();
  }, 60_000);
});

describe('the browser’s permission', () => {
  it('is explained first, and asked for by Continue', async () => {
    const stage = await beforeCall({ permission: 'prompt' });
    await pressStart(stage);
    expect(await heading('Your browser will ask once: choose Allow')).toBeInTheDocument();
    expect(stage.scripted.asked).toEqual([]);
    expect(stepStates()[1]).toBe('now Looking for the programnot asked yet');
    const go = inPanel().getByRole('button', { name: 'Continue' });
    expect(go).toHaveClass('ant-btn-primary');

    await stage.user.click(go);
    expect(await heading('Choose Allow in the browser')).toBeInTheDocument();
    expect(stage.scripted.asked).toHaveLength(1);
    expect(stage.scripted.opened).toEqual([]);

    stage.scripted.setPermission('granted');
    await stage.pass(300); // a program that ran already would answer meanwhile
    expect(await heading('Confirm in the browser')).toBeInTheDocument();
    expect(stage.scripted.opened).toHaveLength(1);
  });

  it('where it is refused, the program can be opened without it, and the call runs by RoomService', async () => {
    const stage = await beforeCall({ permission: 'denied' });
    await pressStart(stage);
    expect(await heading('This browser may not ask the program')).toBeInTheDocument();
    expect(ways()).toEqual(['Open the program', 'Check again', 'Cancel']);

    await stage.user.click(inPanel().getByRole('button', { name: 'Open the program' }));
    expect(await heading('Opened without a status link')).toBeInTheDocument();
    expect(stage.scripted.opened).toHaveLength(1);

    await stage.enters();
    expect(await heading('The call runs without a status link')).toBeInTheDocument();
    expect(ways()).toEqual(['Leave the call']);
  });
});

describe('a program that does not answer', () => {
  it('after three seconds is still listened for, and no verdict is passed', async () => {
    const stage = await startedCall();
    await stage.pass(2_500);
    expect(inPanel().getByRole('heading', { name: 'Confirm in the browser' })).toBeInTheDocument();
    await stage.pass(500);
    expect(await heading('No answer yet. Still listening')).toBeInTheDocument();
    expect(inDock().getByText('Listening')).toBeInTheDocument();
    expect(screen.queryByText(/not installed/i)).toBeNull();

    await stage.pass(120_000);
    expect(inPanel().getByRole('heading', { name: 'No answer yet. Still listening' })).toBeInTheDocument();
    await stage.enters();
    await stage.pass(1_000);
    expect(await heading('You are in the room')).toBeInTheDocument();
  });

  it('is opened again with credentials that still hold', async () => {
    const stage = await startedCall();
    await stage.pass(3_000);
    await stage.user.click(await inPanel().findByRole('button', { name: 'Open again' }));
    await waitFor(() => expect(stage.scripted.opened).toHaveLength(2));
    expect(await heading('Confirm in the browser')).toBeInTheDocument();
    await stage.enters();
    expect(await heading('You are in the room')).toBeInTheDocument();
  });

  it('something else on its port is named', async () => {
    const stage = await startedCall();
    await stage.answers('stranger', 4_000);
    expect(await inPanel().findByText(/Something else answers on the program’s port/)).toBeInTheDocument();
  });

  it('is given up by Cancel, which leaves nothing to wrap up', async () => {
    const stage = await startedCall();
    await stage.user.click(inPanel().getByRole('button', { name: 'Cancel' }));
    expect(await heading('The launch was given up')).toBeInTheDocument();
    expect(ways()).toEqual(['Close']);
    await stage.user.click(inPanel().getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Your call' })).toBeNull());
    const { body } = await stage.as('shen_ruoxi').call('listCalls');
    expect(body).toMatchObject({ items: [{ state: 'ended', endReason: 'launchGivenUp' }] });
  });
});

describe('the status link', () => {
  it('can be lost and found: the call goes on meanwhile', async () => {
    const stage = await callInRoom();
    await stage.answers('nobody', 3_000);
    expect(await heading('The call goes on')).toBeInTheDocument();
    expect(inPanel().getByText(/Last heard/)).toBeInTheDocument();
    expect(inDock().getByText('Link lost')).toBeInTheDocument();
    expect(inDock().getByText('no status link')).toBeInTheDocument();
    expect((await stage.as('shen_ruoxi').call('currentCall')).body).toMatchObject({
      running: { state: 'live' },
    });

    stage.scripted.answers('nothing new');
    await stage.user.click(inPanel().getByRole('button', { name: 'Reconnect now' }));
    await stage.pass(100);
    expect(await heading('You are in the room')).toBeInTheDocument();
  });

  it('trouble that the program reports is shown, and the call goes on', async () => {
    const stage = await callInRoom();
    await stage.answers([{ event: 'roomStatus', code: -1307, msg: '推流断开' }]);
    expect(await inPanel().findByText('The program reports: 推流断开 (-1307)')).toBeInTheDocument();
    expect(inPanel().getByRole('heading', { name: 'You are in the room' })).toBeInTheDocument();
  });
});

describe('an older program', () => {
  it('that runs already is ended for this call, or left alone', async () => {
    const stage = await beforeCall();
    stage.scripted.answers('nothing new');
    await pressStart(stage);
    expect(await heading('The program is already running')).toBeInTheDocument();
    expect(stage.scripted.opened).toEqual([]);

    await stage.user.click(inPanel().getByRole('button', { name: 'End it and start this call' }));
    expect(await heading('Ending the earlier call')).toBeInTheDocument();
    await stage.answers('nobody', 1_000);
    expect(await heading('Confirm in the browser')).toBeInTheDocument();
    expect(stage.scripted.opened).toHaveLength(1);
  });
});
