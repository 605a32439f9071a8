import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setMedia, wide } from '../../support/dom';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { installProjector } from './media-element';
import { files, happened, hoursAgo, ofTeam, plays } from './recording-world';

async function four(world: ConsoleWorld) {
  const { aRecording } = world;
  await aRecording(
    ofTeam({ recordingID: 'signing', roomName: 'Signing', customerName: 'Ada', startedAt: hoursAgo(1) }),
  );
  await aRecording(
    ofTeam({
      recordingID: 'claim',
      roomName: 'Claim',
      kind: 'push',
      state: 'uploading',
      progress: 38,
      startedAt: hoursAgo(2),
    }),
  );
  await aRecording(
    ofTeam({
      recordingID: 'survey',
      roomName: 'Survey',
      agentID: 'wang_hao',
      agentName: '王皓',
      kind: 'screen',
      state: 'localOnly',
      heldBy: 'WANG-PC',
      durationMs: 600_000,
      startedAt: hoursAgo(3),
    }),
  );
  const old = await aRecording(
    ofTeam({ recordingID: 'old', roomName: 'Old talk', startedAt: hoursAgo(24 * 30) }),
  );
  await happened(world, old, [5, 'entered', 'Ada']);
}

const row = (name: RegExp) => ({ name });

/** Beside the head of its column, which sorts. */
function durationChip() {
  return within(screen.getByRole('search', { name: 'Filters' })).getByRole('button', { name: 'Duration' });
}

describe('the list of recordings', () => {
  it('shows those of the last seven days, newest first, each with how far it is', async () => {
    const { screen, location } = await renderConsole('/recordings', { as: 'gu_qing', world: four });
    const signing = await screen.findByRole('row', row(/Signing/));
    expect(within(signing).getByText('Ready')).toBeVisible();
    expect(within(signing).getByText('Ada')).toBeVisible();
    expect(within(screen.getByRole('row', row(/Claim/))).getByText('Uploading 38%')).toBeVisible();
    expect(within(screen.getByRole('row', row(/Survey/))).getByTitle('Only on WANG-PC')).toBeVisible();
    expect(screen.queryByRole('row', row(/Old talk/))).toBeNull();
    expect(screen.getByText('3 recordings')).toBeVisible();
    expect(location()).toBe('/recordings');
  });

  it('keeps the days: they can be changed, not taken away', async () => {
    const { screen, user } = await renderConsole('/recordings', { as: 'gu_qing', world: four });
    await screen.findByRole('row', row(/Signing/));
    expect(screen.queryByRole('button', { name: 'Remove filter Date' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Date Last 7 days' }));
    await user.click(await screen.findByRole('button', { name: 'Last 90 days' }));
    expect(await screen.findByRole('row', row(/Old talk/))).toBeVisible();
  });

  it('narrows by agent, kind, state and duration, all of it in the address', async () => {
    const { screen, user, location } = await renderConsole('/recordings', { as: 'gu_qing', world: four });
    await screen.findByRole('row', row(/Signing/));
    await user.click(screen.getByRole('button', { name: 'Agent' }));
    await user.click(await screen.findByRole('checkbox', { name: /王皓/ }));
    await waitFor(() => expect(screen.queryByRole('row', row(/Signing/))).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Kind' }));
    await user.click(await screen.findByRole('checkbox', { name: /^Screen/ }));
    await user.click(screen.getByRole('button', { name: 'State' }));
    await user.click(await screen.findByRole('checkbox', { name: /^Local only/ }));
    await user.click(durationChip());
    await user.click(await screen.findByRole('button', { name: '≥ 5 min' }));
    await waitFor(() =>
      expect(location()).toBe('/recordings?agent=wang_hao&kind=screen&state=localOnly&min=300'),
    );
    expect(await screen.findByRole('row', row(/Survey/))).toBeVisible();
    expect(screen.getByText('1 recording')).toBeVisible();
  });

  it('finds an agent among more than a panel can show, and says the name also when the page is opened anew', async () => {
    const crowd = async (world: ConsoleWorld) => {
      await four(world);
      for (let each = 0; each < 110; each += 1)
        await world.aUser({ name: `Ann ${String(each)}`, role: 'agent', teamID: 'team-loans-1' });
      await world.aUser({ userID: 'zoe_last', name: 'Zoe Last', role: 'agent', teamID: 'team-loans-1' });
      await world.aRecording(ofTeam({ roomName: 'Lost card', agentID: 'zoe_last', agentName: 'Zoe Last' }));
    };
    const { screen, user, location, go } = await renderConsole('/recordings', {
      as: 'gu_qing',
      world: crowd,
    });
    await screen.findByRole('row', row(/Signing/));
    await user.click(screen.getByRole('button', { name: 'Agent' }));
    expect(await screen.findByText(/more people: search by name/)).toBeVisible();
    expect(screen.queryByRole('checkbox', { name: /Zoe Last/ })).toBeNull();
    await user.type(screen.getByPlaceholderText('Name or user ID'), 'zoe');
    await user.click(await screen.findByRole('checkbox', { name: /Zoe Last/ }));
    expect(await screen.findByRole('row', row(/Lost card/))).toBeVisible();
    expect(location()).toBe('/recordings?agent=zoe_last');
    // Chosen, and no longer what is searched for.
    await user.clear(screen.getByPlaceholderText('Name or user ID'));
    expect(await screen.findByText(/more people: search by name/)).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /Zoe Last/ })).toBeChecked();
    await go('/recordings?agent=zoe_last');
    expect(await screen.findByRole('button', { name: 'Agent Zoe Last' })).toBeVisible();
  });

  it('takes a range of minutes, and a room number in groups', async () => {
    const { screen, user, location } = await renderConsole('/recordings', { as: 'gu_qing', world: four });
    await screen.findByRole('row', row(/Signing/));
    await user.click(durationChip());
    await user.type(await screen.findByRole('textbox', { name: 'At least (minutes)' }), '9');
    await user.type(screen.getByRole('textbox', { name: 'At most (minutes)' }), '2');
    expect(await screen.findByText('The minimum is above the maximum')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await user.clear(screen.getByRole('textbox', { name: 'At most (minutes)' }));
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(location()).toBe('/recordings?min=540'));
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Room no.' }));
    await user.type(await screen.findByRole('textbox', { name: 'Room no.' }), '482 913 605{Enter}');
    await waitFor(() => expect(location()).toBe('/recordings?room=482913605&min=540'));
  });

  it('offers an agent no filter of colleagues, since all are their own', async () => {
    const { screen } = await renderConsole('/recordings', { as: 'shen_ruoxi', world: four });
    await screen.findByRole('row', row(/Signing/));
    expect(screen.queryByRole('button', { name: 'Agent' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Team' })).toBeNull();
    expect(screen.queryByRole('row', row(/Survey/))).toBeNull();
  });

  it('lets who sees all of them narrow by team', async () => {
    const { screen, user, location } = await renderConsole('/recordings', { as: 'zhang_nan', world: four });
    await screen.findByRole('row', row(/Signing/));
    await user.click(screen.getByRole('button', { name: 'Team' }));
    await user.click(await screen.findByRole('checkbox', { name: '公证二组' }));
    expect(await screen.findByText('No recording matches')).toBeVisible();
    expect(screen.getByText('Set: Last 7 days + Team 公证二组')).toBeVisible();
    expect(location()).toBe('/recordings?team=team-notary-2');
  });

  it('shows the recordings of a call whenever it was, the call being a filter to take away', async () => {
    const { screen, user } = await renderConsole('/recordings?call=call_x', {
      as: 'gu_qing',
      world: async (world) => {
        await four(world);
        await world.aCall({ callID: 'call_x', agentID: 'shen_ruoxi', teamID: 'team-loans-1' });
        await world.aRecording(
          ofTeam({ callID: 'call_x', roomName: 'Long ago', startedAt: hoursAgo(24 * 200) }),
        );
      },
    });
    expect(await screen.findByRole('row', row(/Long ago/))).toBeVisible();
    expect(screen.queryByRole('row', row(/Signing/))).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove filter Call' }));
    expect(await screen.findByRole('row', row(/Signing/))).toBeVisible();
    expect(screen.queryByRole('row', row(/Long ago/))).toBeNull();
  });
});

describe('a list of recordings with nothing in it', () => {
  it('tells a supervisor how recordings come', async () => {
    const { screen } = await renderConsole('/recordings', { as: 'gu_qing' });
    expect(await screen.findByText('No recordings yet')).toBeVisible();
    expect(screen.getByText(/A call brings its recordings here/)).toBeVisible();
  });

  it('tells an agent what to switch on, and where', async () => {
    const { screen } = await renderConsole('/recordings', { as: 'shen_ruoxi' });
    expect(await screen.findByText(/Start a call with the mix/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the workbench' })).toHaveAttribute('href', '/work');
  });

  it('names the days where they are the cause, and looks through 90', async () => {
    const { screen, user } = await renderConsole('/recordings?q=Old', { as: 'gu_qing', world: four });
    expect(await screen.findByText('No recording matches')).toBeVisible();
    expect(
      screen.getByText(/Last 7 days \+ Search “Old”: nothing. The newest match is from \d{4}-/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Search the last 90 days' }));
    expect(await screen.findByRole('row', row(/Old talk/))).toBeVisible();
  });

  it('goes to the day of the newest match where 90 days do not reach it', async () => {
    const { screen, user } = await renderConsole('/recordings', {
      as: 'gu_qing',
      world: async ({ aRecording }) =>
        void (await aRecording(ofTeam({ roomName: 'Ancient', startedAt: new Date('2024-05-02T04:00:00Z') }))),
    });
    await user.click(await screen.findByRole('button', { name: /^Show 2024-05-0/ }));
    expect(await screen.findByRole('row', row(/Ancient/))).toBeVisible();
  });

  it('names the other filters where nothing matches at any time, and clears them', async () => {
    const { screen, user, location } = await renderConsole('/recordings?state=failed', {
      as: 'gu_qing',
      world: four,
    });
    expect(await screen.findByText('Set: Last 7 days + State Failed')).toBeVisible();
    expect(screen.queryByRole('button', { name: /90 days/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByRole('row', row(/Signing/))).toBeVisible();
    expect(location()).toBe('/recordings');
  });

  it('says that it could not be read, with the way to try again', async () => {
    const fail = ['listRecordings', { fail: 'server.failed' }] as const;
    const { screen, user } = await renderConsole('/recordings', {
      as: 'gu_qing',
      world: four,
      faults: [fail, fail, fail],
    });
    const face = await screen.findByRole('alert');
    await user.click(within(face).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('row', row(/Signing/))).toBeVisible();
  });
});

describe('a recording beside the list', () => {
  it('plays on a press of its row’s button, pauses on the next, and is asked for only then', async () => {
    const projector = installProjector();
    const media = files();
    const { screen, user, location } = await renderConsole('/recordings', {
      as: 'gu_qing',
      world: four,
      media,
    });
    await user.hover(await screen.findByRole('button', { name: 'Play Signing' }));
    expect(media.links).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Play Signing' }));
    await user.click(await screen.findByRole('button', { name: 'Pause Signing' }));
    expect(location()).toBe('/recordings?peek=signing');
    expect(projector.video().paused).toBe(true);
    expect(media.links).toHaveLength(1);
    expect(screen.getByRole('complementary', { name: 'Signing' })).toBeVisible();
  });

  it('opens with a click on its row, and waits to be played', async () => {
    const media = files();
    installProjector();
    const { screen, user } = await renderConsole('/recordings', { as: 'gu_qing', world: four, media });
    await user.click(await screen.findByRole('row', row(/Signing/)));
    const peek = await screen.findByRole('complementary', { name: 'Signing' });
    expect(await within(peek).findByText('Every play is kept in the audit log.')).toBeVisible();
    expect(within(peek).getByText('Ada')).toBeVisible();
    expect(media.links).toEqual([]);
    expect(within(peek).getByRole('link', { name: 'Review' })).toHaveAttribute(
      ...['href', '/recordings/signing?tab=reviews&list='],
    );
  });

  it('goes through a long list from either end', async () => {
    const { screen, user, location } = await renderConsole('/recordings', {
      as: 'gu_qing',
      world: async ({ aRecording }) => {
        for (let count = 1; count <= 45; count++) {
          await aRecording(
            ofTeam({ recordingID: `rec_${count}`, roomName: `Room ${count}.`, startedAt: hoursAgo(count) }),
          );
        }
      },
    });
    const pages = await screen.findByRole('navigation', { name: 'Pages' });
    const press = (name: string) => user.click(within(pages).getByRole('button', { name }));
    expect(screen.getByText('45 recordings')).toBeVisible();
    expect(within(pages).getByRole('button', { name: 'Previous page' })).toBeDisabled();
    await press('Next page');
    expect(await screen.findByRole('row', row(/Room 21\./))).toBeVisible();
    expect(location()).toMatch(/page=after/);
    await press('Last page');
    expect(await screen.findByRole('row', row(/Room 45\./))).toBeVisible();
    expect(within(pages).getByRole('button', { name: 'Next page' })).toBeDisabled();
    await press('Previous page');
    expect(await screen.findByRole('row', row(/Room 6\./))).toBeVisible();
    expect(screen.queryByRole('row', row(/Room 26\./))).toBeNull();
    await press('First page');
    expect(await screen.findByRole('row', row(/Room 1\./))).toBeVisible();
    expect(location()).toBe('/recordings');
  });

  it('plays and pauses with Space on the row, opens its page with Enter, closes with Escape', async () => {
    const projector = installProjector();
    const { screen, user, location } = await renderConsole('/recordings?kind=mix', {
      as: 'gu_qing',
      world: four,
      media: files(),
    });
    (await screen.findByRole('row', row(/Signing/))).focus();
    await user.keyboard(' ');
    expect(await screen.findByRole('button', { name: 'Pause Signing' })).toBeVisible();
    await user.keyboard(' ');
    expect(projector.video().paused).toBe(true);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(location()).toBe('/recordings?kind=mix'));
    expect(screen.getByRole('row', row(/Signing/))).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location()).toBe('/recordings/signing?list=kind%3Dmix'));
  });

  it('goes to the next row without playing it', async () => {
    installProjector();
    const media = files();
    const { screen, user, location } = await renderConsole('/recordings?peek=signing', {
      as: 'gu_qing',
      world: four,
      media,
    });
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    await waitFor(() => expect(location()).toBe('/recordings?peek=claim'));
    expect(await screen.findByText('Uploading, 38% so far')).toBeVisible();
    expect(media.links).toEqual([]);
    expect(screen.getByRole('link', { name: 'Open details' })).toHaveAttribute(
      'href',
      '/recordings/claim?list=',
    );
  });

  it('says of a recording that cannot be played why, when its button is pressed', async () => {
    const { screen, user } = await renderConsole('/recordings', { as: 'gu_qing', world: four });
    await user.click(await screen.findByRole('button', { name: 'Look at Survey' }));
    expect(await screen.findByText('The file is only on WANG-PC')).toBeVisible();
  });

  it('says that a recording which is peeked at by a link is not there', async () => {
    const { screen } = await renderConsole('/recordings?peek=nothing', { as: 'gu_qing', world: four });
    const peek = await screen.findByRole('complementary', { name: 'Recordings' });
    expect(
      await within(peek).findByText('There is no such recording, or it is not yours to see'),
    ).toBeVisible();
  });

  it('is a card on a phone, played over the list', async () => {
    setMedia(wide(390));
    installProjector();
    const world = await renderConsole('/recordings', { as: 'gu_qing', world: four, media: files() });
    const { screen, user } = world;
    const card = (await screen.findByRole('link', { name: 'Signing' })).closest('li');
    expect(card).not.toBeNull();
    await user.click(within(card as HTMLElement).getByRole('button', { name: 'Play' }));
    expect(await screen.findByRole('complementary', { name: 'Signing' })).toBeVisible();
    await waitFor(async () => expect(await plays(world)).toBe(1));
  });
});
