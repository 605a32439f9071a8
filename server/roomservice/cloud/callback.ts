import type { CloudCallback } from '../../../contract/cloud-recordings';
import type { Endpoints } from '../../../contract/endpoints';
import { command, type Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { CloudFileRow } from '../rows/cloud-files';
import { beginFetching } from './begin';
import { callOfStream } from './call-of-stream';
import { md5 } from './md5';
import { cloud, keysOf } from './settings';

const recorded = 100;
/** A cloud says that its word is good for ten minutes; longer than this and it is no cloud's. */
const longestMs = 24 * 3_600_000;
/** Of the file that a test tells of: it is asked for and answered like any other, and there is none. */
const sampleFile = 'webexe-test';

/**
 * What the cloud says is signed by time alone, and by nothing of what it says: whoever saw one could say something else
 * with the same signature until it is over. So its address has a secret in it, files come from named hosts alone, and
 * nothing that is told here can make two recordings of one file.
 */
const takeCloudCallback: Handler<Endpoints['takeCloudCallback']> = async (ctx, { params, body }) => {
  await mustKnow(ctx, params.secret);
  await mustBeSigned(ctx, body);
  if (body.event_type === recorded) await take(ctx, body);
  return { code: 0 };
};

async function mustKnow({ ports }: Ctx, secret: string): Promise<void> {
  const { on, sealedSecret } = await cloud.now(ports.store.read);
  if (!on || sealedSecret === null) throw new Problem('callback.unknown');
  if (!(await same(ports, await ports.signing.open(sealedSecret), secret)))
    throw new Problem('callback.unknown');
}

async function mustBeSigned({ ports, now }: Ctx, { sign, t }: CloudCallback): Promise<void> {
  const goodUntil = t * 1000;
  if (goodUntil <= now.getTime() || goodUntil > now.getTime() + longestMs)
    throw new Problem('callback.refused', { why: 'late' });
  const keys = await keysOf(ports, await cloud.now(ports.store.read), now);
  for (const key of keys) if (await same(ports, md5(`${key}${t}`), sign.toLowerCase())) return;
  throw new Problem('callback.refused', { why: 'signature' });
}

/** In the same time, however much of it is right: digests tell nothing of what is alike before them. */
async function same({ signing }: Ctx['ports'], right: string, given: string): Promise<boolean> {
  return (await signing.digest(right)) === (await signing.digest(given));
}

async function take(ctx: Ctx, said: CloudCallback): Promise<void> {
  const { ports, now } = ctx;
  const row = await rowOf(ctx, said);
  if (row.fileKey === sampleFile) return;
  await command(ctx, async (work) => {
    if (!(await work.tx.cloudFiles.insert(row))) return; // told of before
    const call = await callOfStream(work.tx, row, now);
    if (call) await beginFetching(work, row, call);
    else ports.log.info('a file of the cloud is of no call that is known', { streamID: row.streamID });
  });
}

async function rowOf({ ports, now }: Ctx, said: CloudCallback): Promise<CloudFileRow> {
  const url = said.video_url ?? '';
  const streamID = said.stream_id || said.channel_id || '';
  if (streamID === '') throw missing('stream_id');
  if (!/^https?:\/\/[^\s/?#@\\]+\/[^\s#\\]*$/i.test(url)) throw missing('video_url');
  const endedAt = said.end_time ? new Date(said.end_time * 1000) : now;
  const durationMs = said.duration ? said.duration * 1000 : null;
  const startedAt = said.start_time
    ? new Date(said.start_time * 1000)
    : new Date(endedAt.getTime() - (durationMs ?? 0));
  return {
    cloudFileID: ports.random.id(),
    fileKey: String(said.file_id || (await ports.signing.digest(url))),
    streamID,
    format: (said.file_format || 'mp4').toLowerCase(),
    sealedURL: await ports.signing.seal(url),
    ...{ startedAt, endedAt, durationMs, bytes: said.file_size || null },
    ...{ state: 'unmatched', recordingID: null, receivedAt: now, changedAt: now },
  };
}

function missing(path: string): Problem {
  return new Problem('request.invalid', undefined, [{ path, code: 'required' }]);
}

/** By the way that the cloud takes: what is wrong with names, certificates or a proxy on it shows here too. */
const testCloudCallback: Handler<Endpoints['testCloudCallback']> = async (ctx) => {
  const { store, receivers, signing, service } = ctx.ports;
  const rules = await cloud.now(store.read);
  if (!rules.on || rules.sealedSecret === null) throw new Problem('cloud.off');
  const [key = ''] = await keysOf(ctx.ports, rules, ctx.now);
  const seconds = Math.floor(ctx.now.getTime() / 1000);
  const t = seconds + 600;
  const body = {
    ...{ event_type: recorded, t, sign: md5(`${key}${t}`), file_id: sampleFile, file_format: 'mp4' },
    ...{ stream_id: 'webexe_test', channel_id: 'webexe_test', file_size: 0 },
    ...{ start_time: seconds - 60, end_time: seconds, duration: 60 },
    video_url: `https://${rules.hosts[0] ?? ''}/webexe-test.mp4`,
  };
  const { status, failure, response, tookMs } = await receivers.send({
    url: `${service.serverDomain}api/recordings/callbacks/${await signing.open(rules.sealedSecret)}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: ctx.request.signal,
  });
  const taken = status === 200 && /"code":0[,}]/.test(response ?? '');
  return { taken, status, failure, tookMs };
};

export const callbackHandlers = { takeCloudCallback, testCloudCallback } satisfies Partial<Handlers>;
