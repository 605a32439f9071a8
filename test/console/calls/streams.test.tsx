import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { scriptedProgram, type ScriptedProgram } from '../../support/scripted-program';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { inDock, inPanel, stageOf, ways, type Stage } from './stage';

const push = 'rtmp://push.example/live/a?txSecret=push-secret';
const play = 'rtmp://play.example/live/b?txSecret=play-secret';
const runs = [1002, 2004].map((eventID) => ({ event: 'sdkEventCallback', eventID, params: [] }));
const picture = (eventID: number) => ({
  event: 'sdkEventCallback',
  eventID,
  params: [
    { name: 'base64Img', value: '/9j/2Q==' },
    { name: 'url', value: 'rtmp://push.example/live/a' },
  ],
});
const report = (eventID: number) => ({ event: 'sdkEventCallback', eventID, params: [] });

async function onCalls(scripted: ScriptedProgram = scriptedProgram()): Promise<Stage> {
  const page = await renderConsole('/calls', { as: 'shen_ruoxi', launcher: scripted.makePorts });
  return stageOf(page, scripted);
}

async function fillIn({ user }: Stage, given: { push?: string; play?: string } = {}): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'Stream call…' }));
  await user.type(await screen.findByLabelText('Title'), 'Loan 7');
  await user.type(screen.getByLabelText('Push address'), given.push ?? push);
  await user.type(screen.getByLabelText('Play address'), given.play ?? play);
  await user.type(screen.getByLabelText('Customer'), 'Zhou Yutong');
}

async function started(): Promise<Stage> {
  const stage = await onCalls();
  await fillIn(stage);
  await stage.user.click(screen.getByRole('button', { name: 'Start stream call' }));
  await screen.findByRole('region', { name: 'Launch of the call' });
  await stage.pass(1_100);
  return stage;
}

async function running(): Promise<Stage> {
  const stage = await started();
  await stage.answers(runs);
  await inPanel().findByRole('heading', { name: 'Streams running' });
  return stage;
}

const myCall = async ({ as }: ConsoleWorld) => {
  const { body } = await as('shen_ruoxi').call('currentCall');
  return (body as { running: { callID: string; state: string } | null }).running;
};

describe('the form of a stream call', () => {
  it('says what is wrong in place, sends nothing and keeps what was typed', async () => {
    const stage = await onCalls();
    await fillIn(stage, { push: 'https://push.example/live' });
    await stage.user.click(screen.getByRole('button', { name: 'Start stream call' }));
    expect(await screen.findByText(/starts with rtmp:/)).toBeVisible();
    expect(screen.getByLabelText('Push address')).toHaveValue('https://push.example/live');
    expect(screen.getByLabelText('Title')).toHaveValue('Loan 7');
    expect(stage.scripted.opened).toEqual([]);
    expect(await myCall(stage)).toBeNull();
  });

  it('keeps what was typed where another call runs, and says so', async () => {
    const scripted = scriptedProgram();
    const stage = await onCalls(scripted);
    await stage.aStreamCall({ agentID: 'shen_ruoxi' });
    await fillIn(stage);
    await stage.user.click(screen.getByRole('button', { name: 'Start stream call' }));
    expect(await screen.findByText(/You are already in a call/)).toBeInTheDocument();
    expect(screen.getByLabelText('Push address')).toHaveValue(push);
    expect(scripted.opened).toEqual([]);
  });

  it('is not for those who start no calls', async () => {
    await renderConsole('/calls', { as: 'zhang_nan' });
    await screen.findByRole('heading', { name: 'Calls' });
    expect(screen.queryByRole('button', { name: 'Stream call…' })).toBeNull();
  });
});

describe('a call of streams', () => {
  it('opens the program with whole addresses, and shows them nowhere', async () => {
    const stage = await started();
    const opened = decodeURIComponent(decodeURIComponent(stage.scripted.opened.at(-1) ?? ''));
    expect(opened).toContain('"type":"CustomServiceLive"');
    expect(opened).toContain(push);
    expect(opened).toContain(play);
    expect(document.body.textContent).not.toContain('secret');
    expect(inPanel().getByText('Stream call')).toBeInTheDocument();
  });

  it('is live once the program says that its streams run', async () => {
    const stage = await running();
    await waitFor(async () => expect(await myCall(stage)).toMatchObject({ state: 'live' }));
    expect(inDock().getByText('Loan 7')).toBeInTheDocument();
    expect(ways()).toEqual(['Picture of mine', 'Picture of theirs', 'Leave the call']);
    expect(inPanel().getAllByRole('listitem').at(-1)).toHaveTextContent('Streams running');
  });

  it('keeps a picture that was taken', async () => {
    const stage = await running();
    await waitFor(async () => expect(await myCall(stage)).toMatchObject({ state: 'live' }));
    const callID = (await myCall(stage))?.callID ?? '';
    await stage.user.click(inPanel().getByRole('button', { name: 'Picture of mine' }));
    await stage.answers([picture(1012)]);
    expect(await screen.findByText('Picture kept with the call')).toBeInTheDocument();
    const { body } = await stage.as('shen_ruoxi').call('listPictures', { params: { callID } });
    expect(body).toMatchObject({ items: [{ stream: 'push', bytes: 4 }] });
  });

  it('says why there is no picture', async () => {
    const stage = await running();
    await stage.user.click(inPanel().getByRole('button', { name: 'Picture of theirs' }));
    await stage.pass(6_000);
    expect(await screen.findByText(/No picture came/)).toBeInTheDocument();
  });

  it.each([
    [-1307, /Your own stream broke off/, 1002],
    [-2301, /The played stream broke off/, 2004],
    [1101, /The network is too slow/, 1002],
  ])('says what the program reports, %i, until it is over', async (eventID, words, over) => {
    const stage = await running();
    await stage.answers([report(eventID)]);
    expect(await inPanel().findByText(words)).toBeInTheDocument();
    await stage.answers([report(over)]);
    await waitFor(() => expect(inPanel().queryByText(words)).toBeNull());
  });

  it('ends, and says that the program stays open', async () => {
    const stage = await running();
    await stage.user.click(inPanel().getByRole('button', { name: 'Leave the call' }));
    await stage.pass(2_100);
    expect(await inPanel().findByText(/The program stays open/)).toBeInTheDocument();
    expect(stage.scripted.asked).toContain('/csliveDestroySession');
    await waitFor(async () => expect(await myCall(stage)).toBeNull());
    expect(ways()).toEqual(['Write wrap-up', 'Close']);
  });

  it('is found again by the next page of this browser', async () => {
    const first = await running();
    await waitFor(async () => expect(await myCall(first)).toMatchObject({ state: 'live' }));
    const callID = (await myCall(first))?.callID ?? '';
    const page = await renderConsole('/calls', {
      as: 'shen_ruoxi',
      launcher: first.scripted.makePorts,
      world: async (world) => {
        await world.aStreamCall({ callID, agentID: 'shen_ruoxi', roomName: 'Loan 7', state: 'live' });
      },
    });
    const stage = stageOf(page, first.scripted);
    await waitFor(() => expect(screen.getAllByRole('region', { name: 'Your call' })).toHaveLength(2));
    const docks = screen.getAllByRole('region', { name: 'Your call' });
    const dock = within(docks.at(-1) ?? document.body);
    await stage.pass(1_000);
    expect(await dock.findByText('status link works')).toBeInTheDocument();
  });

  it('switches to other streams, in its program and for the next opening', async () => {
    const stage = await running();
    const callID = (await myCall(stage))?.callID ?? '';
    await stage.go(`/calls/${callID}`);
    await stage.user.click(await screen.findByRole('button', { name: 'Change streams…' }));
    await stage.user.type(await screen.findByLabelText('Push address'), 'rtmp://new.example/live/c?k=9');
    await stage.user.type(screen.getByLabelText('Play address'), 'rtmp://new.example/live/d?k=8');
    await stage.user.click(screen.getByRole('button', { name: 'Change' }));
    await stage.pass(500);
    expect(await screen.findByText('Streams changed')).toBeInTheDocument();
    expect(stage.scripted.asked).toContain('/csliveCreateSession');
    expect(await screen.findByText('rtmp://new.example/live/c')).toBeInTheDocument();
  });
});

describe('the page of a call of streams', () => {
  const page = (as: 'shen_ruoxi' | 'zhang_nan', pictures: number) =>
    renderConsole('/calls/ended_streams', {
      as,
      async world({ aStreamCall, aPicture }) {
        await aStreamCall({ callID: 'ended_streams', agentID: 'shen_ruoxi', ended: true });
        for (let i = 0; i < pictures; i += 1) {
          const stream = i === 0 ? 'push' : 'play';
          await aPicture({ callID: 'ended_streams', pictureID: `picture_${i}`, stream });
        }
      },
    });

  it('shows the addresses without what is secret, and no room', async () => {
    await page('shen_ruoxi', 0);
    expect(await screen.findByText('rtmp://push.example/live/a')).toBeVisible();
    expect(screen.queryByText('Room')).toBeNull();
    expect(await screen.findByText('No pictures yet')).toBeVisible();
  });

  it('opens a picture large, and the arrow keys go to the next', async () => {
    const { user } = await page('zhang_nan', 2);
    await user.click(await screen.findByRole('button', { name: /Open large: Own picture/ }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('img', { name: /Own picture/ })).toHaveAttribute(
      'src',
      '/api/calls/ended_streams/pictures/picture_0',
    );
    await user.keyboard('{ArrowRight}');
    expect(await dialog.findByRole('img', { name: /Played stream/ })).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Next' })).toBeDisabled();
    // Only the call's own agent may delete.
    expect(dialog.queryByRole('button', { name: 'Delete' })).toBeNull();
    expect(dialog.getByRole('link', { name: 'Download' })).toHaveAttribute('download', 'picture_1.jpg');
  });

  it('deletes a picture of mine once I am sure', async () => {
    const { user, store } = await page('shen_ruoxi', 1).then((console) => ({
      ...console,
      store: console.simulation.store,
    }));
    await user.click(await screen.findByRole('button', { name: /Open large/ }));
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    await screen.findAllByText('Delete this picture?');
    await user.click(screen.getAllByRole('button', { name: 'Delete' }).at(-1) ?? document.body);
    expect(await screen.findByText('No pictures yet')).toBeInTheDocument();
    expect(await store.read.pictures.ofCall('ended_streams')).toEqual([]);
  });
});
