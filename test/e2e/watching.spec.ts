/** A supervisor watches a room by the right to play its streams, as far as an admin allows it. */
import type { Page } from '@playwright/test';
import { startServer } from '../../scripts/lib/server.mjs';
import type { ObservingPolicy } from '../../contract/observing';
import { startLiveService, type LiveService } from '../support/live-service';
import { miniProgram } from './support/mini-program';
import { serviceFor, type Service } from './support/service';
import { demoPersonOf, expect, test as base } from './support/story';

const keys = { LIVE_PUSH_KEY: 'key-for-pushing', LIVE_PLAY_KEY: 'key-for-playing' };

const test = base.extend<object, { readonly live: LiveService }>({
  live: [
    // Playwright wants the first argument destructured, even where nothing is taken from it.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => {
      const live = await startLiveService(keys.LIVE_PLAY_KEY);
      await give(live);
      await live.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ live }, give) => {
      const env = { LIVE_BIZID: '3891', LIVE_PUSH_HOST: 'push.example', LIVE_PLAY_HOST: live.host, ...keys };
      const server = await startServer({ demo: true, env });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

async function decide(admin: Page, policy: RegExp): Promise<void> {
  await admin.goto('/admin/floor');
  const card = admin.getByRole('region', { name: 'Watching calls' });
  await card.getByRole('radio', { name: policy }).check();
  await card.getByRole('button', { name: 'Save about watching' }).click();
  await expect(card.getByText(/^Changed by/)).toBeVisible();
}

async function decideBehind(admin: Service, policy: ObservingPolicy): Promise<void> {
  const { version } = await admin.call('getObservingSettings');
  await admin.call('updateObservingSettings', { body: { policy, version } });
}

async function watch(page: Page, roomID: string, reason: string): Promise<void> {
  await page.goto(`/rooms/${roomID}`);
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  await page.getByRole('button', { name: reason }).click();
  await page.getByRole('button', { name: 'Start watching' }).click();
}

/** It really plays: time goes on, and there is a picture of the size that was sent. */
async function plays(page: Page, name: string): Promise<void> {
  const video = page.getByRole('figure', { name }).locator('video');
  const seconds = () => video.evaluate((each: HTMLVideoElement) => each.currentTime);
  await expect.poll(seconds, { timeout: 30_000 }).toBeGreaterThan(0.5);
  const before = await seconds();
  await expect.poll(seconds, { timeout: 30_000 }).toBeGreaterThan(before + 0.5);
  expect(await video.evaluate((each: HTMLVideoElement) => each.videoWidth)).toBe(320);
}

test.describe.configure({ timeout: 180_000 });

test('a supervisor watches silently, then announced; the agent learns of the second alone, and the log of both', async ({
  signedInAs,
  server,
  live,
}) => {
  const insecure = { ignoreHTTPSErrors: true }; // the live service signed its certificate itself
  const [admin, agent, supervisor] = [
    await signedInAs('admin'),
    await signedInAs('shen_ruoxi'),
    await signedInAs('gu_qing', insecure),
  ];
  const service = await serviceFor(server.origin, demoPersonOf('shen_ruoxi'));
  const { roomID } = await service.aRoom({ name: 'Mortgage 88', customerName: 'Han Xue' });
  const { sessionID } = await service.call('issueSession', { params: { roomID }, body: {} });
  const { userSig } = await service.call('revealSession', { params: { sessionID } });
  const program = await miniProgram(server, 'shen_ruoxi', userSig);
  const { pushURL } = await program('get_push_url');
  const pusher = { roomID, userName: '沈若溪', userAvatar: '', pushURL };
  expect(await program('add_pusher', pusher)).toMatchObject({ code: 0 });
  const beat = () => program('pusher_heartbeat', { roomID }).catch(() => undefined); // the story may be over
  const beating = setInterval(() => void beat(), 5000);

  // Nobody has decided anything: nothing offers it.
  await supervisor.goto(`/rooms/${roomID}`);
  await expect(supervisor.getByRole('heading', { name: 'Mortgage 88' })).toBeVisible();
  await expect(supervisor.getByRole('button', { name: 'Watch', exact: true })).toHaveCount(0);

  await decide(admin, /^Without telling/);
  await watch(supervisor, roomID, 'Coaching');
  await expect(supervisor.getByText('The people in the room are not told.')).toBeVisible();
  await plays(supervisor, '沈若溪');
  expect(live.refused).toEqual([]);

  await agent.goto(`/rooms/${roomID}?tab=events`);
  await expect(agent.getByRole('list', { name: 'Events' })).toContainText('沈若溪');
  await expect(agent.getByText(/watch/i)).toHaveCount(0);

  // The stream is cut and comes back; the page asks for it again by itself.
  live.cut();
  await expect(supervisor.getByText('The picture has stopped.', { exact: false })).toBeVisible({
    timeout: 20_000,
  });
  await expect(supervisor.getByText('The picture has stopped.', { exact: false })).toBeHidden({
    timeout: 30_000,
  });
  await plays(supervisor, '沈若溪');

  // Whoever watches unannounced does not become announced: the admin's word ends it.
  const adminService = await serviceFor(server.origin, demoPersonOf('zhang_nan'));
  await decideBehind(adminService, 'announced');
  await expect(supervisor.getByText('An administrator decided otherwise about watching')).toBeVisible();
  await expect.poll(() => live.playing()).toEqual([]);

  await watch(supervisor, roomID, 'Quality check');
  await plays(supervisor, '沈若溪');
  await expect(agent.getByText(/watches this room, since/)).toBeVisible();

  // Leaving the page is enough.
  await supervisor.goto('/rooms');
  await expect(agent.getByText(/watches this room, since/)).toBeHidden();
  await expect.poll(() => live.playing()).toEqual([]);
  await expect(agent.getByRole('list', { name: 'Events' })).toContainText('stopped watching');

  await admin.goto(`/admin/audit?action=room.observe,room.observeEnd`);
  await expect(admin.getByRole('row', { name: /Began to watch a room.*Coaching/ })).toBeVisible();
  await expect(admin.getByRole('row', { name: /Began to watch a room.*Quality check/ })).toBeVisible();
  await expect(admin.getByRole('row', { name: /Stopped watching a room/ })).toHaveCount(2);
  clearInterval(beating);
  await Promise.all([service.dispose(), adminService.dispose()]);
});
