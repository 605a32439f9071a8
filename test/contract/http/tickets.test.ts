import { expect, it } from 'vitest';
import type { StartedCall } from '../../../contract/calls';
import { onEveryStore } from './on-every-store';
import { startedCall } from './scenes';

// What a one-use ticket is beyond its happy path and its refusals, which are in their tables.

onEveryStore('a launch ticket', (world) => {
  const redeem = (ticket: string, nonce = 'nonce_of_the_program') =>
    world().stranger().call('redeemTicket', { body: { ticket, nonce } });

  it('whose answer was lost gets it again for the same nonce, for a minute, and is in the log once', async () => {
    const { ticket, callID } = await startedCall(world());
    const first = await redeem(ticket);
    world().clock.forward(59);
    expect((await redeem(ticket)).body).toEqual(first.body);
    const { items } = await world().store.read.audit.list({
      ...{ objectID: callID, action: ['ticket.redeem'], sort: 'at.desc', page: 1, size: 10 },
    });
    expect(items).toHaveLength(1);
    world().clock.forward(2);
    expect((await redeem(ticket)).problem?.code).toBe('ticket.used');
  });

  it('lets its program into the room, with the userSig that it brought', async () => {
    const { ticket, params } = await startedCall(world());
    const { order } = (await redeem(ticket)).body as { order: StartedCall['credentials'] };
    expect((await world().program(order).call('enterRoom', { params, body: {} })).status).toBe(200);
  });

  it('is void once the call is opened again with a newer one', async () => {
    const { ticket, browser, callID } = await startedCall(world());
    const { body } = await browser.call('relaunchCall', { params: { callID } });
    expect((await redeem(ticket)).problem?.code).toBe('ticket.invalid');
    expect((await redeem((body as StartedCall).ticket.ticket)).status).toBe(200);
  });

  it('is swept a day after its time, and is told from an unknown one until then', async () => {
    const { ticket } = await startedCall(world());
    world().clock.forward(15 * 60 + 23 * 3600);
    await world().service.sweep();
    expect((await redeem(ticket)).problem?.code).toBe('ticket.expired');
    world().clock.forward(2 * 3600);
    await world().service.sweep();
    expect((await redeem(ticket)).problem?.code).toBe('ticket.invalid');
  });
});
