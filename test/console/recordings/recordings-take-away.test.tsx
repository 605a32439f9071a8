import { waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Downloads } from '../../../server/roomservice/ports';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { hoursAgo, ofTeam } from './recording-world';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What the browser was handed to keep: addresses with their names, and files made on the page. */
function keptFiles() {
  const links: { href: string; name: string }[] = [];
  const blobs: Blob[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push({ href: this.getAttribute('href') ?? '', name: this.download });
  });
  // jsdom has neither of the two.
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => (blobs.push(blob), 'blob:made'),
      revokeObjectURL: () => undefined,
    }),
  );
  return { links, blobs };
}

const allThere: Downloads = {
  has: (location) => Promise.resolve(location !== 'lost.mp4'),
  link: (rows) => Promise.resolve(`/downloads/${rows.map(({ recordingID }) => recordingID).join('+')}`),
};

async function three({ aRecording }: ConsoleWorld) {
  const at = (hours: number) => ({ startedAt: hoursAgo(hours) });
  await aRecording(
    ofTeam({
      recordingID: 'signing',
      roomName: 'Signing',
      roomID: '482913605',
      customerName: '张伟',
      ...at(1),
    }),
  );
  await aRecording(ofTeam({ recordingID: 'claim', roomName: 'Claim', kind: 'screen', ...at(2) }));
  await aRecording(ofTeam({ recordingID: 'survey', roomName: 'Survey', file: 'lost.mp4', ...at(3) }));
}

const open = (route = '/recordings') =>
  renderConsole(route, { as: 'gu_qing', world: three, downloads: allThere });

describe('recordings that are selected', () => {
  it('are downloaded together, and whatever stays behind is named with its cause', async () => {
    const { links } = keptFiles();
    const { screen, user } = await open();
    await user.click(await screen.findByRole('checkbox', { name: /Signing/ }));
    await user.click(screen.getByRole('checkbox', { name: /Survey/ }));
    const bar = screen.getByRole('region', { name: 'Selected recordings' });
    expect(within(bar).getByText('2 selected')).toBeVisible();
    await user.click(within(bar).getByRole('button', { name: 'Download 2' }));
    const dialog = await screen.findByRole('dialog', { name: /1 of 2 files/ });
    expect(within(dialog).getByText('Survey')).toBeVisible();
    expect(within(dialog).getByText(/Its file is missing/)).toBeVisible();
    expect(links).toEqual([
      { href: '/downloads/signing', name: expect.stringMatching(/482913605 沈若溪 mix\.mp4$/) },
    ]);
  });

  it('stay selected under other filters, until they are let go', async () => {
    const { screen, user } = await open();
    await user.click(await screen.findByRole('checkbox', { name: /Signing/ }));
    await user.click(screen.getByRole('checkbox', { name: /Claim/ }));
    await user.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(screen.queryByRole('region', { name: 'Selected recordings' })).toBeNull();
    expect(screen.getByRole('search', { name: 'Filters' })).toBeVisible();
  });

  it('are none where the right to download is missing', async () => {
    const { screen } = await renderConsole('/recordings', { as: 'shen_ruoxi', world: three });
    expect(await screen.findByText('Signing')).toBeVisible();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('the list as a file for spreadsheets', () => {
  it('has what the filter shows, in the language of the reader', async () => {
    const { links, blobs } = keptFiles();
    const { screen, user } = await open('/recordings?kind=mix');
    await user.click(await screen.findByRole('button', { name: 'Export as CSV' }));
    await waitFor(() => expect(links).toHaveLength(1));
    expect(links[0]?.name).toMatch(/^Recordings \d{4}-\d\d-\d\d\.csv$/);
    const lines = (await blobs[0]?.text())?.split('\r\n') ?? [];
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFF?Started \(/);
    expect(lines[1]).toContain('482913605,Signing,张伟');
    expect(lines[2]).toContain('Survey');
  });

  it('says so where it could not be made', async () => {
    const { links } = keptFiles();
    const { screen, user } = await renderConsole('/recordings', {
      ...{ as: 'gu_qing', world: three },
      faults: [['exportRecordings', { fail: 'server.failed' }]],
    });
    await user.click(await screen.findByRole('button', { name: 'Export as CSV' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(links).toEqual([]);
  });
});

describe('saved views', () => {
  it('keep the filters under a name, show them again, and are forgotten', async () => {
    const { screen, user, location } = await open('/recordings?kind=mix&sort=duration.desc');
    await user.click(await screen.findByRole('button', { name: 'Saved views' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name for these filters' }), '长录像{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Remove filter Kind' }));
    await waitFor(() => expect(location()).toBe('/recordings?sort=duration.desc'));
    const tabs = within(await screen.findByRole('navigation', { name: 'Views' }));
    expect(tabs.getByRole('link', { name: '长录像' })).not.toHaveAttribute('aria-current');
    await user.click(tabs.getByRole('link', { name: '长录像' }));
    await waitFor(() => expect(location()).toBe('/recordings?kind=mix&sort=duration.desc'));
    expect(tabs.getByRole('link', { name: '长录像' })).toHaveAttribute('aria-current', 'page');
    await user.click(tabs.getByRole('link', { name: 'Last 7 days' }));
    await waitFor(() => expect(location()).toBe('/recordings'));
    expect(tabs.getByRole('link', { name: 'Last 7 days' })).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('button', { name: 'Saved views' }));
    await user.click(await screen.findByRole('button', { name: 'Delete the view 长录像' }));
    expect(await screen.findByText(/Set filters, give them a name/)).toBeVisible();
    expect(screen.queryByRole('navigation', { name: 'Views' })).toBeNull();
  });
});

describe('the filters of the list', () => {
  it('say how many recordings the others leave of each kind', async () => {
    const { screen, user } = await open();
    await screen.findByRole('row', { name: /Signing/ });
    await user.click(screen.getByRole('button', { name: 'Kind' }));
    expect(await screen.findByRole('checkbox', { name: /^Mix\s*2$/ })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /^Screen\s*1$/ })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /^Push\s*0$/ })).toBeVisible();
  });
});
