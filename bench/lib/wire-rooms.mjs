// As many live rooms of the 2018 wire as wanted, half an hour old, with a program or a page in each; and who asks for them.

const USER = 'bench_user';
const recording = JSON.stringify({ mixRecord: false, screenRecord: 0, cloudRecordUrl: '', recordPath: '' });

/**
 * Rooms that programs made, and as many on the room list, straight into the tables.
 * @param {import('pg').Pool} pool
 * @param {number} count
 */
export async function fillWire(pool, count) {
  await pool.query('set statement_timeout = 0');
  for (const { origin, kind, type, first, session } of [
    { origin: 'program', kind: 'live', type: null, first: 1, session: 'wire:x' },
    { origin: 'list', kind: null, type: 'bench', first: 1_000_001, session: 'list' },
  ]) {
    const numbers = `generate_series(${first}, ${first + count - 1}) n`;
    await pool.query(
      `insert into rooms (room_id, name, name_key, search, type, template, owner_id, customer_name, customer_ref,
         recording, state, ever_entered, live_since, created_at, active_at, version)
       select n, 'Room ' || n, 'room ' || n, n::text, 'LiveRoom', '1v3', 'maker', '', '', $1::jsonb, 'live', true,
         now() - interval '30 minutes', now() - interval '30 minutes', now(), 1 from ${numbers}`,
      [recording],
    );
    await pool.query(
      `insert into wire_rooms (room_id, origin, kind, wire_id, open, room_info, list_type, status, heartbeats,
         made_by_id, stream_id, custom)
       select n, $1, $2, n::text, true, 'Room ' || n, $3, 1, true, 'maker', '', '{}' from ${numbers}`,
      [origin, kind, type],
    );
    await pool.query(
      `insert into members (room_id, user_id, session_id, name, role, entered_at, heartbeat_at)
       select n, 'member_' || n, $1, 'Member', 'main', now(), now() from ${numbers}`,
      [session],
    );
  }
  await pool.query('analyze');
}

/**
 * @param {any} server
 * @param {any} store
 */
export async function wireOver(server, store) {
  const keys = { userSig: 'k'.repeat(64), sealing: Buffer.alloc(32) };
  const signing = server.createSigning({ sdkAppID: 1400000001, accType: '18454', keys });
  const nobody = { trySignIn: async () => 0, signInSucceeded: async () => undefined };
  const ports = {
    store,
    signing,
    random: server.random,
    telemetry: server.noTelemetry,
    clock: { now: () => new Date() },
    callers: { addressOf: () => '127.0.0.1' },
    log: { info: () => undefined, error: console.error },
  };
  const wire = server.createWire2018(ports, {
    limits: nobody,
    streams: server.createStreams(null, () => new Date()),
    roomList: { mayUse: () => true, mayRead: () => true },
    mixer: async () => ({ code: 0, message: '' }),
  });

  /**
   * @param {string} path
   * @param {object} body
   */
  async function ask(path, body) {
    const request = new Request(`http://bench${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await wire.fetch(request)).json();
  }

  const userSig = await signing.sign(USER, 3600);
  const query = new URLSearchParams({ sdkAppID: '1400000001', accountType: '1', userID: USER, userSig });
  const { token } = await ask(`/roomservice/weapp/live_room/login?${query}`, {});
  return {
    /**
     * @param {number} index
     * @param {number} cnt
     */
    async ofProgram(index, cnt) {
      const path = `/roomservice/weapp/live_room/get_room_list?userID=${USER}&token=${token}`;
      return (await ask(path, { index, cnt })).rooms.length;
    },
    /**
     * @param {number} index
     * @param {number} count
     */
    async ofPage(index, count) {
      return (await ask('/roomlist/weapp/webexe_room/get_room_list', { index, count, roomType: 'bench' }))
        .rooms.length;
    },
  };
}
