import { waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { thrownAway } from '../../support/rows';
import { installProjector } from './media-element';
import { files, happened, hoursAgo, ofTeam, plays } from './recording-world';

const startedAt = hoursAgo(1);

const signing = async (world: ConsoleWorld) => void (await aSigning(world));
async function aSigning(world: ConsoleWorld): Promise<RecordingRow> {
  const row = await world.aRecording(
    ofTeam({
      recordingID: 'signing',
      roomName: 'Signing',
      customerName: 'Ada',
      customerRef: 'C-7',
      startedAt,
    }),
  );
  await happened(
    world,
    row,
    [-4, 'entered', 'Ruoxi'],
    [5, 'entered', 'Ada'],
    [32, 'timedOut', 'Ada'],
    [50, 'left', 'Ada'],
  );
  return row;
}

function one(given: Partial<RecordingRow>) {
  return async ({ aRecording }: ConsoleWorld) =>
    void (await aRecording(ofTeam({ recordingID: 'signing', roomName: 'Signing', ...given })));
}

/** Opens the page of `signing`, plays it, and hands back everything. */
async function playing(route = '/recordings/signing') {
  const projector = installProjector(60);
  const media = files();
  const opened = await renderConsole(route, { as: 'gu_qing', world: signing, media });
  await opened.user.click(await opened.screen.findByText('Play', { selector: 'button' }));
  await opened.screen.findAllByRole('button', { name: 'Pause' });
  return { ...opened, projector, media };
}

describe('the page of a recording', () => {
  it('says what is known about it and waits for somebody to play it', async () => {
    installProjector();
    const media = files();
    const { screen } = await renderConsole('/recordings/signing', { as: 'gu_qing', world: signing, media });
    expect(await screen.findByRole('heading', { level: 1, name: 'Signing' })).toBeVisible();
    expect(screen.getByText('Ready')).toBeVisible();
    expect(screen.getByText('C-7')).toBeVisible();
    expect(screen.getByText('250 KB')).toBeVisible();
    expect(screen.getByText('Every play is kept in the audit log.')).toBeVisible();
    expect(media.links).toEqual([]);
  });

  it('shows a picture of it before anybody plays, which is not yet playing', async () => {
    const projector = installProjector();
    const media = files();
    const { screen, simulation } = await renderConsole('/recordings/signing', {
      as: 'gu_qing',
      async world(world) {
        await signing(world);
        await world.aRecordingFile({ recordingID: 'signing', role: 'thumbnail', mime: 'image/jpeg' });
      },
      media,
    });
    await screen.findByText('Play', { selector: 'button' });
    await waitFor(() => expect(projector.video()).toHaveAttribute('poster', media.links[0]));
    expect(await plays({ simulation })).toBe(0);
  });

  it('plays, pauses, goes back and forward, and asks for one link in all of that', async () => {
    const { user, screen, projector, media } = await playing();
    projector.reach(20);
    await user.click(screen.getByRole('button', { name: 'Forward 10 s' }));
    expect(projector.video().currentTime).toBe(30);
    await user.click(screen.getByRole('button', { name: 'Back 10 s' }));
    await user.click(screen.getByRole('button', { name: 'Next event' }));
    expect(projector.video().currentTime).toBe(32);
    await user.click(screen.getByRole('button', { name: 'Previous event' }));
    expect(projector.video().currentTime).toBe(5);
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(projector.video().paused).toBe(true);
    expect(media.links).toHaveLength(1);
  });

  it('has a slider that keys move, and that says where it is', async () => {
    const { user, screen, projector } = await playing();
    const slider = screen.getByRole('slider', { name: 'Position' });
    projector.reach(12);
    expect(slider).toHaveAttribute('aria-valuetext', '0:12 of 1:00');
    expect(slider).toHaveAttribute('aria-valuemax', '60');
    slider.focus();
    await user.keyboard('{ArrowRight}');
    expect(projector.video().currentTime).toBe(17);
    await user.keyboard('{End}');
    expect(slider).toHaveAttribute('aria-valuenow', '60');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuetext', '0:00 of 1:00');
  });

  it('says the time of day of what is seen', async () => {
    const { screen, projector } = await playing();
    projector.reach(7);
    const at = new Date(startedAt.getTime() + 7000);
    const two = (part: number) => String(part).padStart(2, '0');
    const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
    expect(screen.getByText(`${clock} wall clock`)).toBeVisible();
  });

  it('obeys its keys, but not while somebody types', async () => {
    const { user, screen, projector } = await playing();
    const video = projector.video();
    projector.reach(20);
    await user.keyboard('l');
    expect(video.currentTime).toBe(30);
    await user.keyboard('2m');
    expect([video.playbackRate, video.muted]).toEqual([1.5, true]);
    await user.keyboard('[[');
    expect(video.currentTime).toBe(5);
    await user.keyboard('k');
    expect(video.paused).toBe(true);
    await user.keyboard('.');
    expect(video.currentTime).toBeCloseTo(5.04);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'jkl');
    expect([video.currentTime > 5, video.paused]).toEqual([true, true]);
  });

  it('plays a section over and over, until it is told to go on', async () => {
    const { user, screen, projector } = await playing();
    projector.reach(10);
    await user.keyboard('r');
    expect(screen.getByRole('button', { name: 'Loop a section: end here' })).toBeVisible();
    projector.reach(20);
    await user.keyboard('r');
    expect(projector.video().currentTime).toBe(10);
    projector.reach(20.2);
    expect(projector.video().currentTime).toBe(10);
    await user.click(screen.getByRole('button', { name: 'Stop looping' }));
    projector.reach(25);
    expect(projector.video().currentTime).toBe(25);
  });

  it('tells who is in the room at the moment that is seen', async () => {
    const { screen, projector } = await playing();
    projector.reach(1);
    expect(screen.getByText('In the room: Ruoxi')).toBeVisible();
    projector.reach(6);
    expect(screen.getByText('In the room: Ruoxi, Ada')).toBeVisible();
    projector.reach(33);
    expect(screen.getByText('In the room: Ruoxi')).toBeVisible();
  });

  it('goes on where this person stopped, or from the beginning', async () => {
    const { user, screen, projector, go } = await playing();
    projector.reach(25);
    await user.keyboard('k');
    await go('/recordings');
    await screen.findByRole('table', { name: 'Recordings' });
    await go('/recordings/signing');
    expect(await screen.findByRole('button', { name: 'Play from 0:25' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'From the beginning' }));
    await waitFor(() => expect(projector.video().paused).toBe(false));
    expect(projector.video().currentTime).toBe(0);
  });

  it('has a log of who played it, for those who look after others', async () => {
    const { user, screen } = await playing();
    await user.click(screen.getByRole('tab', { name: 'Access' }));
    const log = await screen.findByRole('list', { name: 'Access' });
    expect(within(log).getByText('顾清 played it')).toBeVisible();
  });

  it('notes a play in that log while somebody looks at it', async () => {
    installProjector(60);
    const { user, screen } = await renderConsole('/recordings/signing?tab=access', {
      ...{ as: 'gu_qing', world: signing, media: files() },
    });
    await screen.findByText('Nobody has played or downloaded it yet');
    await user.click(screen.getByText('Play', { selector: 'button' }));
    expect(await screen.findByText('顾清 played it')).toBeVisible();
  });

  it('has no such log for the agent whose it is, and no download', async () => {
    installProjector();
    const { screen } = await renderConsole('/recordings/signing', {
      ...{ as: 'shen_ruoxi', world: signing, media: files() },
    });
    await screen.findByRole('heading', { level: 1, name: 'Signing' });
    expect(screen.queryByRole('tab', { name: 'Access' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Download' })).toBeNull();
  });

  it('shows how loud it is, and skips where nobody is heard', async () => {
    const projector = installProjector(60);
    const peaks = [
      ...Array<number>(100).fill(40),
      ...Array<number>(200).fill(0),
      ...Array<number>(300).fill(40),
    ];
    const wave = { everyMs: 100, channels: [peaks] };
    let serve: () => void = () => undefined;
    const served = new Promise<void>((resolve) => (serve = resolve));
    const { user, screen } = await renderConsole('/recordings/signing', {
      as: 'gu_qing',
      async world(world) {
        await signing(world);
        await world.aRecordingFile({
          ...{ recordingID: 'signing', role: 'waveform', location: 'wave.json', mime: 'application/json' },
        });
      },
      media: {
        link: async ({ location, mime }) => {
          await served;
          return { url: location === 'wave.json' ? '/media/wave' : '/media/signing/1', mime };
        },
      },
    });
    // A file, which RoomService itself does not serve.
    const toRoomService = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
      url === '/media/wave' ? Promise.resolve(Response.json(wave)) : toRoomService(url, init),
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    serve();
    await user.click(await screen.findByText('Play', { selector: 'button' }));
    await user.click(await screen.findByRole('button', { name: 'Skip silence' }));
    expect(screen.getByRole('button', { name: 'Skip silence', pressed: true })).toBeVisible();
    projector.reach(12);
    expect(projector.video().currentTime).toBeCloseTo(29.6);
    await user.keyboard('s');
    expect(screen.getByRole('button', { name: 'Skip silence', pressed: false })).toBeVisible();
  });

  it('shows its keys on a question mark', async () => {
    const { user, screen } = await playing();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys of the player' });
    expect(within(dialog).getByText('Previous or next event')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Keys of the player' })).toBeNull());
  });

  it('chooses a speed from half to three times', async () => {
    const { user, screen, projector } = await playing();
    await user.click(screen.getByRole('button', { name: 'Speed 1×' }));
    await user.click(await screen.findByRole('menuitem', { name: '3×' }));
    expect(projector.video().playbackRate).toBe(3);
    expect(screen.getByRole('button', { name: 'Speed 3×' })).toBeVisible();
  });

  it('lists the events of the room, marks the one that it is at, and jumps to any', async () => {
    const { user, screen, projector } = await playing();
    const events = await screen.findByRole('list', { name: 'Events' });
    expect(within(events).getByRole('button', { name: /−0:04.*Ruoxi entered/ })).toBeVisible();
    projector.reach(33);
    expect(within(events).getByRole('button', { current: true })).toHaveTextContent(
      '0:32Ada lost the network',
    );
    await user.click(within(events).getByRole('button', { name: /0:50.*Ada left/ }));
    expect(projector.video().currentTime).toBe(50);
  });

  it('tells what members wrote and did, each with its sign, and leads to one group of it alone', async () => {
    const projector = installProjector(60);
    const { user, screen, location } = await renderConsole('/recordings/signing', {
      as: 'gu_qing',
      media: files(),
      world: async (world) => {
        const row = await aSigning(world);
        await happened(world, row, [10, 'muted', 'Ada'], [20, 'chat', 'Ada', 'Page two?']);
        await happened(world, row, [40, 'screenShared', 'Ruoxi'], [45, 'chat', 'Ruoxi', 'Yes, sign there.']);
      },
    });
    const events = await screen.findByRole('list', { name: 'Events' });
    const line = within(events).getByRole('button', { name: /0:20.*Ada wrote.*Page two\?/ });
    expect(line.querySelector('[data-glyph=speech]')).not.toBeNull();
    expect(within(events).getByRole('button', { name: /Ada turned the microphone off/ })).toBeVisible();
    expect(screen.getByTitle('0:20, Ada wrote: Page two?')).toBeVisible();

    await user.click(screen.getByText('Chat', { selector: '[role=radiogroup] *' }));
    expect(location()).toBe('/recordings/signing?events=chat');
    expect(within(events).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByTitle('0:32, Ada lost the network: no heartbeat for 20 s')).toBeNull();
    await user.click(screen.getByText('Play', { selector: 'button' }));
    await screen.findAllByRole('button', { name: 'Pause' });
    projector.reach(22);
    await user.click(screen.getByRole('button', { name: 'Next event' }));
    expect(projector.video().currentTime).toBe(45);
  });

  it('plays from the moment that its address names, and copies the address of the moment that is seen', async () => {
    const projector = installProjector(60);
    const { screen, user } = await renderConsole('/recordings/signing?t=31', {
      as: 'gu_qing',
      world: signing,
      media: files(),
    });
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeVisible();
    expect(projector.video().currentTime).toBe(31);
    projector.reach(42.7);
    await user.click(screen.getByRole('button', { name: 'Copy link to this moment' }));
    expect(await navigator.clipboard.readText()).toBe(`${window.location.origin}/recordings/signing?t=42`);
  });
});

describe('a recording whose link runs out', () => {
  it('is asked for once more, silently, and goes on where it stopped', async () => {
    const world = await playing();
    const { projector, screen } = world;
    projector.reach(40);
    projector.breakOff();
    await waitFor(() => expect(projector.loads).toEqual(['/media/signing/1', '/media/signing/2']));
    await waitFor(() => expect(projector.video().currentTime).toBe(40));
    expect(projector.video().paused).toBe(false);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(await plays(world)).toBe(2);
  });

  it('says so where a new link does not help, and plays again when asked to', async () => {
    const { projector, screen, user } = await playing();
    projector.reach(40);
    projector.refuse(2);
    projector.breakOff();
    const face = await screen.findByRole('alert');
    expect(face).toHaveTextContent('The file stopped loading');
    await user.click(within(face).getByRole('button', { name: 'Play again' }));
    await waitFor(() => expect(projector.video().paused).toBe(false));
    expect(projector.video().currentTime).toBe(40);
  });

  it('says that its file is missing where it is', async () => {
    installProjector();
    const { screen, user } = await renderConsole('/recordings/signing', { as: 'gu_qing', world: signing });
    await user.click(await screen.findByText('Play', { selector: 'button' }));
    const face = await screen.findByRole('alert');
    expect(face).toHaveTextContent('The file of this recording is missing');
    expect(face).toHaveTextContent('Pass the recording number on to your administrator.');
  });
});

const removed = { state: 'expired', removedAt: hoursAgo(1), removedBecause: 'trash', file: null } as const;

describe('a recording that cannot be played', () => {
  it.each([
    [{ state: 'recording', durationMs: null }, 'Still being recorded'],
    [{ state: 'uploading', progress: 38 }, 'Uploading, 38% so far'],
    [{ state: 'processing', progress: 62 }, 'Processing, 62% done'],
    [{ state: 'processing', progress: null }, 'Waiting for space on the server’s disk'],
    [{ state: 'failed', failure: 'The disk was full' }, 'The disk was full'],
    [{ state: 'localOnly', heldBy: 'SHEN-PC' }, 'The file is only on SHEN-PC'],
    [{ ...thrownAway }, 'Somebody put it there: By mistake'],
    [{ ...removed, removedBecause: 'retention', removedByRule: 'Sales' }, 'by the retention rule “Sales”'],
    [removed, 'from the trash'],
    [{ file: null }, 'The file of this recording is missing'],
  ] as const)('says why: %o', async (given, words) => {
    const { screen } = await renderConsole('/recordings/signing', { as: 'gu_qing', world: one(given) });
    expect(await screen.findByText(words, { exact: false })).toBeVisible();
    expect(screen.queryByRole('slider', { name: 'Position' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Copy link to this moment' })).toBeNull();
  });

  it('is asked for where it is on a PC alone, and then says who asked', async () => {
    const world = one({ state: 'localOnly', heldBy: 'SHEN-PC', file: null });
    const { screen, user } = await renderConsole('/recordings/signing', { as: 'gu_qing', world });
    await user.click(await screen.findByRole('button', { name: 'Ask for it' }));
    expect(await screen.findByText(/has not been uploaded\. 顾清 asked for it, Today/)).toBeVisible();
  });

  it('is not asked for by the agent who has it', async () => {
    const world = one({ state: 'localOnly', heldBy: 'SHEN-PC', file: null });
    const { screen } = await renderConsole('/recordings/signing', { as: 'shen_ruoxi', world });
    expect(await screen.findByText('The file is only on SHEN-PC')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask for it' })).toBeNull();
  });

  it('can be played as soon as it has arrived', async () => {
    installProjector();
    const { screen, simulation } = await renderConsole('/recordings/signing', {
      as: 'gu_qing',
      world: one({ state: 'processing', progress: 90 }),
      media: files(),
    });
    expect(await screen.findByText('Processing, 90% done')).toBeVisible();
    simulation.store.restore(simulation.store.snapshot().replace('"state":"processing"', '"state":"ready"'));
    await simulation.store.transact((tx) =>
      tx.live.append({
        at: new Date(),
        event: { type: 'recording.changed', recordingID: 'signing' },
        audience: {
          kind: 'reach',
          permission: 'recording.list',
          ownerID: 'shen_ruoxi',
          teamID: 'team-loans-1',
        },
      }),
    );
    simulation.ports.live.wake();
    expect(await screen.findByRole('slider', { name: 'Position' })).toBeVisible();
  });

  it('that is not there, or not this person’s to see, says so and leads back', async () => {
    const { screen } = await renderConsole('/recordings/signing', {
      as: 'gu_qing',
      world: one({ agentID: 'li_wei', teamID: 'team-notary-2' }),
    });
    expect(await screen.findByText('There is no such recording, or it is not yours to see')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go back to the recordings' })).toHaveAttribute(
      'href',
      '/recordings',
    );
  });

  it('that could not be read offers to try again', async () => {
    const fail = ['getRecording', { fail: 'server.failed' }] as const;
    const { screen, user } = await renderConsole('/recordings/signing', {
      as: 'gu_qing',
      world: signing,
      faults: [fail, fail, fail],
    });
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Signing' })).toBeVisible();
  });
});

describe('going on from a recording', () => {
  async function three({ aRecording }: ConsoleWorld) {
    for (const [index, name] of ['First', 'Second', 'Third'].entries()) {
      await aRecording(
        ofTeam({ recordingID: name.toLowerCase(), roomName: name, startedAt: hoursAgo(index + 1) }),
      );
    }
    await aRecording(ofTeam({ roomName: 'Pushed', kind: 'push', startedAt: hoursAgo(1.5) }));
  }

  it('walks through the list that it was opened from', async () => {
    const { screen, user, location } = await renderConsole('/recordings/first?list=kind%3Dmix', {
      as: 'gu_qing',
      world: three,
    });
    const next = async () => {
      await waitFor(() => expect(screen.getByRole('button', { name: 'Next' })).toBeEnabled());
      await user.click(screen.getByRole('button', { name: 'Next' }));
    };
    await next();
    expect(await screen.findByRole('heading', { level: 1, name: 'Second' })).toBeVisible();
    await next();
    expect(await screen.findByRole('heading', { level: 1, name: 'Third' })).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Previous' })).toBeEnabled());
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    expect(location()).toBe('/recordings/third?list=kind%3Dmix');
    expect(screen.getByRole('link', { name: 'Recordings', current: false })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/recordings/),
    );
  });

  it('goes on to the next page of that list', async () => {
    const many = async ({ aRecording }: ConsoleWorld) => {
      for (let count = 1; count <= 21; count++) {
        await aRecording(
          ofTeam({ recordingID: `rec_${count}`, roomName: `Room ${count}`, startedAt: hoursAgo(count) }),
        );
      }
    };
    const { screen, user, location } = await renderConsole('/recordings/rec_20?list=', {
      as: 'gu_qing',
      world: many,
    });
    await screen.findByRole('heading', { level: 1, name: 'Room 20' });
    const next = screen.getByRole('button', { name: 'Next' });
    await waitFor(() => expect(next).toBeEnabled());
    await user.click(next);
    expect(await screen.findByRole('heading', { level: 1, name: 'Room 21' })).toBeVisible();
    expect(location()).toBe('/recordings/rec_21?list=');
  });

  it('has no neighbours where nobody came from a list', async () => {
    const { screen } = await renderConsole('/recordings/first', { as: 'gu_qing', world: three });
    await screen.findByRole('heading', { level: 1, name: 'First' });
    expect(screen.queryByRole('button', { name: 'Next' })).toBeNull();
  });

  it('switches to another recording of the call at the same moment, playing on', async () => {
    const projector = installProjector(60);
    const media = files();
    const { screen, user, location } = await renderConsole('/recordings/mix', {
      as: 'gu_qing',
      media,
      world: async ({ aCall, aRecording }) => {
        const { callID } = await aCall({ agentID: 'shen_ruoxi', teamID: 'team-loans-1' });
        await aRecording(ofTeam({ recordingID: 'mix', callID, startedAt }));
        const later = new Date(startedAt.getTime() + 10_000);
        await aRecording(ofTeam({ recordingID: 'push', callID, kind: 'push', startedAt: later }));
      },
    });
    await user.click(await screen.findByText('Play', { selector: 'button' }));
    await screen.findByRole('button', { name: 'Pause' });
    projector.reach(25);
    const tracks = screen.getByRole('navigation', { name: 'Recordings of this call' });
    expect(within(tracks).getByRole('link', { current: true })).toHaveTextContent('Mix');
    await user.click(within(tracks).getByRole('link', { name: 'Push' }));
    await waitFor(() => expect(location()).toBe('/recordings/push'));
    await waitFor(() => expect(media.links).toEqual(['/media/mix/1', '/media/push/2']));
    await waitFor(() => expect(projector.video().currentTime).toBe(15));
    expect(projector.video().paused).toBe(false);
  });
});

it('names the right that is missing where RoomService refuses to let somebody play', async () => {
  installProjector();
  const { screen, user } = await renderConsole('/recordings/signing', {
    as: 'gu_qing',
    world: signing,
    faults: [['playRecording', { fail: 'permission.missing', params: { permission: 'recording.play' } }]],
  });
  await user.click(await screen.findByText('Play', { selector: 'button' }));
  expect(await screen.findByText('You need the right recording.play')).toBeVisible();
});
