import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConsoleWorld } from '../../support/render-console';
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
const hasNoDock = () => expect(screen.queryByRole('region', { name: 'Your call' })).toBeNull();

async function lastCall({ as }: Pick<ConsoleWorld, 'as'>) {
  return (await as('shen_ruoxi').call('listCalls')).body;
}

describe('why a call ended', () => {
  it('a room that somebody closed names them and quotes their reason, and the program is told to quit', async () => {
    const stage = await callInRoom();
    const closed = await stage.as('zhang_nan').call('closeRoom', {
      params: { roomID },
      body: { reason: 'The identity document has expired.', inSeconds: 0 },
    });
    expect(closed.status).toBe(200);
    expect(await heading('张楠 closed the room')).toBeInTheDocument();
    expect(inPanel().getByText('The identity document has expired.').tagName).toBe('BLOCKQUOTE');
    expect(inDock().getByText('Closed by admin')).toBeInTheDocument();
    expect(stepStates()[4]).toMatch(/^stopped Room closed\d\d:\d\d:\d\d$/);
    expect(ways()).toEqual(['Write wrap-up', 'Close']);
    expect(inPanel().getByRole('button', { name: 'Write wrap-up' })).toHaveClass('ant-btn-primary');
    await stage.pass(100);
    expect(stage.scripted.asked).toContain('/quit');
    expect(await lastCall(stage)).toMatchObject({ items: [{ endReason: 'closedByAdmin' }] });
  });

  it('the same person somewhere else', async () => {
    const stage = await callInRoom();
    const me = stage.as('shen_ruoxi');
    const other = await stage.aRoom({ ownerID: 'shen_ruoxi', teamID: 'team-loans-1' });
    const issued = await me.call('issueSession', { params: { roomID: other.roomID }, body: {} });
    const { sessionID } = issued.body as { sessionID: string };
    const { body } = await me.call('revealSession', { params: { sessionID } });
    const elsewhere = stage.program(body as { userID: string; userSig: string });
    await elsewhere.call('enterRoom', { params: { roomID: other.roomID }, body: {} });
    expect(await heading('You joined somewhere else')).toBeInTheDocument();
    expect(inDock().getByText('Ended')).toBeInTheDocument();
  });

  it('a program that cannot enter says so in its own words, and there is nothing to wrap up', async () => {
    const stage = await startedCall();
    await stage.answers([{ event: 'roomStatus', code: -1006, msg: '进入房间失败' }]);
    expect(await heading('The program could not enter the room')).toBeInTheDocument();
    expect(inPanel().getByText('It says: 进入房间失败')).toBeInTheDocument();
    expect(ways()).toEqual(['Close']);
    await waitFor(async () =>
      expect(await lastCall(stage)).toMatchObject({ items: [{ endReason: 'enterFailed' }] }),
    );
  });

  it('is told to RoomService again once that is back', async () => {
    const stage = await callInRoom();
    stage.simulation.faults.add('endCall', { network: true });
    await stage.user.click(inPanel().getByRole('button', { name: 'Leave the call' }));
    expect(await heading('The call has ended')).toBeInTheDocument();
    await waitFor(async () =>
      expect(await lastCall(stage)).toMatchObject({ items: [{ endReason: 'left' }] }),
    );
  });
});

describe('after the end', () => {
  it('Close takes the dock away; the wrap-up is still wanted', async () => {
    const stage = await callInRoom();
    await stage.user.click(inPanel().getByRole('button', { name: 'Leave the call' }));
    await stage.user.click(await inPanel().findByRole('button', { name: 'Close' }));
    await waitFor(hasNoDock);
    const row = await rowOf('Mortgage');
    expect(await row.findByText('Write wrap-up')).toBeInTheDocument();
  });

  it('the next call starts in its place', async () => {
    const stage = await callInRoom();
    await stage.user.click(inPanel().getByRole('button', { name: 'Leave the call' }));
    await heading('The call has ended');
    stage.scripted.answers('nobody');
    await stage.user.click(inPanel().getByRole('button', { name: 'Fold into the dock' }));
    const row = await rowOf('Mortgage');
    await row.findByText('Write wrap-up');
    await stage.user.click(row.getByRole('button', { name: /More for/ }));
    await stage.user.click(await screen.findByRole('menuitem', { name: /Start call/ }));
    await screen.findByRole('region', { name: 'Launch of the call' });
    await stage.pass(100);
    expect(await heading('Confirm in the browser')).toBeInTheDocument();
    expect(stage.scripted.opened).toHaveLength(2);
  });
});

describe('a launch that cannot be', () => {
  const cloudRecordUrl = `rtmp://record.example/${'录'.repeat(300)}`;

  it('names the field that makes the address too long, and ends the call; that stays until it is closed', async () => {
    const stage = await beforeCall({
      room: { recording: { mixRecord: false, screenRecord: 1, cloudRecordUrl, recordPath: '' } },
    });
    await pressStart(stage);
    expect(await heading('The launch address is too long')).toBeInTheDocument();
    expect(inPanel().getByText(/Shorten the recording address \(cloudRecordUrl\)/)).toBeInTheDocument();
    expect(inPanel().getByText(/2048 fit/)).toBeInTheDocument();
    expect(stage.scripted.opened).toEqual([]);
    await waitFor(async () =>
      expect(await lastCall(stage)).toMatchObject({ items: [{ endReason: 'launchGivenUp' }] }),
    );
    await stage.go('/calls');
    expect(await heading('The launch address is too long')).toBeInTheDocument();
    await stage.user.click(inPanel().getByRole('button', { name: 'Close' }));
    await waitFor(hasNoDock);
  });

  it('what RoomService refuses is said where it was asked, and opens no panel', async () => {
    const stage = await beforeCall();
    stage.simulation.faults.add('startCall', { fail: 'room.closed', params: { roomID } });
    const row = await rowOf('Mortgage');
    await stage.user.click(row.getByRole('button', { name: 'Start call' }));
    expect(await screen.findByText(/is closed/)).toBeInTheDocument();
    hasNoDock();
    expect(stage.scripted.opened).toEqual([]);
  });
});
