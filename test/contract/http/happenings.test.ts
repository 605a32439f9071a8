import { expect, it } from 'vitest';
import type { RecordingDetail } from '../../../contract/recordings';
import type { RoomEvent } from '../../../contract/rooms';
import { onEveryStore } from './on-every-store';
import { liveCall, type Scene } from './scenes';

const toldOf = async ({ browser, params }: Pick<Scene, 'browser' | 'params'>) => {
  const { body } = await browser.call('listRoomEvents', { params });
  return (body as { items: RoomEvent[] }).items
    .filter(({ kind }) => kind === 'chat' || kind === 'muted')
    .map(({ at, person, detail }) => [at.slice(11, 19), person?.name, detail]);
};

onEveryStore('happenings', (world) => {
  it('are told of by whoever is in the room, and by nobody who has left it', async () => {
    const { browser, program, params, agent } = await liveCall(world());
    const stream = await browser.events();
    expect((await program.call('noteHappening', { params, body: { kind: 'muted' } })).status).toBe(204);
    const [told] = (await stream.until(({ type }) => type === 'room.happened')).slice(-1);
    expect(told).toMatchObject({ type: 'room.happened', roomID: params.roomID });
    expect(await toldOf({ browser, params })).toEqual([['01:30:00', agent.name, null]]);

    await program.call('leaveRoom', { params });
    const body = { kind: 'chat', text: 'Too late' } as const;
    expect((await browser.call('reportHappening', { params, body })).problem?.code).toBe('member.gone');
    expect((await program.call('noteHappening', { params, body })).problem?.code).toBe('member.gone');
    expect(await toldOf({ browser, params })).toHaveLength(1);
  });

  it('of another room are not taken from a program', async () => {
    const { program } = await liveCall(world());
    const other = await liveCall(world());
    const answer = await program.call('noteHappening', { params: other.params, body: { kind: 'muted' } });
    expect(answer.problem?.code).toBe('session.invalid');
    expect(await toldOf(other)).toEqual([]);
  });

  it('are when they were told to have been, within the time that the teller was there', async () => {
    const { browser, params, agent } = await liveCall(world());
    world().clock.forward(60);
    for (const at of ['2026-11-20T01:30:20Z', '2026-11-19T00:00:00Z', '2030-01-01T00:00:00Z']) {
      await browser.call('reportHappening', { params, body: { kind: 'chat', text: at, at } });
    }
    expect(await toldOf({ browser, params })).toEqual([
      ['01:31:00', agent.name, '2030-01-01T00:00:00Z'],
      ['01:30:20', agent.name, '2026-11-20T01:30:20Z'],
      ['01:30:00', agent.name, '2026-11-19T00:00:00Z'],
    ]);
  });

  it('told of again, as after an answer that was lost, are there once', async () => {
    const { browser, params } = await liveCall(world());
    world().clock.forward(60);
    const at = '2026-11-20T01:30:20Z';
    const tell = (text: string) =>
      browser.call('reportHappening', { params, body: { kind: 'chat', text, at } });
    await tell('Hello');
    expect((await tell('Hello')).status).toBe(204);
    await tell('And another');
    expect(await toldOf({ browser, params })).toHaveLength(2);
  });

  it('name a member as the room does, and whoever has just gone as they were called', async () => {
    const { browser, params } = await liveCall(world());
    const { userID } = await world().aMember({ ...params, name: 'Grace Zhou' });
    const report = (by: object) =>
      browser.call('reportHappening', { params, body: { kind: 'chat', text: 'x', by } });
    await report({ userID, name: 'An admin' });
    await report({ userID: 'guest_gone', name: '王小明' });
    await report({ userID: 'guest_nameless' });
    const names = (await toldOf({ browser, params })).map(([, name]) => name).reverse();
    expect(names).toEqual(['Grace Zhou', '王小明', 'guest_nameless']);
  });

  it('are no flood: after sixty in a minute the teller waits, and what is told again does not count', async () => {
    const { browser, program, params } = await liveCall(world());
    const at = '2026-11-20T01:30:00.123Z';
    const tell = (text: string) =>
      program.call('noteHappening', { params, body: { kind: 'chat', text, at } });
    for (let count = 0; count < 60; count += 1) expect((await tell(`${count}`)).status).toBe(204);
    expect((await tell('0')).status).toBe(204);
    const { problem } = await tell('one more');
    expect([problem?.code, problem?.params]).toEqual(['request.tooMany', { seconds: 60 }]);
    world().clock.forward(61);
    await program.call('heartbeat', { params });
    expect((await browser.call('reportHappening', { params, body: { kind: 'muted' } })).status).toBe(204);
    expect(await toldOf({ browser, params })).toHaveLength(61);
  });

  it('are among the events of a recording of their time', async () => {
    const { browser, params, agent } = await liveCall(world());
    await browser.call('reportHappening', { params, body: { kind: 'chat', text: 'Page two?' } });
    const { recordingID } = await world().aRecording({
      ...{ roomID: params.roomID, agentID: agent.userID, teamID: agent.teamID },
      startedAt: world().clock.now(),
    });
    const { body } = await browser.call('getRecording', { params: { recordingID } });
    expect((body as RecordingDetail).events).toContainEqual({
      at: world().clock.now().toISOString(),
      kind: 'chat',
      person: { userID: agent.userID, name: agent.name },
      detail: 'Page two?',
    });
  });

  it.each([
    ['nothing written', { kind: 'chat', text: '  ' }],
    ['too much written', { kind: 'chat', text: 'x'.repeat(501) }],
    ['no text', { kind: 'chat' }],
    ['something that only RoomService can know', { kind: 'closed' }],
    ['a name that is none', { kind: 'muted', by: { userID: '!', name: 'x' } }],
    ['no time', { kind: 'muted', at: 'yesterday' }],
  ])('with %s are refused', async (_what, body) => {
    const { browser, params } = await liveCall(world());
    const { problem } = await browser.call('reportHappening', { params, body });
    expect(problem?.code).toBe('request.invalid');
  });
});
