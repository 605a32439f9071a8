import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { hoursAgo, ofTeam } from './recording-world';

/** One that was released with a comment, one whose review waits, one that nobody looked at and a hold keeps. */
async function judged({ aRecording, aReview, aComment }: ConsoleWorld) {
  const recording = (roomName: string, hours: number, onHold = false) =>
    aRecording(ofTeam({ recordingID: roomName.toLowerCase(), roomName, startedAt: hoursAgo(hours), onHold }));
  const good = await recording('Signing', 1);
  await aReview({ recordingID: good.recordingID, state: 'released', score: 91.5 });
  await aComment({ recordingID: good.recordingID, forAgent: true });
  const waiting = await recording('Claim', 2);
  await aReview({ recordingID: waiting.recordingID, state: 'submitted', score: 62 });
  await recording('Survey', 3, true);
}

async function opened(route: string, as = 'gu_qing') {
  const rendered = await renderConsole(route, { as, world: judged });
  await rendered.screen.findByRole('table', { name: 'Recordings' });
  const rooms = () =>
    rendered.screen
      .getAllByRole('row')
      .flatMap((row) => within(row).queryAllByRole('link'))
      .map((link) => link.textContent);
  /** Takes the filter out of the menu of those that are not shown. */
  const choose = async (name: string) => {
    await rendered.user.click(rendered.screen.getByRole('button', { name: 'Filter' }));
    await rendered.user.click(await rendered.screen.findByRole('menuitem', { name }));
  };
  return { ...rendered, rooms, choose };
}

describe('the list of recordings by what they were judged', () => {
  it('narrows to a band of scores, each with how many it has, and to a range that is typed', async () => {
    const { screen, user, rooms, choose, location } = await opened('/recordings');
    await choose('Score');
    await user.click(await screen.findByRole('button', { name: /^60–69\s*1$/ }));
    await expect.poll(rooms).toEqual(['Claim']);
    expect(location()).toBe('/recordings?score=60&upTo=69');
    await user.click(screen.getByRole('button', { name: /^Score 60–69/ }));
    await user.clear(await screen.findByRole('textbox', { name: 'From' }));
    await user.type(screen.getByRole('textbox', { name: 'From' }), '80');
    expect(screen.getByRole('alert')).toHaveTextContent('The lowest is above the highest');
    expect(screen.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await user.clear(screen.getByRole('textbox', { name: 'To' }));
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await expect.poll(rooms).toEqual(['Signing']);
    expect(screen.getByRole('button', { name: /^Score ≥ 80/ })).toBeVisible();
  });

  it('narrows to those with comments or without, and to what a hold keeps or none does', async () => {
    const { screen, user, rooms, choose, location } = await opened('/recordings');
    await choose('Comments');
    await user.click(await screen.findByRole('checkbox', { name: /^With\s*1$/ }));
    await expect.poll(rooms).toEqual(['Signing']);
    await user.click(screen.getByRole('checkbox', { name: /^Without\s*2$/ }));
    await expect.poll(rooms).toEqual(['Claim', 'Survey']);
    await choose('Legal hold');
    await user.click(await screen.findByRole('checkbox', { name: /^On hold\s*1$/ }));
    await expect.poll(rooms).toEqual(['Survey']);
    expect(location()).toBe('/recordings?commented=no&hold=yes');
  });

  it('shows an agent of their own calls what was released to them, and counts no more', async () => {
    const { screen, rooms, choose } = await opened('/recordings?score=0', 'shen_ruoxi');
    await expect.poll(rooms).toEqual(['Signing']);
    await choose('Comments');
    expect(await screen.findByRole('checkbox', { name: /^With\s*1$/ })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /^Without\s*0$/ })).toBeVisible();
  });

  it('says of a filter that finds nothing which one it is', async () => {
    const { screen, user, rooms } = await opened('/recordings?score=10&upTo=20');
    expect(await screen.findByText(/Score 10–20/, { selector: 'div, p, li' })).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: /Clear/ }).at(-1) ?? document.body);
    await expect.poll(rooms).toEqual(['Signing', 'Claim', 'Survey']);
  });

  it('shows score and hold at once, and comments to whoever asks for them', async () => {
    const { screen, user } = await opened('/recordings');
    expect(screen.getByRole('columnheader', { name: /Score/ })).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: /Comments/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Comments' }));
    const signing = screen.getByRole('row', { name: /Signing/ });
    expect(within(signing).getByRole('cell', { name: '91.5' })).toBeVisible();
    expect(within(signing).getByRole('cell', { name: '1' })).toBeVisible();
    const survey = screen.getByRole('row', { name: /Survey/ });
    expect(within(survey).getAllByText('On hold').length).toBeGreaterThan(0);
  });
});
