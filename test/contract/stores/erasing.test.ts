import { inject } from 'vitest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JPEG } from '../http/scenes';
import { aRoomService, type World } from '../../support/roomservice';
import { openSqlStore } from '../../support/sql-store';

let opened: Awaited<ReturnType<typeof openSqlStore>>;
let world: World;
beforeAll(async () => {
  opened = await openSqlStore(inject('postgresURL'));
  world = aRoomService({ store: opened.store });
});
afterAll(async () => {
  await world.stop();
  await opened.close();
});

const NAME = '司马青衫';
const REF = 'Ref-90417';

/** Every table in which a row, read as text, still says it. */
async function tablesThatSay(word: string): Promise<readonly string[]> {
  const { rows } = await opened.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await opened.pool.query(`select 1 from "${name}" as row where row::text ilike $1 limit 1`, [
      `%${word}%`,
    ]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found.sort();
}

it('leaves neither name nor reference in any table, and says in the log that it happened', async () => {
  const { agent, admin } = await world.cast();
  await world.aWebhook();
  const browser = world.as(agent.userID);
  const of = { customerName: NAME, customerRef: REF };
  const made = await browser.call('createRoom', { body: { name: `${NAME} (${REF})`, ...of } });
  const { roomID } = made.body as { roomID: string };
  await browser.call('updateRoom', {
    params: { roomID },
    body: { customerName: `${NAME}`, name: NAME, version: 1 },
  });
  const started = await browser.call('startStreamCall', {
    body: {
      title: `For ${NAME}`,
      pushURL: 'rtmp://a.example/live/a',
      playURL: 'rtmp://a.example/live/b',
      ...of,
    },
  });
  const { callID } = (started.body as { call: { callID: string } }).call;
  await browser.call('streamsRunning', { params: { callID } });
  const added = await browser.call('addPicture', {
    params: { callID },
    body: { stream: 'push', jpeg: JPEG },
  });
  const { pictureID } = added.body as { pictureID: string };
  await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
  await browser.call('wrapUpCall', {
    params: { callID },
    body: { disposition: 'resolved', notes: `${NAME} will ring again, ${REF.toUpperCase()}` },
  });
  await world.aRecording({ roomID, callID, agentID: agent.userID, roomName: NAME, ...of });
  await world.anUpload({ userID: agent.userID, fileName: `${NAME} 2026.mp4` });
  const kept = {
    list: 'recordings',
    name: `All of ${NAME}`,
    search: new URLSearchParams({ customer: REF }).toString(),
  };
  await world.as(admin.userID).call('saveView', { body: kept });
  // Of somebody else, who is only spoken of.
  const other = await world.aRoom({ ownerID: agent.userID, name: `As for ${NAME}`, customerRef: 'Other-1' });
  await browser.call('closeRoom', { params: { roomID: other.roomID }, body: { reason: `${NAME} moved` } });
  expect(await tablesThatSay(NAME)).toEqual([
    'audit',
    'calls',
    'live_events',
    'recordings',
    'room_events',
    'rooms',
    'saved_views',
    'uploads',
    'webhook_events',
  ]);

  const body = { ref: REF, name: NAME, recordings: 'delete', reason: `${NAME} asked`, confirm: REF };
  const answer = await world.as(admin.userID).call('eraseCustomer', { body });
  expect(answer.body).toMatchObject({ erased: { rooms: 1, calls: 1, notes: 1, pictures: 1, recordings: 1 } });
  expect(await tablesThatSay(NAME)).toEqual([]);
  expect(await tablesThatSay(REF)).toEqual([]);

  const others = await browser.call('getRoom', { params: { roomID: other.roomID } });
  expect(others.body).toMatchObject({ name: 'As for ***', customerRef: 'Other-1' });
  const picture = await browser.call('getPicture', { params: { callID, pictureID } });
  expect(picture.problem?.code).toBe('picture.notFound');
  const { body: log } = await world
    .as(admin.userID)
    .call('listAudit', { query: { action: 'customer.erase' } });
  expect(log).toMatchObject({ items: [{ reason: '*** asked', actor: { userID: admin.userID } }] });
});
