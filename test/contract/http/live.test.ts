import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../contract/events';
import { aRoomService } from '../../support/roomservice';
import { unique } from '../../support/rows';
import type { Browser } from '../../support/roomservice-client';
import { onEveryStore } from './on-every-store';
import { liveCall } from './scenes';

/** An event without its number and time. */
const said = ({ seq: _seq, at: _at, ...rest }: LiveEvent): object => rest;

/** The browser makes a room, which all who may list it hear of: a mark in their streams. */
async function mark(browser: Browser): Promise<string> {
  const made = await browser.call('createRoom', { body: { name: `Mark ${unique()}` } });
  return (made.body as { roomID: string }).roomID;
}
const isOf = (roomID: string) => (event: LiveEvent) => 'roomID' in event && event.roomID === roomID;

onEveryStore('the event stream', (world) => {
  it('says hello, then each change as it is committed, in the order of its numbers', async () => {
    const { agent } = await world().cast();
    const browser = world().as(agent.userID);
    const stream = await browser.events();
    const hello = await stream.next();
    expect(hello).toMatchObject({ type: 'hello', at: '2026-11-20T01:30:00.123Z' });

    const roomID = await mark(browser);
    const made = await stream.next();
    expect(said(made)).toEqual({ type: 'room.changed', roomID, state: 'idle' });
    expect(made.seq).toBeGreaterThan(hello.seq);

    world().clock.forward(2);
    await browser.call('closeRoom', { params: { roomID }, body: { reason: '下班了' } });
    const by = { userID: agent.userID, name: '沈若溪' };
    const closed = await stream.next();
    expect(said(closed)).toEqual({ type: 'room.closed', roomID, by, reason: '下班了', memberIDs: [] });
    expect(closed.at).toBe('2026-11-20T01:30:02.123Z');
    const changed = await stream.next();
    expect(said(changed)).toEqual({ type: 'room.changed', roomID, state: 'closed' });
    expect([made.seq, closed.seq, changed.seq]).toEqual(
      [made.seq, closed.seq, changed.seq].sort((a, b) => a - b),
    );
    stream.close();
  });

  it('tells a whole call: started, live, ended, wrapped up', async () => {
    const { agent } = await world().cast();
    const stream = await world().as(agent.userID).events();
    const { browser, callID, params, program } = await liveCall(world(), { agent });
    await program.call('leaveRoom', { params });
    await browser.call('wrapUpCall', { params: { callID }, body: { disposition: 'resolved', notes: '' } });
    const last = await mark(browser);
    const events = await stream.until(isOf(last));
    const call = (state: string, endReason: string | null) => ({
      type: 'call.changed',
      callID,
      roomID: params.roomID,
      agentID: agent.userID,
      state,
      endReason,
    });
    expect(events.filter((event) => event.type === 'call.changed').map(said)).toEqual([
      call('starting', null),
      call('live', null),
      call('ended', 'left'),
      call('ended', 'left'),
    ]);
    const rooms = events.filter((event) => event.type === 'room.changed').filter(isOf(params.roomID));
    expect(rooms.map((event) => 'state' in event && event.state)).toEqual(['idle', 'live', 'idle']);
    stream.close();
  });

  it('shows to each caller what they may list, and nothing else', async () => {
    const { agent, supervisor, admin, outsider } = await world().cast();
    const watchers = [supervisor, admin, outsider].map((user) => world().as(user.userID));
    const streams = await Promise.all(watchers.map((browser) => browser.events()));
    for (const stream of streams) await stream.next();

    const theirs = await liveCall(world(), { agent });
    const own = await mark(world().as(outsider.userID));
    const [seenBySupervisor, seenByAdmin] = await Promise.all(
      streams
        .slice(0, 2)
        .map((stream) => stream.until((event) => event.type === 'call.changed' && event.state === 'live')),
    );
    expect(seenBySupervisor?.some(isOf(theirs.room.roomID))).toBe(true);
    expect(seenByAdmin?.some(isOf(theirs.room.roomID))).toBe(true);
    const first = await streams[2]?.next();
    expect(first && said(first)).toEqual({ type: 'room.changed', roomID: own, state: 'idle' });
    streams.forEach((stream) => stream.close());
  });

  it('tells the members of a room that it was closed, though they may not list it', async () => {
    const { agent, outsider, supervisor } = await world().cast();
    const scene = await liveCall(world(), { agent });
    await world().aMember({ roomID: scene.room.roomID, userID: outsider.userID });
    const stream = await world().as(outsider.userID).events();
    await stream.next();
    const { params } = scene;
    await world()
      .as(supervisor.userID)
      .call('closeRoom', { params, body: { reason: 'Maintenance' } });
    const closed = await stream.next();
    expect(closed).toMatchObject({
      type: 'room.closed',
      roomID: params.roomID,
      by: { userID: supervisor.userID, name: 'Supervisor' },
      reason: 'Maintenance',
    });
    expect('memberIDs' in closed && [...closed.memberIDs].sort()).toEqual(
      [agent.userID, outsider.userID].sort(),
    );
    stream.close();
  });

  it('goes on after a cut with what was missed, once each', async () => {
    const { agent } = await world().cast();
    const browser = world().as(agent.userID);
    const first = await browser.events();
    const { seq } = await first.next();
    const one = await mark(browser);
    expect(isOf(one)(await first.next())).toBe(true);
    first.close();
    const [two, three] = [await mark(browser), await mark(browser)];

    const again = await browser.events(seq);
    expect(said(await again.next())).toEqual({ type: 'hello' });
    const four = await mark(browser);
    const seen = await again.until(isOf(four));
    expect(seen.map((event) => 'roomID' in event && event.roomID)).toEqual([one, two, three, four]);
    again.close();
  });

  it('resumes by ?after= too, which EventSource cannot set as a header on its first connection', async () => {
    const { agent } = await world().cast();
    const browser = world().as(agent.userID);
    await mark(browser);
    const { newest } = await world().store.read.live.range();
    const missed = await mark(browser);
    const stop = new AbortController();
    const response = await browser.send(`/api/events?after=${newest}`, { signal: stop.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const reader = response.body?.getReader();
    const utf8 = new TextDecoder();
    let text = '';
    while (!text.includes(missed)) text += utf8.decode((await reader?.read())?.value);
    expect(text).toMatch(/^id: \d+\nevent: hello\ndata: \{.*\}\n\n/);
    stop.abort();
  });

  it.each([
    ['what is no longer kept', () => 0],
    ['numbers that this store never gave', (newest: number) => newest + 1000],
  ])('says resync to who asks for %s', async (_, after) => {
    const { agent } = await world().cast();
    const browser = world().as(agent.userID);
    await mark(browser);
    world().clock.forward(3601);
    await world().service.sweep();
    await mark(browser);
    const { newest } = await world().store.read.live.range();
    const stream = await browser.events(after(newest));
    expect(await stream.next()).toMatchObject({ type: 'resync', seq: newest });
    const next = await mark(browser);
    expect(isOf(next)(await stream.next())).toBe(true);
    stream.close();
  });

  it('takes nonsense as a number for a new stream', async () => {
    const { agent } = await world().cast();
    for (const after of ['x', '1.5', '-', '9'.repeat(400)]) {
      const stop = new AbortController();
      const path = `/api/events?after=${encodeURIComponent(after)}`;
      const response = await world().as(agent.userID).send(path, { signal: stop.signal });
      const first = await response.body?.getReader().read();
      expect(new TextDecoder().decode(first?.value)).toContain('event: hello');
      stop.abort();
    }
  });

  it('is for those who are signed in and need no new password', async () => {
    expect((await world().stranger().send('/api/events')).status).toBe(401);
    const { userID } = await world().person('agent', { mustChangePassword: true });
    expect((await world().as(userID).send('/api/events')).status).toBe(403);
  });

  it('tells a person that their rights changed, and nobody else', async () => {
    const { agent, peer, admin } = await world().cast();
    const [theirs, peers] = [await world().as(agent.userID).events(), await world().as(peer.userID).events()];
    await Promise.all([theirs.next(), peers.next()]);
    const params = { userID: agent.userID };
    await world()
      .as(admin.userID)
      .call('updateUser', { params, body: { role: 'supervisor' } });
    expect(said(await theirs.next())).toEqual({ type: 'me.changed' });
    const own = await mark(world().as(peer.userID));
    expect(isOf(own)(await peers.next())).toBe(true);
    theirs.close();
    peers.close();
  });

  it('ends at once where that browser is signed out from elsewhere, and goes on in the others', async () => {
    const { agent, admin } = await world().cast();
    const [here, there] = [world().as(agent.userID), world().as(agent.userID)];
    const [stays, goes] = [await here.events(), await there.events()];
    for (const stream of [stays, goes]) await stream.next();
    const { items } = (await there.call('listMySignIns')).body as {
      items: { signInID: string; current: boolean }[];
    };
    const signInID = items.find(({ current }) => current)?.signInID ?? '';
    const params = { userID: agent.userID, signInID };
    await world().as(admin.userID).call('endSignIn', { params });
    expect(await goes.next()).toMatchObject({ type: 'me.changed' });
    await goes.ended();
    const roomID = await mark(here);
    await stays.until(isOf(roomID));
    stays.close();
  });

  it('ends when the server stops', async () => {
    const { agent } = await world().cast();
    const stream = await world().as(agent.userID).events();
    await stream.next();
    world().ports.live.stop();
    await stream.ended();
    const late = await world().as(agent.userID).events();
    await late.ended();
  });

  it('hears what other instances on the same store commit', async () => {
    const { agent } = await world().cast();
    const stream = await world().as(agent.userID).events();
    await stream.next();
    const other = aRoomService({ store: world().store });
    const roomID = await mark(other.as(agent.userID));
    world().ports.live.wake();
    expect(isOf(roomID)(await stream.next())).toBe(true);
    stream.close();
    await other.stop();
  });

  it('loses nothing and repeats nothing when many write at once', async () => {
    const { agent } = await world().cast();
    const browser = world().as(agent.userID);
    const stream = await browser.events();
    const { seq } = await stream.next();
    const made = await Promise.all(Array.from({ length: 20 }, () => mark(browser)));
    const last = await mark(browser);
    const live = await stream.until(isOf(last));
    const replayed = await browser.events(seq);
    await replayed.next();
    const kept = await replayed.until(isOf(last));
    expect(live).toEqual(kept);
    const ids = live.map((event) => ('roomID' in event ? (event.roomID ?? '') : ''));
    expect([...ids].sort()).toEqual([...made, last].sort());
    expect(live.map((event) => event.seq)).toEqual(live.map((event) => event.seq).sort((a, b) => a - b));
    stream.close();
    replayed.close();
  });
});

describe('a stream whose store fails', () => {
  it('hears again as soon as the store does', async () => {
    const world = aRoomService();
    const { live } = world.store.read;
    const { after } = live;
    const { userID } = await world.person('agent');
    const browser = world.as(userID);
    const stream = await browser.events();
    await stream.next();
    live.after = () => Promise.reject(new Error('away'));
    const missed = await mark(browser);
    live.after = after;
    const next = await mark(browser);
    const seen = await stream.until(isOf(next));
    expect(seen.some(isOf(missed))).toBe(true);
    expect(world.log.errors.length).toBeGreaterThan(0);
    stream.close();
    await world.stop();
  });
});
