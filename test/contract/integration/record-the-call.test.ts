import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { root } from '../../../scripts/lib/run.mjs';
import { browserRecording } from '../../support/media';
import { anUploadWorld, type UploadWorld } from '../recordings/upload-world';

const example = join(root, 'examples/record-the-call.js');
type RecordTheCall = (stream: unknown, callID: string, signal: AbortSignal) => Promise<void>;

let world: UploadWorld | undefined;
afterEach(async () => {
  vi.unstubAllGlobals();
  await world?.close();
});

it('the guide shows how a page records its call as it is', async () => {
  const [guide, code] = await Promise.all([
    readFile(join(root, 'docs/integration.md'), 'utf8'),
    readFile(example, 'utf8'),
  ]);
  expect(guide).toContain(`\`\`\`js\n${code}\`\`\``);
});

it(
  'a page records its call, over lost answers, a part that the server ended and one that the browser did',
  { timeout: 180_000 },
  async () => {
    world = await anUploadWorld();
    const { store, service, clock } = world;
    const { userID } = await world.person('agent');
    const recording = { mixRecord: true, screenRecord: 0, cloudRecordUrl: '', recordPath: '' } as const;
    const { callID } = await world.aCall({ agentID: userID, recording });
    const browser = world.browserOf(userID);

    // The server is away at first; then every second answer to a piece is lost.
    let [asked, pieces] = [0, 0];
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      if ((asked += 1) <= 2) throw new TypeError('Failed to fetch');
      const body = init.body instanceof Blob ? await init.body.arrayBuffer() : undefined;
      const headers = new Headers(init.headers);
      if (body) headers.set('content-length', String(body.byteLength));
      const answer = await browser.send(address, { ...init, headers, ...(body && { body }) });
      if (init.method === 'PATCH' && (pieces += 1) % 2 === 0) throw new TypeError('Failed to fetch');
      return answer;
    });
    const recorders: ScriptedRecorder[] = [];
    vi.stubGlobal(
      'MediaRecorder',
      class extends ScriptedRecorder {
        constructor(_: unknown, { mimeType }: { readonly mimeType: string }) {
          super(mimeType);
          recorders.push(this);
        }
      },
    );

    const over = new AbortController();
    const { recordTheCall } = (await import(example)) as { recordTheCall: RecordTheCall };
    const recorded = recordTheCall(aStream, callID, over.signal);
    const received = async () =>
      (await store.read.uploads.ofRecording(`mix-${callID}`)).map((upload) => upload.received);
    await expect.poll(() => store.read.recordings.get(`mix-${callID}`)).toBeDefined();
    // Where the recorder began, by what it waited since.
    const begun = (await store.read.recordings.get(`mix-${callID}`))?.startedAt;
    expect(clock.now().getTime() - (begun?.getTime() ?? Infinity)).toBeGreaterThan(500);
    const two = browserRecording(2);
    recorders[0]?.gives(two.subarray(0, 4000), two.subarray(4000, 9000), two.subarray(9000));
    await expect.poll(received, { timeout: 60_000 }).toEqual([two.byteLength]);

    // A line that was broken for more than a minute.
    clock.forward(61);
    await service.sweep();
    recorders[0]?.gives(two.subarray(0, 10));
    await expect.poll(() => recorders.length, { timeout: 60_000 }).toBe(2);
    const three = browserRecording(3);
    recorders[1]?.gives(three);
    await expect.poll(received, { timeout: 60_000 }).toEqual([two.byteLength, three.byteLength]);

    // A recorder that ends by itself, as where a track was added.
    recorders[1]?.stop();
    await expect.poll(() => recorders.length, { timeout: 60_000 }).toBe(3);
    over.abort();
    await recorded;
    await service.jobs.settled();

    expect(recorders.map(({ state, mimeType }) => [state, mimeType])).toEqual([
      ['inactive', 'video/webm;codecs=vp9,opus'],
      ['inactive', 'video/webm;codecs=vp9,opus'],
      ['inactive', 'video/webm;codecs=vp9,opus'],
    ]);
    const row = await store.read.recordings.get(`mix-${callID}`);
    expect(row).toMatchObject({ state: 'ready', trouble: null });
    // To the beginning of the second part, and its three seconds.
    const whole = clock.now().getTime() - (begun?.getTime() ?? 0) + 3000;
    expect(Math.abs((row?.durationMs ?? 0) - whole)).toBeLessThan(700);
  },
);

const aStream = { active: true, getVideoTracks: () => [{}] };

/** A MediaRecorder that gives what a test says; it cannot make H.264. */
class ScriptedRecorder {
  static isTypeSupported(kind: string): boolean {
    return !kind.includes('h264');
  }

  constructor(readonly mimeType: string) {}

  state = 'inactive';
  ondataavailable: (event: { readonly data: Blob }) => void = () => undefined;
  onstop: () => void = () => undefined;

  start(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    this.onstop();
  }

  gives(...pieces: readonly Uint8Array<ArrayBufferLike>[]): void {
    for (const piece of pieces) this.ondataavailable({ data: new Blob([new Uint8Array(piece)]) });
  }
}
