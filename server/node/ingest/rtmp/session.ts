import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { readAmf, writeAmf, type Amf, type Said } from './amf0';
import { createChunkReader, writeChunks, type Message } from './chunks';

/** What becomes of a publisher's stream. */
export interface Publishing {
  /** Sound (8), picture (9) or data (18). False: no more for now, until `onDrain`. */
  write(type: 8 | 9 | 18, timestamp: number, payload: Buffer): boolean;
  onDrain(listener: () => void): void;
  /** No more will come; `clean` where the publisher said so. */
  end(clean: boolean): void;
}

interface SessionOptions {
  /** Somebody wants to push this stream: what takes it, or why not. `stop` cuts the publisher off. */
  readonly publish: (wanted: Wanted, stop: () => void) => Promise<Publishing | string>;
}

export interface Wanted {
  readonly app: string;
  /** With its query, as the address says it. */
  readonly name: string;
  readonly address: string | null;
}

const HANDSHAKE_BYTES = 1536;
/** One that neither says nor sends anything is gone. */
const SILENT_MS = 30_000;
const OUR_CHUNK_SIZE = 4096;
const WINDOW_BYTES = 2_500_000;
/** A key picture of a large screen; a stranger gets far less. */
const PUBLISHER_LIMIT = 8 * 1024 * 1024;

/**
 * One connection of an RTMP publisher: handshake, connect, createStream, publish, and then what it sends. Players are
 * refused: nothing is ever sent out.
 */
export function serveRtmp(socket: Socket, { publish }: SessionOptions): void {
  const reader = createChunkReader();
  let early: Buffer = Buffer.alloc(0);
  let shaken: 'greeting' | 'answering' | 'done' = 'greeting';
  let app = '';
  let publishing: Publishing | null = null;
  let received = 0;
  let acknowledged = 0;
  /** Messages are handled one after another: some wait for an answer of ours. */
  let queue: Promise<void> = Promise.resolve();

  socket.setTimeout(SILENT_MS, () => socket.destroy());
  socket.setNoDelay(true);
  socket.on('error', () => undefined); // `close` follows, and says all that matters
  socket.on('close', () => {
    queue = queue.then(() => over(false));
  });
  socket.on('data', (bytes: Buffer) => {
    socket.pause();
    queue = queue
      .then(() => take(bytes))
      .then(
        () => void socket.resume(),
        () => void socket.destroy(),
      );
  });

  function over(clean: boolean): void {
    publishing?.end(clean);
    publishing = null;
  }

  async function take(bytes: Buffer): Promise<void> {
    received += bytes.length;
    if (shaken !== 'done') return greet(bytes);
    acknowledge();
    for (const message of reader.read(bytes)) await handle(message);
  }

  /** C0 and C1 are answered by S0, S1 and S2; C2 is believed. */
  async function greet(bytes: Buffer): Promise<void> {
    early = Buffer.concat([early, bytes]);
    if (shaken === 'greeting') {
      if (early.length < 1 + HANDSHAKE_BYTES) return;
      if (early.readUInt8(0) !== 3) throw new Error('no RTMP of version 3');
      const theirs = early.subarray(1, 1 + HANDSHAKE_BYTES);
      const ours = Buffer.concat([Buffer.alloc(8), randomBytes(HANDSHAKE_BYTES - 8)]);
      socket.write(Buffer.concat([Buffer.from([3]), ours, theirs]));
      early = early.subarray(1 + HANDSHAKE_BYTES);
      shaken = 'answering';
    }
    if (early.length < HANDSHAKE_BYTES) return;
    shaken = 'done';
    const rest = early.subarray(HANDSHAKE_BYTES);
    early = Buffer.alloc(0);
    for (const message of reader.read(rest)) await handle(message);
  }

  function acknowledge(): void {
    if (received - acknowledged < WINDOW_BYTES / 2) return;
    acknowledged = received;
    control(3, received >>> 0);
  }

  async function handle({ type, timestamp, payload }: Message): Promise<void> {
    switch (type) {
      case 1:
        reader.chunkSize = Math.max(1, Math.min(payload.readUInt32BE(0) & 0x7f_ff_ff_ff, PUBLISHER_LIMIT));
        return;
      case 4:
        if (payload.readUInt16BE(0) === 6) pong(payload.subarray(2, 6));
        return;
      case 17: // AMF3, of which publishers use only the byte that says so
        return command(readAmf(payload.subarray(1)));
      case 20:
        return command(readAmf(payload));
      case 8:
      case 9:
        return keep(type, timestamp, payload);
      case 15:
        return keep(18, timestamp, withoutEnvelope(payload.subarray(1)));
      case 18:
        return keep(18, timestamp, withoutEnvelope(payload));
      default:
        return; // acknowledgements and bandwidths of theirs ask for nothing
    }
  }

  async function keep(type: 8 | 9 | 18, timestamp: number, payload: Buffer): Promise<void> {
    const to = publishing;
    if (to === null || payload.length === 0 || to.write(type, timestamp, payload)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        socket.off('close', done);
        resolve();
      };
      to.onDrain(done);
      socket.once('close', done);
    });
  }

  async function command([name, transaction, first, ...args]: readonly Amf[]): Promise<void> {
    const reply = typeof transaction === 'number' ? transaction : 0;
    switch (name) {
      case 'connect':
        app = textOf(first, 'app');
        control(5, WINDOW_BYTES);
        send(6, Buffer.from([...uint32(WINDOW_BYTES), 2]), 2);
        control(1, OUR_CHUNK_SIZE);
        return invoke(
          '_result',
          reply,
          { fmsVer: 'FMS/3,0,1,123', capabilities: 31 },
          {
            level: 'status',
            code: 'NetConnection.Connect.Success',
            description: 'Connected.',
            objectEncoding: 0,
          },
        );
      case 'createStream':
        return invoke('_result', reply, null, 1);
      case 'publish':
        return begin(typeof args[0] === 'string' ? args[0] : '');
      case 'play':
        return refuse('NetStream.Play.Failed', 'Nothing is played here.');
      case 'FCUnpublish':
      case 'deleteStream':
      case 'closeStream':
        return over(true);
      default:
        return; // releaseStream, FCPublish and others want no answer
    }
  }

  async function begin(name: string): Promise<void> {
    if (publishing !== null) return refuse('NetStream.Publish.BadName', 'One stream a connection.');
    const taken = await publish({ app, name, address: socket.remoteAddress ?? null }, () => socket.destroy());
    if (typeof taken === 'string') return refuse('NetStream.Publish.BadName', taken);
    publishing = taken;
    reader.limit = PUBLISHER_LIMIT;
    status('status', 'NetStream.Publish.Start', 'Go on.');
  }

  function refuse(code: string, description: string): void {
    status('error', code, description);
    socket.end();
  }

  function status(level: 'status' | 'error', code: string, description: string): void {
    send(20, writeAmf('onStatus', 0, null, { level, code, description }), 5, 1);
  }

  function invoke(...values: readonly Said[]): void {
    send(20, writeAmf(...values), 3);
  }

  function control(type: number, value: number): void {
    send(type, Buffer.from(uint32(value)), 2);
  }

  function pong(stamp: Buffer): void {
    send(4, Buffer.concat([Buffer.from([0, 7]), stamp]), 2);
  }

  /** Our own chunk size holds from the message after the one that says it; what comes before is short. */
  function send(type: number, payload: Buffer, chunkID: number, streamID = 0): void {
    socket.write(writeChunks({ type, streamID, payload }, chunkID, type === 20 ? OUR_CHUNK_SIZE : 128));
  }
}

/** Facts of the stream come as `@setDataFrame` and what a file says itself. */
function withoutEnvelope(payload: Buffer): Buffer {
  const envelope = writeAmf('@setDataFrame');
  return payload.subarray(0, envelope.length).equals(envelope) ? payload.subarray(envelope.length) : payload;
}

function textOf(value: Amf, field: string): string {
  if (typeof value !== 'object' || value === null || !(field in value)) return '';
  const found: unknown = Reflect.get(value, field);
  return typeof found === 'string' ? found : '';
}

function uint32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
