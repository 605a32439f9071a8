import { describe, expect, it } from 'vitest';
import { createLiveHub } from '../../../server/roomservice/live-hub';
import { createMetrics } from '../../../server/node/metrics/registry';
import { serveMetrics } from '../../../server/node/metrics/serve';
import { createTelemetry } from '../../../server/node/metrics/telemetry';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { aDisk, aLog, GIB } from '../../support/doubles';
import { buildersFor } from '../../support/rows';

const token = 'a token of a collector';

function watched() {
  const store = createMemoryStore();
  const live = createLiveHub(store, aLog());
  const disk = aDisk();
  const metrics = createMetrics({ store, live, disk, canWrite: async () => disk.isKnown });
  const serve = serveMetrics(metrics, token);
  const scrape = (authorization: string) =>
    serve(new Request('http://localhost/metrics', { headers: { authorization } }));
  return { ...buildersFor(store), store, disk, live, telemetry: createTelemetry(metrics), scrape };
}

const linesOf = async (answer: Response) => (await answer.text()).split('\n');

describe('/metrics', () => {
  it('is for whoever shows the token', async () => {
    const { scrape } = watched();
    for (const wrong of ['', 'Bearer', `Bearer ${token} `, `Basic ${token}`]) {
      expect((await scrape(`${wrong}x`)).status).toBe(401);
    }
    const answer = await scrape(`Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  it('counts rooms and recordings as they are now, states without any as 0', async () => {
    const { aRoom, aRecording, scrape, live } = watched();
    await aRoom({ state: 'live' });
    await aRecording({ state: 'failed' });
    live.subscribe(() => undefined);
    const lines = await linesOf(await scrape(`Bearer ${token}`));
    expect(lines).toContain('webexe_rooms{state="live"} 1');
    expect(lines).toContain('webexe_rooms{state="closing"} 0');
    expect(lines).toContain('webexe_recordings{state="failed"} 1');
    expect(lines).toContain('webexe_live_streams 1');
  });

  it('counts jobs by kind and state', async () => {
    const { aJob, scrape } = watched();
    await aJob({ kind: 'rooms.close', state: 'waiting' });
    await aJob({ kind: 'rooms.close', state: 'failed' });
    await aJob({ kind: 'rooms.close', state: 'failed' });
    const lines = await linesOf(await scrape(`Bearer ${token}`));
    expect(lines).toContain('webexe_jobs{kind="rooms.close",state="waiting"} 1');
    expect(lines).toContain('webexe_jobs{kind="rooms.close",state="failed"} 2');
  });

  it('tells how full the disk is, by which limits, and nothing of it where nobody can', async () => {
    const { store, disk, scrape } = watched();
    const sample = { takenAt: new Date(0), totalBytes: 1000 * GIB, freeBytes: 50 * GIB } as const;
    await store.transact((tx) => tx.storage.addSample({ ...sample, level: 'low' }));
    disk.freeBytes = 50 * GIB;
    const lines = await linesOf(await scrape(`Bearer ${token}`));
    expect(lines).toContain(`webexe_storage_free_bytes ${50 * GIB}`);
    expect(lines).toContain(`webexe_storage_total_bytes ${1000 * GIB}`);
    expect(lines).toContain(`webexe_storage_limit_bytes{limit="warn"} ${100 * GIB}`);
    expect(lines).toContain(`webexe_storage_limit_bytes{limit="stop"} ${GIB / 2}`);
    expect(lines).toContain('webexe_storage_level{level="low"} 1');
    expect(lines).toContain('webexe_storage_level{level="full"} 0');
    expect(lines).toContain('webexe_storage_writable 1');
    disk.isKnown = false;
    const blind = await linesOf(await scrape(`Bearer ${token}`));
    expect(blind.filter((line) => line.startsWith('webexe_storage_limit_bytes'))).toEqual([]);
    expect(blind).toContain('webexe_storage_writable 0');
  });

  it('times requests by endpoint and status, and work by outcome, and changes neither', async () => {
    const { telemetry, scrape } = watched();
    const answer = await telemetry.request('getRoom', async () => new Response(null, { status: 404 }));
    expect(answer.status).toBe(404);
    expect(await telemetry.work('sweep', async () => 7)).toBe(7);
    await expect(
      telemetry.work('sweep', async () => {
        throw new Error('the database is away');
      }),
    ).rejects.toThrow('the database is away');
    const lines = await linesOf(await scrape(`Bearer ${token}`));
    expect(lines).toContain('webexe_request_duration_seconds_count{endpoint="getRoom",status="404"} 1');
    expect(lines).toContain('webexe_work_duration_seconds_count{name="sweep",outcome="done"} 1');
    expect(lines).toContain('webexe_work_duration_seconds_count{name="sweep",outcome="failed"} 1');
  });
});
