/** An admin closes many rooms by one decision: nobody's browser, and no crash of the server, keeps it from its end. */
import { startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import type { Room } from '../../contract/rooms';
import { serviceFor, type Service } from './support/service';
import { callIn, demoPersonOf, expect, startCallIn, test as base } from './support/story';

// The second story kills its server, so both have one of their own.
const test = base.extend<object, { readonly server: RunningServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants the first argument destructured
    async ({}, give) => {
      const server = await startServer({ demo: true });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.slow();

async function roomsOf(service: Service, name: string, count: number): Promise<readonly Room[]> {
  const rooms: Room[] = [];
  for (let n = 0; n < count; n += 1) {
    rooms.push(await service.aRoom({ name: `${name} ${String(n).padStart(3, '0')}` }));
  }
  return rooms;
}

test('rooms chosen over two pages are closed with a reason though the page dies; its admin comes back and sees what became of each', async ({
  server,
  as,
  launchingAs,
  signedInAs,
}) => {
  const reason = 'The branch moves to Nanjing Road 88. 分行搬迁';
  const service = await as('shen_ruoxi');
  const rooms = await roomsOf(service, 'Branch', 22);
  const [first, last] = [rooms[0], rooms.at(-1)];
  if (!first || !last) throw new Error('There are no rooms.');
  const { context } = await launchingAs('shen_ruoxi');
  const agentsPage = await context.newPage();
  await startCallIn(agentsPage, server.origin, first);

  const admin = await signedInAs('admin');
  await admin.goto('/rooms?q=Branch&sort=name.asc');
  await admin.getByRole('checkbox', { name: 'Select Branch 000' }).check();
  await admin.getByRole('checkbox', { name: 'Select Branch 007' }).check();
  await admin.getByRole('button', { name: 'Page 2' }).click();
  await admin.getByRole('checkbox', { name: 'Select Branch 021' }).check();
  await admin.getByRole('button', { name: 'Close 3 rooms…' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Close 3 rooms' });
  await expect(dialog.getByRole('row', { name: /Branch 000/ })).toContainText('1 person has to leave');
  await expect(dialog.getByRole('row', { name: /Branch 021/ })).toContainText('Nobody is affected');
  await dialog.getByLabel('Reason in words').fill(reason);
  await dialog.getByText('Now', { exact: true }).click();
  await dialog.getByLabel(/^People are in these rooms/).fill('close 3');
  await dialog.getByRole('button', { name: 'Close 3 rooms now' }).click();
  await admin.waitForURL(/closing=/);
  const link = admin.url();
  await admin.close({ runBeforeUnload: false });

  const { dock, panel, openPanel } = callIn(agentsPage);
  await expect(dock.getByText('Closed by admin')).toBeVisible();
  await openPanel();
  await expect(panel.getByText(reason)).toBeVisible();

  const back = await signedInAs('admin');
  await back.goto('/rooms');
  await expect(back.getByText(/The closing of \d\d:\d\d is done: 3 rooms, 3 closed/)).toBeVisible();
  await back.getByRole('button', { name: 'Show' }).click();
  expect(new URL(back.url()).searchParams.get('closing')).toBe(new URL(link).searchParams.get('closing'));
  const outcome = back.getByRole('dialog', { name: '3 rooms are done' });
  for (const name of ['Branch 000', 'Branch 007', 'Branch 021']) {
    await expect(outcome.getByRole('row', { name: new RegExp(name) })).toContainText(/Closed \d\d:\d\d:\d\d/);
  }
  const download = back.waitForEvent('download');
  await outcome.getByRole('button', { name: 'Download result' }).click();
  expect((await download).suggestedFilename()).toMatch(/^rooms-closed-[\d-]+\.csv$/);
  const after = await service.call('getRoom', { params: { roomID: last.roomID } });
  expect(after).toMatchObject({ state: 'closed', closing: { reason } });
});

test('the server is killed in the middle of a closing, and after its restart every room is closed, each once', async ({
  server,
  signedInAs,
}) => {
  const reason = 'Night shift is over 夜班结束';
  const count = 300;
  const before = await serviceFor(server.origin, demoPersonOf('zhang_nan'));
  const rooms = await roomsOf(before, 'Night', count);
  const page = await signedInAs('admin');
  const selection = { by: 'number' as const, roomIDs: rooms.map(({ roomID }) => roomID) };
  const { closingID } = await before.call('startClosing', {
    body: { key: 'night-shift', selection, reason, inSeconds: 0 },
  });
  const closedBy = async (service: Service) =>
    (await service.call('getClosing', { params: { closingID } })).counts.closed ?? 0;
  await expect.poll(() => closedBy(before), { intervals: [20] }).toBeGreaterThan(0);
  await server.kill();
  await before.dispose();
  await server.start();

  const after = await serviceFor(server.origin, demoPersonOf('zhang_nan'));
  // It really was in the middle: rooms were left, and the lease of the dead process still runs.
  expect(await closedBy(after)).toBeLessThan(count);
  await page.goto(`/rooms?closing=${closingID}`);
  await expect(page.getByRole('dialog', { name: `${count} rooms are done` })).toBeVisible({
    timeout: 90_000,
  });
  expect(await closedBy(after)).toBe(count);
  const log = await after.call('listAudit', { query: { action: ['room.close'], q: reason, size: 1 } });
  expect(log.total).toBe(count);
  await after.dispose();
});
