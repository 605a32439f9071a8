import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { noRecording } from '../../../contract/rooms';
import {
  webhookEventTypes,
  webhookMessage,
  type WebhookEventType,
  type WebhookMessage,
} from '../../../contract/webhook-events';
import type { Webhook } from '../../../contract/webhooks';
import { createCapture } from '../../../server/roomservice/recordings/capture';
import { removeRecording } from '../../../server/roomservice/keeping/remove';
import { processRecording } from '../../../server/roomservice/recordings/process';
import { command } from '../../../server/roomservice/context';
import type { ReceiverMessage } from '../../../server/roomservice/ports';
import { createReceivers } from '../../../server/node/webhooks/receivers';
import { GIB, type receivers as doubles } from '../../support/doubles';
import { aReceiver, isSigned } from '../../support/receiver';
import type { World } from '../../support/roomservice';
import { at, WEBHOOK_SECRET } from '../../support/rows';
import { inMemory, onEveryStore } from './on-every-store';
import { liveCall, startedCall } from './scenes';

const dayMs = 24 * 3_600_000;
const actorOf = (world: World) =>
  ({ ports: world.ports, now: world.clock.now(), requestID: 'test', address: null, caller: null }) as const;
const receiversOf = (world: World) => world.ports.receivers as ReturnType<typeof doubles>; // those of `aRoomService`

/** What was sent to this address, in order of sending. */
function sentTo(world: World, url: string): readonly (ReceiverMessage & { readonly said: WebhookMessage })[] {
  return receiversOf(world)
    .sent.filter((message) => message.url === url)
    .map((message) => ({ ...message, said: z.parse(webhookMessage, JSON.parse(message.body)) }));
}

/** Sends all that is due at this moment. */
async function sendDue(world: World): Promise<void> {
  await world.service.sweep();
  await world.service.jobs.settled();
}

/** Each event, as it really comes about. */
const ways: Readonly<Record<WebhookEventType, (world: World) => Promise<unknown>>> = {
  'room.created': async (world) =>
    world.as((await world.person('agent')).userID).call('createRoom', { body: { name: '房间' } }),
  'room.updated': async (world) => {
    const { userID } = await world.person('agent');
    const { roomID } = await world.aRoom({ ownerID: userID });
    await world.as(userID).call('updateRoom', { params: { roomID }, body: { name: 'New', version: 1 } });
  },
  'room.closing': (world) => close(world, 60),
  'room.closingCancelled': async (world) => {
    const { browser, params } = await close(world, 60);
    await browser.call('cancelClosing', { params });
  },
  'room.closed': (world) => close(world, 0),
  'member.entered': (world) => liveCall(world),
  'member.left': async (world) => {
    const { program, params } = await liveCall(world);
    await program.call('leaveRoom', { params });
  },
  'call.started': (world) => startedCall(world),
  'call.live': (world) => liveCall(world),
  'call.ended': async (world) => {
    const { browser, callID } = await liveCall(world);
    await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
  },
  'call.wrappedUp': async (world) => {
    const { userID } = await world.person('agent');
    const { callID } = await world.aCall({ agentID: userID, ended: true });
    const body = { disposition: 'resolved', notes: 'Will ring again' };
    await world.as(userID).call('wrapUpCall', { params: { callID }, body });
  },
  'recording.started': async (world) => {
    const recording = { ...noRecording, screenRecord: 1 } as const;
    const { callID } = await world.aCall({ recording });
    await createCapture(world.ports).begin(callID);
  },
  'recording.ready': async (world) => {
    const { recordingID } = await world.aRecording({ state: 'processing' });
    await world.aRecordingFile({ recordingID });
    await command(actorOf(world), (work) => work.addJob(processRecording, { recordingID }));
  },
  'recording.failed': async (world) => {
    await world.aRecording({ state: 'processing', startedAt: at(-2 * 24 * 3600) });
    await world.service.tidy();
  },
  'recording.trashed': async (world) => {
    const { recordingID } = await world.aRecording();
    const body = { recordingIDs: [recordingID], reason: 'A test' };
    await world.as((await world.person('admin')).userID).call('trashRecordings', { body });
  },
  'recording.restored': async (world) => {
    const { recordingID } = await world.aRecording({ state: 'trash', trashedAt: at(0) });
    const body = { recordingIDs: [recordingID] };
    await world.as((await world.person('admin')).userID).call('restoreRecordings', { body });
  },
  'recording.removed': async (world) => {
    const { recordingID } = await world.aRecording();
    await command(actorOf(world), async (work) => {
      const row = await work.tx.recordings.lock(recordingID);
      if (row) await removeRecording(work, row, { because: 'retention', rule: 'Old ones' });
    });
  },
  'storage.low': (world) => diskIs(world, 20 * GIB),
  'storage.recovered': async (world) => {
    await diskIs(world, 20 * GIB);
    await diskIs(world, 500 * GIB);
  },
  'recording.localOnly': async (world) => {
    const recording = { ...noRecording, screenRecord: 2, recordPath: 'D:\\rec' } as const;
    const { userID } = await world.person('agent');
    const live = { state: 'live', enteredAt: at(0) } as const;
    const { callID } = await world.aCall({ agentID: userID, recording, ...live });
    await world.as(userID).call('endCall', { params: { callID }, body: { reason: 'left' } });
  },
};

async function diskIs(world: World, freeBytes: number): Promise<void> {
  world.disk.freeBytes = freeBytes;
  await world.service.tidy();
}

async function close(world: World, inSeconds: number) {
  const { userID } = await world.person('agent');
  const { roomID } = await world.aRoom({ ownerID: userID });
  const [browser, params] = [world.as(userID), { roomID }];
  await browser.call('closeRoom', { params, body: { reason: 'Enough', inSeconds } });
  return { browser, params };
}

onEveryStore('a webhook', (world) => {
  it.each(webhookEventTypes)('is told of %s, in the words of the contract, signed', async (type) => {
    // What an earlier one made of the disk is over, and told, before anybody listens.
    await world().service.tidy();
    const { url } = await world().aWebhook({ events: [type] });
    await ways[type](world());
    await world().service.jobs.settled();
    await sendDue(world());
    const sent = sentTo(world(), url);
    expect(sent.map(({ said }) => said.type)).toEqual([type]);
    for (const message of sent) {
      expect(isSigned(WEBHOOK_SECRET, message)).toBe(true);
      expect(message.headers['webhook-id']).toBe(message.said.id);
      // Nothing is said that the contract does not name.
      expect(JSON.parse(message.body)).toEqual(message.said);
    }
  });

  it('hears of its team alone, and of all that is on its list, each once', async () => {
    const { agent, outsider, team } = await world().cast();
    const { url } = await world().aWebhook({ teamID: team.teamID, events: ['room.created', 'room.closed'] });
    for (const { userID } of [agent, outsider]) {
      const browser = world().as(userID);
      const { body } = await browser.call('createRoom', { body: { name: `Of ${userID}` } });
      const { roomID } = body as { roomID: string };
      await browser.call('updateRoom', { params: { roomID }, body: { name: `By ${userID}`, version: 1 } });
      await browser.call('closeRoom', { params: { roomID }, body: { reason: 'Done' } });
    }
    await world().service.jobs.settled();
    await sendDue(world());
    const sent = sentTo(world(), url).map(({ said }) => said);
    expect(sent.map(({ type }) => type).sort()).toEqual(['room.closed', 'room.created']);
    for (const { data } of sent) expect(data).toMatchObject({ room: { ownerID: agent.userID } });
  });

  it('hears nothing of what was rolled back', async () => {
    const { url } = await world().aWebhook();
    const room = await world().aRoom();
    const doing = command(actorOf(world()), async (work) => {
      const { roomID, name, type, template, ownerID, teamID, customerName, customerRef } = room;
      const facts = { roomID, name, type, template, ownerID, teamID, customerName, customerRef };
      const by = { userID: 'somebody', name: 'Somebody' };
      work.hook({ type: 'room.created', data: { room: { ...facts, createdAt: at(0).toISOString() }, by } });
      await Promise.reject(new Error('no'));
    });
    await expect(doing).rejects.toThrow('no');
    await sendDue(world());
    expect(sentTo(world(), url)).toEqual([]);
  });

  it('is tried again, later each time, by the same event id, until it answers; then the log has it all', async () => {
    const { webhookID, url } = await world().aWebhook({ events: ['room.created'] });
    const answers = [{ status: 500, response: 'oops' }, { status: null, failure: 'timeout' as const }, {}];
    receiversOf(world()).answers = ({ url: to }) => (to === url ? (answers.shift() ?? {}) : {});
    await ways['room.created'](world());
    await world().service.jobs.settled();
    expect(sentTo(world(), url)).toHaveLength(1);
    await sendDue(world());
    expect(sentTo(world(), url)).toHaveLength(1); // not yet
    world().clock.forward(6);
    await sendDue(world());
    expect(sentTo(world(), url)).toHaveLength(2);
    world().clock.forward(6);
    await sendDue(world());
    expect(sentTo(world(), url)).toHaveLength(2);
    const before = await webhookOf(world(), webhookID);
    expect(before.lastFailure).toMatchObject({ failure: 'timeout' });
    expect(before.failingSince).toBe(at(0).toISOString());
    world().clock.forward(30);
    await sendDue(world());
    const sent = sentTo(world(), url);
    expect(new Set(sent.map(({ said }) => said.id)).size).toBe(1);
    expect(sent.map(({ headers }) => Number(headers['webhook-timestamp']) - at(0).getTime() / 1000)).toEqual(
      [0, 6, 42].map((seconds) => expect.closeTo(seconds, 0) as number),
    );

    const admin = world().as((await world().person('admin')).userID);
    const { body } = await admin.call('listDeliveries', { params: { webhookID } });
    const { items } = body as { items: { deliveryID: string }[] };
    expect(items).toMatchObject([{ state: 'delivered', attempts: 3, nextAt: null }]);
    const params = { webhookID, deliveryID: items[0]?.deliveryID ?? '' };
    expect((await admin.call('getDelivery', { params })).body).toMatchObject({
      tries: [{ status: 500 }, { failure: 'timeout' }, { status: 204, failure: null }],
      body: sent[0]?.body,
    });
    expect(await webhookOf(world(), webhookID)).toMatchObject({
      failingSince: null,
      lastSuccessAt: at(42).toISOString(),
      day: { delivered: 1, failing: 0, waiting: 0 },
    });
  });

  it('signs with the old secret beside the new one for some hours, then with the new one alone', async () => {
    const { webhookID, url } = await world().aWebhook();
    const admin = world().as((await world().person('admin')).userID);
    const params = { webhookID };
    const { body } = await admin.call('rotateWebhookSecret', { params, body: { overlapHours: 2 } });
    const { secret } = body as { secret: string };
    const signedBy = async () => {
      await admin.call('testWebhook', { params });
      const last = sentTo(world(), url).at(-1);
      return last && [isSigned(secret, last), isSigned(WEBHOOK_SECRET, last)];
    };
    expect(await signedBy()).toEqual([true, true]);
    world().clock.forward(2 * 3600);
    expect(await signedBy()).toEqual([true, false]);
    await world().service.tidy();
    expect(await world().store.read.webhooks.get(webhookID)).toMatchObject({ sealedOldSecret: null });
    await admin.call('rotateWebhookSecret', { params, body: { overlapHours: 0 } });
    expect(await signedBy()).toEqual([false, false]);
  });

  it('says nothing while it is disabled, and goes on with what waited when it is enabled', async () => {
    const { webhookID, url } = await world().aWebhook({ events: ['room.created'] });
    receiversOf(world()).answers = () => ({ status: 503 });
    await ways['room.created'](world());
    await world().service.jobs.settled();
    const admin = world().as((await world().person('admin')).userID);
    const params = { webhookID };
    await admin.call('updateWebhook', { params, body: { enabled: false } });
    await ways['room.created'](world());
    world().clock.forward(60);
    await sendDue(world());
    expect(sentTo(world(), url)).toHaveLength(1);
    receiversOf(world()).answers = () => ({});
    await admin.call('updateWebhook', { params, body: { enabled: true } });
    await world().service.jobs.settled();
    expect(sentTo(world(), url)).toHaveLength(2);
    expect(new Set(sentTo(world(), url).map(({ said }) => said.id)).size).toBe(1);
  });

  it('and its deliveries are forgotten after so many days', async () => {
    const { webhookID } = await world().aWebhook({ disabledAt: at(0), disabledBecause: 'admin' });
    const { deliveryID, eventID } = await world().aDelivery({ webhookID, state: 'delivered', nextAt: null });
    world().clock.set(new Date(at(0).getTime() + 30 * dayMs));
    await world().service.tidy();
    expect(await world().store.read.webhookDeliveries.get(deliveryID)).toBeDefined();
    world().clock.forward(1);
    await world().service.tidy();
    expect(await world().store.read.webhookDeliveries.get(deliveryID)).toBeUndefined();
    expect(await world().store.read.webhookEvents.get(eventID)).toBeUndefined();
  });
});

async function webhookOf(world: World, webhookID: string): Promise<Webhook> {
  const admin = world.as((await world.person('admin')).userID);
  return (await admin.call('getWebhook', { params: { webhookID } })).body as Webhook; // held to the contract
}

inMemory('a webhook', (world) => {
  it('has failed after about a day of tries, and can be sent again with as many', async () => {
    const { webhookID, url } = await world().aWebhook();
    const row = await world().aDelivery({ webhookID });
    receiversOf(world()).answers = () => ({ status: 500 });
    const tryToTheEnd = async () => {
      for (let step = 0; step < 40; step += 1) {
        await sendDue(world());
        const { nextAt } = (await world().store.read.webhookDeliveries.get(row.deliveryID)) ?? {};
        if (!nextAt) return;
        world().clock.set(nextAt);
      }
    };
    await tryToTheEnd();
    const took = (world().clock.now().getTime() - at(0).getTime()) / 3_600_000;
    expect(took).toBeGreaterThan(20);
    expect(took).toBeLessThan(28);
    expect(receiversOf(world()).sent).toHaveLength(11);
    expect(await world().store.read.webhookDeliveries.get(row.deliveryID)).toMatchObject({ state: 'failed' });

    const admin = world().as((await world().person('admin')).userID);
    await admin.call('redeliver', { params: { webhookID, deliveryID: row.deliveryID } });
    await world().service.jobs.settled();
    await tryToTheEnd();
    expect(receiversOf(world()).sent.filter((message) => message.url === url)).toHaveLength(22);
    expect(await world().store.read.webhookDeliveries.get(row.deliveryID)).toMatchObject({ attempts: 22 });
  });

  it('waits as long as its receiver asks for, up to an hour', async () => {
    const row = await world().aDelivery();
    const nextAfter = async (answer: { status: number; retryAfterSeconds: number }) => {
      receiversOf(world()).answers = () => answer;
      await sendDue(world());
      const { nextAt } = (await world().store.read.webhookDeliveries.get(row.deliveryID)) ?? {};
      const wait = ((nextAt?.getTime() ?? 0) - world().clock.now().getTime()) / 1000;
      if (nextAt) world().clock.set(nextAt);
      return wait;
    };
    expect(await nextAfter({ status: 429, retryAfterSeconds: 90 })).toBe(90);
    expect(await nextAfter({ status: 503, retryAfterSeconds: 1_000_000 })).toBe(3600);
    expect(await nextAfter({ status: 503, retryAfterSeconds: 1 })).toBeGreaterThan(100);
  });

  it('that answers 410 is disabled at once, and tried no more', async () => {
    const { webhookID, deliveryID } = await world().aDelivery();
    receiversOf(world()).answers = () => ({ status: 410 });
    await sendDue(world());
    expect(await webhookOf(world(), webhookID)).toMatchObject({ disabled: { because: 'gone' } });
    expect(await world().store.read.webhookDeliveries.get(deliveryID)).toMatchObject({ state: 'failed' });
  });

  it('that fails for days is disabled, with an entry in the log that says why; one bad event is not enough', async () => {
    const { webhookID } = await world().aWebhook();
    receiversOf(world()).answers = () => ({ status: 500 });
    const fail = async (days: number, deliveries: number) => {
      world().clock.set(new Date(at(0).getTime() + days * dayMs));
      for (let n = 0; n < deliveries; n += 1) {
        await world().aDelivery({ webhookID, nextAt: world().clock.now() });
      }
      await sendDue(world());
      return (await webhookOf(world(), webhookID)).disabled;
    };
    expect(await fail(0, 1)).toBeNull();
    expect(await fail(6, 1)).toBeNull(); // long ago, but hardly ever
    expect(await fail(6, 30)).toMatchObject({ because: 'failing' });
    const { body } = await world()
      .as((await world().person('admin')).userID)
      .call('listAudit', { query: { objectID: webhookID } });
    expect(body).toMatchObject({ items: [{ action: 'webhook.disable', actor: null, reason: 'failing' }] });
  });

  it('that takes its time holds up no other', async () => {
    const [slow, quick] = [await world().aWebhook(), await world().aWebhook()];
    let letGo: (value: object) => void = () => undefined;
    const held = new Promise<object>((resolve) => (letGo = resolve));
    receiversOf(world()).answers = ({ url }) => (url === slow.url ? held : {});
    for (let n = 0; n < 12; n += 1) await world().aDelivery({ webhookID: slow.webhookID });
    const other = await world().aDelivery({ webhookID: quick.webhookID });
    await world().service.sweep();
    const { get } = world().store.read.webhookDeliveries;
    await expect.poll(async () => (await get(other.deliveryID))?.state).toBe('delivered');
    const toSlow = () => receiversOf(world()).sent.filter(({ url }) => url === slow.url).length;
    expect(toSlow()).toBeLessThanOrEqual(4);
    letGo({});
    await world().service.jobs.settled();
    expect(toSlow()).toBe(12);
  });

  it('is told each event once though several are due at once', async () => {
    const { webhookID, url } = await world().aWebhook();
    for (let n = 0; n < 40; n += 1) await world().aDelivery({ webhookID });
    await sendDue(world());
    const ids = receiversOf(world())
      .sent.filter((message) => message.url === url)
      .map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
  });

  it('keeps its secret to itself: the store has it sealed, and no answer shows it again', async () => {
    const admin = world().as((await world().person('admin')).userID);
    const body = { url: 'https://crm.example/in', description: 'CRM' };
    const made = (await admin.call('createWebhook', { body })).body as { webhook: Webhook; secret: string };
    const { webhookID } = made.webhook;
    const row = await world().store.read.webhooks.get(webhookID);
    expect(JSON.stringify(row)).not.toContain(made.secret.slice('whsec_'.length));
    for (const name of ['getWebhook', 'listWebhooks', 'testWebhook', 'listAudit'] as const) {
      const answer = await admin.call(name, { params: { webhookID } });
      expect(JSON.stringify(answer.body)).not.toContain(made.secret.slice('whsec_'.length));
    }
  });
});

describe('over a real socket', () => {
  inMemory('a webhook', (world) => {
    it('reaches its receiver, signed for the bytes that came', async () => {
      const receiver = await aReceiver();
      Object.assign(world().ports.receivers, createReceivers(['127.0.0.1']));
      await world().aWebhook({ url: receiver.url, events: ['room.created', 'room.closed'] });
      const { userID } = await world().person('agent');
      const { body } = await world()
        .as(userID)
        .call('createRoom', { body: { name: '房间 “一”' } });
      const { roomID } = body as { roomID: string };
      await world()
        .as(userID)
        .call('closeRoom', { params: { roomID }, body: { reason: '结束' } });
      await world().service.jobs.settled();
      await sendDue(world());
      const types = receiver.received.map(({ body: text }) => (JSON.parse(text) as WebhookMessage).type);
      expect(types.sort()).toEqual(['room.closed', 'room.created']);
      for (const request of receiver.received) {
        expect(isSigned(WEBHOOK_SECRET, request)).toBe(true);
        expect(isSigned(WEBHOOK_SECRET, { ...request, body: `${request.body} ` })).toBe(false);
      }
      await receiver.close();
    });
  });
});
