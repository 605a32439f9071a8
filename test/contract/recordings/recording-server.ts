import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartedCall } from '../../../contract/calls';
import type { RecordingState } from '../../../contract/recordings';
import { createIngestKeys } from '../../../server/node/ingest/keys';
import { listenRtmp } from '../../../server/node/ingest/embedded';
import { createNginxCallbacks, NGINX_ROUTE } from '../../../server/node/ingest/nginx';
import { PARTS_FOLDER } from '../../../server/node/ingest/part-names';
import { listen } from '../../../server/node/listen';
import { createMedia } from '../../../server/node/media';
import { createFolderStore } from '../../../server/node/media-store';
import { createFetching } from '../../../server/node/outbound/fetching/fetching';
import { createMediaWork } from '../../../server/node/processing/media-work';
import type { Tools } from '../../../server/node/processing/tools';
import { createCapture } from '../../../server/roomservice/recordings/capture';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { freePort } from '../../../scripts/lib/server.mjs';
import { startNginxRtmp } from '../../support/nginx-rtmp';
import { aRoomService, type World } from '../../support/roomservice';

const log = { debug: () => undefined, info: () => undefined, error: () => undefined };

export type RecordingWorld = Awaited<ReturnType<typeof aRecordingWorld>>;

/** RoomService with real files, real ffmpeg, a real RTMP server and clouds on this machine, whatever they are called; `tools` null is a machine without ffmpeg. */
export async function aRecordingWorld({
  nginx = false,
  ...options
}: { nginx?: boolean; tools?: () => Promise<Tools | null> } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'webexe-recording-'));
  const port = await freePort();
  const store = createFolderStore(folder);
  const now = () => new Date();
  const keys = createIngestKeys(Buffer.alloc(32, 7), `rtmp://127.0.0.1:${port}/live`);
  const media = createMedia({
    store,
    key: Buffer.alloc(32, 8),
    now,
    viewerOf: async () => undefined,
    stateOf: async () => 'ready',
  });
  const world: World = aRoomService({
    clock: { now },
    media,
    mediaWork: createMediaWork({ store, workFolder: join(folder, 'work'), log, ...options }),
    fetching: createFetching({
      ...{ store, folder: join(folder, 'work', 'fetching'), networks: ['127.0.0.0/8'] },
      resolve: (_name, then) => then(null, [{ address: '127.0.0.1', family: 4 }]),
    }),
    ingest: keys,
  });
  const capture = createCapture(world.ports);
  const partsFolder = join(folder, PARTS_FOLDER);
  const ingest = nginx
    ? await throughNginx(port, partsFolder, createNginxCallbacks({ secret, keys, capture, log, now }))
    : await listenRtmp({ host: '127.0.0.1', port, folder: partsFolder, keys, capture, log, now });

  const recordingOf = async (callID: string): Promise<RecordingRow | undefined> =>
    (await world.store.read.recordings.ofCall(callID)).find(({ kind }) => kind === 'push');

  return {
    ...world,
    folder,
    keys,
    capture,
    ingest,
    /** A call of a new agent that pushes their screen to this server. */
    async aPushingCall() {
      const { userID } = await world.person('agent');
      const browser = world.as(userID);
      const { roomID } = await world.aRoom({ ownerID: userID });
      const recording = { mixRecord: false, screenRecord: 1, cloudRecordUrl: '', recordPath: '' } as const;
      const { body } = await browser.call('startCall', { body: { roomID, template: '1v1', recording } });
      const { call, recording: ordered } = body as StartedCall;
      return {
        callID: call.callID,
        url: ordered.cloudRecordUrl,
        browser,
        end: () => browser.call('endCall', { params: { callID: call.callID }, body: { reason: 'left' } }),
      };
    },
    recordingOf,
    /** Waits until the push recording of a call is in that state, doing what a server does meanwhile. */
    async untilIs(callID: string, state: RecordingState): Promise<RecordingRow> {
      for (let tries = 0; tries < 300; tries += 1) {
        await world.service.sweep();
        await world.service.jobs.settled();
        const row = await recordingOf(callID);
        if (row?.state === state) return row;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never ${state}: ${JSON.stringify(await recordingOf(callID))}`);
    },
    async close() {
      await ingest.close();
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const secret = 'a-secret-of-this-test';

/** nginx on that port, and its callbacks answered as the server does. */
async function throughNginx(
  port: number,
  folder: string,
  callbacks: (request: Request, given: string, event: string) => Promise<Response>,
) {
  const http = await listen({
    host: '127.0.0.1',
    port: 0,
    headersWithinSeconds: 10,
    requestWithinSeconds: 10,
    fetch(request) {
      const [given = '', event = ''] = new URL(request.url).pathname.slice(NGINX_ROUTE.length).split('/');
      return callbacks(request, given, event);
    },
  });
  const server = await startNginxRtmp({ port, console: `http://127.0.0.1:${http.port}`, secret, folder });
  return {
    kill: () => server.kill(),
    async close() {
      await server.stop();
      await http.close();
    },
  };
}
