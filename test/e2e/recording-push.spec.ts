/** An agent's screen, pushed by RTMP as the program does, becomes a recording that plays in the console. */
import { join } from 'node:path';
import { freePort, signIn, startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import { push } from '../support/media';
import { startNginxRtmp } from '../support/nginx-rtmp';
import { serviceFor } from './support/service';
import { expect, test, type Page } from '@playwright/test';
import { demoPersonOf } from './support/story';

const secret = 'a-secret-of-this-story';

async function startTaking(kind: 'embedded' | 'nginx'): Promise<{ server: RunningServer; port: number }> {
  const port = await freePort();
  const server = await startServer({
    demo: true,
    env: {
      INGEST: kind,
      INGEST_PORT: String(port),
      ...(kind === 'nginx' && { INGEST_SECRET: secret }),
    },
  });
  return { server, port };
}

/** Starts a call that pushes to this server; the address is what the program gets. */
async function aPushingCall(server: RunningServer) {
  const service = await serviceFor(server.origin, demoPersonOf('shen_ruoxi'));
  const room = await service.aRoom({ name: 'Pushed screen', customerName: 'Han Xue' });
  const recording = { mixRecord: false, screenRecord: 1, cloudRecordUrl: '', recordPath: '' } as const;
  const started = await service.call('startCall', {
    body: { roomID: room.roomID, template: '1v1', recording },
  });
  if (!('recording' in started)) throw new Error('a call in a room');
  return { service, callID: started.call.callID, url: started.recording.cloudRecordUrl };
}

async function playsIn(page: Page, server: RunningServer, callID: string): Promise<void> {
  await signIn(page.context().request, server.origin, demoPersonOf('gu_qing'));
  await page.goto(`${server.origin}/recordings?callID=${callID}`);
  const row = page.getByRole('row', { name: /Pushed screen/ });
  // An ingest that died told nobody: that is believed after 45 seconds.
  await expect(row.getByText('Ready')).toBeVisible({ timeout: 150_000 });
  await page.getByRole('link', { name: 'Pushed screen' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  const video = page.locator('video');
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime)).toBeGreaterThan(0.5);
  expect(await video.evaluate((each: HTMLVideoElement) => each.videoWidth)).toBe(320);
  expect(await video.evaluate((each: HTMLVideoElement) => each.duration)).toBeGreaterThan(3);
}

// Each starts a server of its own, and pushes in real time.
test.describe.configure({ timeout: 300_000 });

for (const kind of ['embedded', 'nginx'] as const) {
  test(`a pushed screen is recorded live, and plays when it ended (${kind})`, async ({ page }) => {
    const { server, port } = await startTaking(kind);
    const folder = join(server.dataDir, 'media', 'ingest');
    const nginx =
      kind === 'nginx' ? await startNginxRtmp({ port, console: server.origin, secret, folder }) : null;
    try {
      const { service, callID, url } = await aPushingCall(server);
      expect(await push(url.replace(/sign=.{6}/, 'sign=AAAAAA'), 1).ended, 'a forged address').not.toBe(0);
      const running = push(`${url}&record=mp4&record_interval=7200`, 5, { realTime: true });
      const stateOf = async () =>
        (await service.call('listRecordings', { query: { callID } })).items[0]?.state;
      await expect.poll(stateOf).toBe('recording');
      expect(await running.ended).toBe(0);
      await service.endCall();
      await playsIn(page, server, callID);
    } finally {
      await nginx?.stop();
      await server.dispose();
    }
  });
}

test('what was pushed until everything died is found and plays', async ({ page }) => {
  const { server, port } = await startTaking('nginx');
  const folder = join(server.dataDir, 'media', 'ingest');
  const nginx = await startNginxRtmp({ port, console: server.origin, secret, folder });
  try {
    const { service, callID, url } = await aPushingCall(server);
    const running = push(url, 60, { realTime: true });
    const bytesOf = async () => (await service.call('listRecordings', { query: { callID } })).items[0]?.bytes;
    await expect.poll(bytesOf, { timeout: 30_000 }).toBeGreaterThan(150_000);
    // nginx, the publisher and the server: none of them says a word.
    await nginx.kill();
    await running.kill();
    await server.kill();
    await server.start();
    await service.endCall();
    await playsIn(page, server, callID);
  } finally {
    await nginx.stop();
    await server.dispose();
  }
});
