/** An admin adds a webhook, an agent makes a room and closes it, and a real receiver hears of both, signed. */
import { startServer } from '../../scripts/lib/server.mjs';
import { aReceiver, isSigned, type Receiver } from '../support/receiver';
import { settled } from './support/pages';
import { expect, test as base } from './support/story';

interface Outside {
  readonly receiver: Receiver;
}

const test = base.extend<Outside>({
  // A server of its own, which may call this machine.
  server: [
    // Playwright wants the first argument destructured, even where nothing is taken from it.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => {
      const server = await startServer({ demo: true, env: { WEBHOOK_NETWORKS: '127.0.0.1' } });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern
  receiver: async ({}, give) => {
    const receiver = await aReceiver();
    await give(receiver);
    await receiver.close();
  },
});

const secretText = /^whsec_[A-Za-z0-9+/]{43}=$/;

test('a webhook tells a receiver of a room that an agent makes and closes, and its log shows both', async ({
  signedInAs,
  as,
  receiver,
}) => {
  const admin = await signedInAs('admin');
  await admin.goto('/admin/webhooks');
  await settled(admin);
  await admin.getByRole('button', { name: 'Add a webhook' }).click();
  await admin.getByLabel('Name').fill('CRM');
  await admin.getByLabel('Address').fill(receiver.url);
  await admin.getByRole('radio', { name: 'Only these' }).check();
  await admin.getByRole('checkbox', { name: /room\.created/ }).check();
  await admin.getByRole('checkbox', { name: /room\.closed/ }).check();
  await admin.getByRole('button', { name: 'Add the webhook' }).click();
  const shown = admin.getByRole('dialog', { name: 'The secret of CRM' });
  const secret = await shown.getByText(secretText).innerText();
  await shown.getByRole('button', { name: 'I have kept it' }).click();

  await admin.getByRole('row', { name: /CRM/ }).click();
  await admin.getByRole('button', { name: 'Send a test' }).click();
  await expect(admin.getByText('The receiver took the test')).toBeVisible();
  await admin.getByRole('button', { name: 'Close', exact: true }).click();

  const agent = await as('shen_ruoxi');
  const room = await agent.aRoom({ name: 'Told of', customerName: '韩雪' });
  const body = { reason: 'All is said' };
  await agent.call('closeRoom', { params: { roomID: room.roomID }, body });

  const told = () => receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  await expect.poll(() => told().sort()).toEqual(['ping', 'room.closed', 'room.created']);
  for (const request of receiver.received) expect(isSigned(secret, request)).toBe(true);
  const closed = receiver.received.find(({ body }) => body.includes('room.closed'));
  expect(JSON.parse(closed?.body ?? '')).toMatchObject({
    version: 1,
    data: { room: { roomID: room.roomID, customerName: '韩雪' }, reason: 'All is said' },
  });

  const log = admin.getByRole('table', { name: 'Deliveries' });
  await expect(log.getByRole('row', { name: /Delivered.*Room closed/ })).toBeVisible();
  await log.getByRole('row', { name: /Delivered.*Room created/ }).click();
  const peek = admin.getByRole('complementary', { name: 'Room created' });
  await expect(peek.getByText(`"roomID": "${room.roomID}"`)).toBeVisible();
  await expect(peek.getByText('Answered 204')).toBeVisible();
});
