import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createLauncher } from '../../../src/launcher';
import { FakeLocks } from '../../support/fake-locks';
import { aLaunch, info } from '../../support/launch-states';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { entered, scriptedProgram, type ScriptedProgram } from '../../support/scripted-program';
import { inDock, inPanel, roomID, stageOf, theRoom, ways, type Stage, rowOf } from './stage';

/** A call of mine that is live on RoomService, whoever runs it. */
async function liveCall(world: ConsoleWorld, given: Parameters<ConsoleWorld['aCall']>[0] = {}) {
  await theRoom(world, { state: 'live', liveSince: new Date() });
  const now = new Date();
  await world.aCall({
    callID: info.callID,
    roomID,
    roomName: 'Mortgage',
    customerName: 'Zhou Yutong',
    agentID: 'shen_ruoxi',
    template: '1v2',
    state: 'live',
    startedAt: now,
    enteredAt: now,
    ...given,
  });
}

/** An earlier page of this browser brought the call into the room and is gone. */
async function anEarlierPage(program: ScriptedProgram): Promise<void> {
  const launcher = createLauncher(program.makePorts());
  launcher.start(aLaunch());
  await program.pass(500);
  program.answers([entered]);
  await program.pass(500);
  expect(launcher.state.name).toBe('inRoom');
  launcher.dispose();
}

async function openPage(
  scripted: ScriptedProgram,
  world: (world: ConsoleWorld) => Promise<void> = liveCall,
): Promise<Stage> {
  const page = await renderConsole('/rooms', { as: 'shen_ruoxi', world, launcher: scripted.makePorts });
  return stageOf(page, scripted);
}

async function openDetails({ user }: Stage): Promise<void> {
  const dock = within(await screen.findByRole('region', { name: 'Your call' }));
  await user.click(dock.getByRole('button', { name: 'Details' }));
}

afterEach(() => void Reflect.deleteProperty(navigator, 'locks'));

describe('a reload', () => {
  it('finds the running program again', async () => {
    const scripted = scriptedProgram();
    await anEarlierPage(scripted);
    const stage = await openPage(scripted);
    const dock = within(await screen.findByRole('region', { name: 'Your call' }));
    await stage.pass(500);
    expect(await dock.findByText('In call')).toBeInTheDocument();
    expect(dock.getByText('status link works')).toBeInTheDocument();
    // A page that finds its call does not open the panel over the work.
    expect(screen.queryByRole('region', { name: 'Launch of the call' })).toBeNull();
  });

  it('says how it ended where the program was gone with it', async () => {
    const scripted = scriptedProgram();
    await anEarlierPage(scripted);
    scripted.answers('nobody');
    const stage = await openPage(scripted, (world) =>
      liveCall(world, { state: 'ended', endedAt: new Date(), endReason: 'network' }),
    );
    await openDetails(stage);
    await stage.pass(500);
    expect(await inPanel().findByRole('heading', { name: 'The program has stopped' })).toBeInTheDocument();
    expect(ways()).toEqual(['Write wrap-up', 'Close']);
  });
});

describe('a second tab', () => {
  it('mirrors the call, and takes it over when asked to', async () => {
    const scripted = scriptedProgram();
    await anEarlierPage(scripted);
    const browser = new FakeLocks();
    // The other tab, which leads.
    void browser.locks.request('webexe.call', () => new Promise(() => undefined)).catch(() => undefined);
    Object.defineProperty(navigator, 'locks', { value: browser.locks, configurable: true });

    const stage = await openPage(scripted);
    const dock = within(await screen.findByRole('region', { name: 'Your call' }));
    expect(dock.getByText('led by another tab')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Desktop program: In another tab' })).toBeInTheDocument();

    await stage.user.click(dock.getByRole('button', { name: 'Take over here' }));
    await stage.pass(500);
    expect(await dock.findByText('status link works')).toBeInTheDocument();
    expect(dock.queryByRole('button', { name: 'Take over here' })).toBeNull();
  });

  it('takes the lead by itself when a call is started in it', async () => {
    const scripted = scriptedProgram();
    const browser = new FakeLocks();
    let stolen = false;
    browser.locks
      .request('webexe.call', () => new Promise(() => undefined))
      .catch(() => {
        stolen = true;
      });
    Object.defineProperty(navigator, 'locks', { value: browser.locks, configurable: true });
    const stage = await openPage(scripted, theRoom);
    const row = await rowOf('Mortgage');
    await stage.user.click(row.getByRole('button', { name: 'Start call' }));
    await screen.findByRole('region', { name: 'Launch of the call' });
    await stage.pass(100);
    expect(stolen).toBe(true);
    expect(scripted.opened).toHaveLength(1);
  });
});

describe('a call that nothing in this browser runs', () => {
  it('can be opened here, and is not taken for entered because it was live before', async () => {
    const stage = await openPage(scriptedProgram());
    await openDetails(stage);
    expect(
      inPanel().getByRole('heading', { name: 'This page is not connected to your call' }),
    ).toBeInTheDocument();
    expect(ways()).toEqual(['Open again', 'End the call']);

    await stage.user.click(inPanel().getByRole('button', { name: 'Open again' }));
    await stage.pass(100);
    expect(await inPanel().findByRole('heading', { name: 'Confirm in the browser' })).toBeInTheDocument();
    expect(stage.scripted.opened).toHaveLength(1);
    await stage.pass(5_000);
    expect(inPanel().getByRole('heading', { name: 'No answer yet. Still listening' })).toBeInTheDocument();
    await stage.enters();
    expect(await inPanel().findByRole('heading', { name: 'You are in the room' })).toBeInTheDocument();
  });

  it('can be ended', async () => {
    const stage = await openPage(scriptedProgram());
    const dock = within(await screen.findByRole('region', { name: 'Your call' }));
    await stage.user.click(dock.getByRole('button', { name: 'End the call' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Your call' })).toBeNull());
    const { body } = await stage.as('shen_ruoxi').call('currentCall');
    expect(body).toMatchObject({ running: null, unwrapped: [{ callID: info.callID, endReason: 'left' }] });
  });

  it('that no program entered yet is told apart', async () => {
    const stage = await openPage(scriptedProgram(), (world) =>
      liveCall(world, { state: 'starting', enteredAt: null }),
    );
    await openDetails(stage);
    expect(
      inPanel().getByRole('heading', { name: 'The program is not in the room yet' }),
    ).toBeInTheDocument();
  });
});

describe('a call that ended while no page was open', () => {
  const ended = (world: ConsoleWorld) =>
    liveCall(world, {
      state: 'ended',
      endedAt: new Date(),
      endReason: 'closedByAdmin',
      endedByID: 'zhang_nan',
      endedByName: '张楠',
      endDetail: 'Shift end',
    });
  const leftBehind = () => localStorage.setItem('webexe.call.running', JSON.stringify(info.callID));
  /** What the next page of this browser will look for. */
  const stillLeft = () => localStorage.getItem('webexe.call.running');

  it('is offered once: how it ended and its wrap-up', async () => {
    leftBehind();
    const stage = await openPage(scriptedProgram(), ended);
    await openDetails(stage);
    expect(inDock().getByText('ended while you were away')).toBeInTheDocument();
    expect(
      inPanel().getByRole('heading', { name: 'Your last call ended while you were away' }),
    ).toBeInTheDocument();
    expect(inPanel().getByText('张楠 closed the room')).toBeInTheDocument();
    expect(inPanel().getByText('Shift end')).toBeInTheDocument();

    await stage.user.click(inPanel().getByRole('button', { name: 'Write wrap-up' }));
    expect(await screen.findByRole('dialog', { name: 'Wrap-up' })).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Your call' })).toBeNull();
    await waitFor(() => expect(stillLeft()).toBe('null'));
  });

  it('is not offered where this browser knew nothing of it', async () => {
    await openPage(scriptedProgram(), ended);
    const row = await rowOf('Mortgage');
    expect(await row.findByText('Write wrap-up')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Your call' })).toBeNull();
  });

  it('is not offered again where its end was seen', async () => {
    const stage = await openPage(scriptedProgram());
    await screen.findByRole('region', { name: 'Your call' });
    await waitFor(() => expect(stillLeft()).toBe(JSON.stringify(info.callID)));
    await stage.user.click(inDock().getByRole('button', { name: 'End the call' }));
    await waitFor(() => expect(stillLeft()).toBe('null'));
  });
});
