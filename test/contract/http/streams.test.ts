import { describe, expect, it } from 'vitest';
import type { Call } from '../../../contract/calls';
import { at } from '../../support/rows';
import { inMemory, onEveryStore } from './on-every-store';
import { JPEG, liveStreams, startedCall, startedStreams, STREAMS } from './scenes';

// What a call of streams is beyond its happy paths and refusals, which are in their tables.

onEveryStore('a call of streams', (world) => {
  const callIn = async (answer: Promise<{ body: unknown }>) => (await answer).body as Call;

  it('gives its whole addresses to its own agent alone, and shows them without what is secret', async () => {
    const { agent, supervisor, admin } = await world().cast();
    const { browser, callID, ticket } = await startedStreams(world(), { agent });
    await world()
      .stranger()
      .call('redeemTicket', { body: { ticket, nonce: 'nonce_of_the_program' } });
    await browser.call('relaunchCall', { params: { callID } });
    await browser.call('changeStreams', {
      params: { callID },
      body: { ...STREAMS, pushURL: 'rtmp://me:other-word@push.example/live/c?txSecret=third#x' },
    });
    const params = { callID };
    const seen = [
      await world().as(supervisor.userID).call('getCall', { params }),
      await browser.call('getCall', { params }),
      await browser.call('currentCall'),
      await world().as(admin.userID).call('listCalls'),
      await world()
        .as(admin.userID)
        .call('listAudit', { query: { objectID: callID } }),
      { body: await world().store.read.calls.get(callID) },
    ];
    for (const { body } of seen) {
      expect(JSON.stringify(body)).not.toMatch(/push-secret|play-secret|other-word|third/);
    }
    expect(seen[0]?.body).toMatchObject({
      streams: { push: 'rtmp://push.example/live/c', play: 'rtmp://play.example/live/b' },
    });
  });

  it('opens again with the addresses that it was changed to', async () => {
    const { browser, callID } = await startedStreams(world());
    const changed = { pushURL: 'rtmp://new.example/live/a?k=1', playURL: 'rtmp://new.example/live/b?k=2' };
    await browser.call('changeStreams', { params: { callID }, body: changed });
    const { body } = await browser.call('relaunchCall', { params: { callID } });
    expect(body).toMatchObject({ streams: { title: 'Loan 7', ...changed } });
  });

  it('forgets its whole addresses when it ends', async () => {
    const { browser, callID } = await liveStreams(world());
    expect((await world().store.read.calls.get(callID))?.sealedStreams).not.toBeNull();
    await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
    expect(await world().store.read.calls.get(callID)).toMatchObject({
      sealedStreams: null,
      state: 'ended',
      endReason: 'left',
    });
  });

  it('was given up where it ended before its streams ran', async () => {
    const { browser, callID } = await startedStreams(world());
    const ended = await callIn(browser.call('endCall', { params: { callID }, body: { reason: 'left' } }));
    expect(ended).toMatchObject({ endReason: 'launchGivenUp', enteredAt: null });
    expect((await browser.call('currentCall')).body).toEqual({ running: null, unwrapped: [] });
  });

  it('is wrapped up like any other', async () => {
    const { browser, callID } = await liveStreams(world());
    const params = { callID };
    await browser.call('endCall', { params, body: { reason: 'left' } });
    expect((await browser.call('currentCall')).body).toMatchObject({ unwrapped: [{ callID, room: null }] });
    const body = { disposition: 'resolved', notes: 'Signed' };
    expect(await callIn(browser.call('wrapUpCall', { params, body }))).toMatchObject(body);
  });

  it('stands beside no other call of the same person, of either kind', async () => {
    const { agent } = await world().cast();
    const { room, callID } = await startedCall(world(), { agent });
    const browser = world().as(agent.userID);
    expect((await browser.call('startStreamCall', { body: STREAMS })).problem).toMatchObject({
      code: 'call.alreadyRunning',
      params: { callID, roomID: room.roomID, roomName: room.name },
    });
    await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
    const mine = await startedStreams(world(), { agent });
    const { problem } = await browser.call('startCall', {
      body: { roomID: room.roomID, template: '1v1', recording: room.recording },
    });
    expect(problem).toMatchObject({
      code: 'call.alreadyRunning',
      params: { callID: mine.callID, roomID: null, roomName: 'Loan 7' },
    });
  });

  it('lives from the first word of its program, once', async () => {
    const { browser, callID } = await startedStreams(world());
    world().clock.forward(4);
    await browser.call('streamsRunning', { params: { callID } });
    world().clock.forward(60);
    await browser.call('streamsRunning', { params: { callID } });
    expect(await callIn(browser.call('getCall', { params: { callID } }))).toMatchObject({
      state: 'live',
      enteredAt: '2026-11-20T01:30:04.123Z',
    });
  });

  it('that nobody kept alive for ten minutes ends as lost; one that somebody did goes on', async () => {
    const [silent, kept] = [await liveStreams(world()), await liveStreams(world())];
    const stateOf = async ({ browser, callID }: typeof kept) => {
      const { state, endReason } = await callIn(browser.call('getCall', { params: { callID } }));
      return [state, endReason];
    };
    world().clock.forward(9 * 60 + 59);
    await kept.browser.call('streamsRunning', { params: { callID: kept.callID } });
    await world().service.sweep();
    expect(await stateOf(silent)).toEqual(['live', null]);
    world().clock.forward(1);
    await world().service.sweep();
    expect(await stateOf(silent)).toEqual(['ended', 'network']);
    expect(await stateOf(kept)).toEqual(['live', null]);
  });

  it('is told to the consoles when it lives and ends', async () => {
    const { browser, callID } = await startedStreams(world());
    const stream = await browser.events();
    await stream.next();
    await browser.call('streamsRunning', { params: { callID } });
    await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
    const told = { type: 'call.changed', callID, roomID: null };
    expect(await stream.next()).toMatchObject({ ...told, state: 'live' });
    expect(await stream.next()).toMatchObject({ ...told, state: 'ended', endReason: 'left' });
    stream.close();
  });

  it('ends when its agent is disabled', async () => {
    const { agent, callID } = await liveStreams(world());
    const { userID } = await world().person('admin');
    const params = { userID: agent.userID };
    await world()
      .as(userID)
      .call('updateUser', { params, body: { state: 'disabled' } });
    expect(await world().store.read.calls.get(callID)).toMatchObject({
      state: 'ended',
      endReason: 'closedByAdmin',
      endedByID: userID,
    });
  });

  it('gives its ticket nothing more once it has ended', async () => {
    const { browser, callID, ticket } = await startedStreams(world());
    await browser.call('endCall', { params: { callID }, body: { reason: 'launchGivenUp' } });
    const answer = await world()
      .stranger()
      .call('redeemTicket', { body: { ticket, nonce: 'nonce_of_the_program' } });
    expect(answer.problem?.code).toBe('call.ended');
  });

  it('keeps its pictures after its end, and loses what its agent deletes, bytes and all', async () => {
    const { browser, callID } = await liveStreams(world());
    const add = async (stream: 'push' | 'play') =>
      (await browser.call('addPicture', { params: { callID }, body: { stream, jpeg: JPEG } })).body as {
        pictureID: string;
      };
    const first = await add('push');
    world().clock.forward(1);
    const second = await add('play');
    await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
    const params = { callID, pictureID: first.pictureID };
    await browser.call('deletePicture', { params });
    expect((await browser.call('listPictures', { params: { callID } })).body).toMatchObject({
      items: [{ pictureID: second.pictureID, stream: 'play' }],
    });
    expect(await world().ports.pictures.get(first.pictureID)).toBeNull();
    expect(await world().ports.pictures.get(second.pictureID)).not.toBeNull();
  });

  it('shows no picture of another call', async () => {
    const { agent, browser, callID } = await liveStreams(world());
    const { pictureID } = await world().aPicture();
    const other = await world().aStreamCall({ agentID: agent.userID, ended: true });
    for (const id of [callID, other.callID]) {
      const answer = await browser.call('getPicture', { params: { callID: id, pictureID } });
      expect(answer.problem?.code).toBe('picture.notFound');
    }
  });
});

inMemory('what is typed for a call of streams', (world) => {
  const field = async (given: object) => {
    const { userID } = await world().person('agent');
    const { problem } = await world()
      .as(userID)
      .call('startStreamCall', { body: { ...STREAMS, ...given } });
    return problem?.fields?.[0];
  };

  it.each([
    [{ title: ' ' }, { path: 'title', code: 'required' }],
    [{ title: 'x'.repeat(81) }, { path: 'title', code: 'too_long', limit: 80 }],
    [{ pushURL: '' }, { path: 'pushURL', code: 'required' }],
    [{ pushURL: 'https://a.example/live' }, { path: 'pushURL', code: 'format' }],
    [{ pushURL: 'rtmps://a.example/live' }, { path: 'pushURL', code: 'format' }],
    [{ playURL: 'rtmp://' }, { path: 'playURL', code: 'format' }],
    [{ playURL: 'rtmp://a.example' }, { path: 'playURL', code: 'format' }],
    [{ playURL: 'rtmp://a.example/live a' }, { path: 'playURL', code: 'format' }],
    [{ playURL: `rtmp://a.example/${'x'.repeat(1024)}` }, { path: 'playURL', code: 'too_long', limit: 1024 }],
    [{ customerName: 'x'.repeat(81) }, { path: 'customerName', code: 'too_long', limit: 80 }],
  ])('%j says what is wrong', async (given, expected) => {
    expect(await field(given)).toEqual(expected);
  });

  it('may have capital letters, a port, spaces around it, or a password', async () => {
    for (const pushURL of ['RTMP://a.example:1935/live/x?a=%20', '  rtmp://u:p@[::1]/live/x  ']) {
      expect(await field({ pushURL })).toBeUndefined();
    }
  });
});

inMemory('a picture', (world) => {
  const add = async (jpeg: string) => {
    const { browser, callID } = await liveStreams(world());
    return browser.call('addPicture', { params: { callID }, body: { stream: 'push', jpeg } });
  };

  it('may come in the lines of 76 characters that programs break base64 into', async () => {
    const long = Buffer.from([0xff, 0xd8, 0xff, ...Buffer.alloc(300, 7)]).toString('base64');
    const broken = long.replace(/.{76}/g, '$&\r\n');
    expect((await add(broken)).body).toMatchObject({ bytes: 303 });
  });

  it.each([
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64')],
    ['two bytes', Buffer.from([0xff, 0xd8]).toString('base64')],
    ['text', 'this is *no* base64'],
  ])('is refused where it is %s', async (_, text) => {
    expect((await add(text)).problem?.code).toBe('picture.notJpeg');
  });

  it('is refused where it is larger than a request may be', async () => {
    const big = Buffer.alloc(800_000, 1).toString('base64');
    expect((await add(big)).problem?.code).toBe('request.tooLarge');
  });

  it('is sent as an image that nobody keeps', async () => {
    const { browser, callID } = await liveStreams(world());
    const { body } = await browser.call('addPicture', {
      params: { callID },
      body: { stream: 'push', jpeg: JPEG },
    });
    const { pictureID } = body as { pictureID: string };
    const response = await browser.send(`/api/calls/${callID}/pictures/${pictureID}`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(JPEG);
  });
});

describe('lists of calls', () => {
  onEveryStore('by kind', (world) => {
    it('hold those in rooms, those of streams, or both', async () => {
      const { userID: agentID } = await world().person('agent');
      const inRoom = await world().aCall({ agentID, ended: true, startedAt: at(1) });
      const ofStreams = await world().aStreamCall({ agentID, ended: true, startedAt: at(2) });
      const ids = async (kind?: string) => {
        const { body } = await world()
          .as(agentID)
          .call('listCalls', { query: { sort: 'startedAt', ...(kind ? { kind } : {}) } });
        return (body as { items: Call[] }).items.map((call) => call.callID);
      };
      expect(await ids()).toEqual([inRoom.callID, ofStreams.callID]);
      expect(await ids('room')).toEqual([inRoom.callID]);
      expect(await ids('streams')).toEqual([ofStreams.callID]);
      expect(await ids('room,streams')).toEqual([inRoom.callID, ofStreams.callID]);
    });
  });
});
