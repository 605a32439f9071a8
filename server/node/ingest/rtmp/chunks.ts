/** A message of RTMP, put together again from its chunks. */
export interface Message {
  readonly type: number;
  readonly timestamp: number;
  readonly streamID: number;
  readonly payload: Buffer;
}

interface Half {
  timestamp: number;
  delta: number;
  length: number;
  type: number;
  streamID: number;
  extended: boolean;
  payload: Buffer[];
  got: number;
}

/** More chunk streams than any publisher has. */
const MOST_STREAMS = 64;
const EXTENDED = 0xff_ff_ff;
const HEADER_BYTES = [11, 7, 3, 0] as const;

/** Takes bytes as they come and gives whole messages. Throws where they are no RTMP, or a message is longer than allowed. */
export function createChunkReader(): {
  /** How long a message may be; a stranger's less than a publisher's. */
  limit: number;
  chunkSize: number;
  read(bytes: Buffer): Generator<Message>;
} {
  const streams = new Map<number, Half>();
  let rest: Buffer = Buffer.alloc(0);
  const reader = {
    limit: 64 * 1024,
    chunkSize: 128,
    *read(bytes: Buffer): Generator<Message> {
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      let used = 0;
      for (;;) {
        const chunk = oneChunk(rest, used);
        if (chunk === null) break;
        used = chunk.end;
        if (chunk.message) yield chunk.message;
      }
      rest = rest.subarray(used);
    },
  };
  return reader;

  /** One chunk from `start` on; null where it is not all there yet. */
  function oneChunk(bytes: Buffer, start: number): { end: number; message: Message | null } | null {
    let at = start;
    if (bytes.length - at < 1) return null;
    const format = bytes.readUInt8(at) >> 6;
    let id = bytes.readUInt8(at) & 0x3f;
    at += 1;
    if (id < 2) {
      const more = id + 1;
      if (bytes.length - at < more) return null;
      id = 64 + (more === 1 ? bytes.readUInt8(at) : bytes.readUInt16LE(at));
      at += more;
    }
    const headerBytes = HEADER_BYTES[format] ?? 0;
    if (bytes.length - at < headerBytes) return null;
    const known = streams.get(id);
    if (!known && format !== 0) throw new Error('a chunk that continues nothing');
    if (!known && streams.size >= MOST_STREAMS) throw new Error('too many chunk streams');
    const stamp = format < 3 ? bytes.readUIntBE(at, 3) : 0;
    const extended = format < 3 ? stamp === EXTENDED : (known?.extended ?? false);
    const headerEnd = at + headerBytes;
    if (bytes.length - headerEnd < (extended ? 4 : 0)) return null;
    const payloadAt = headerEnd + (extended ? 4 : 0);
    const length = format < 2 ? bytes.readUIntBE(at + 3, 3) : (known?.length ?? 0);
    if (length > reader.limit) throw new Error(`a message of ${length} bytes`);
    const begins = format < 3 || known?.got === 0;
    const size = Math.min(reader.chunkSize, length - (begins ? 0 : (known?.got ?? 0)));
    if (bytes.length - payloadAt < size) return null;

    const half = known ?? fresh();
    streams.set(id, half);
    if (format < 3 || begins) startMessage(half);
    half.payload.push(Buffer.from(bytes.subarray(payloadAt, payloadAt + size)));
    half.got += size;
    const end = payloadAt + size;
    if (half.got < half.length) return { end, message: null };
    const { type, timestamp, streamID } = half;
    const message = { type, timestamp, streamID, payload: Buffer.concat(half.payload) };
    half.payload = [];
    half.got = 0;
    return { end, message };

    function startMessage(of: Half): void {
      if (format < 3) {
        const time = extended ? bytes.readUInt32BE(headerEnd) : stamp;
        of.extended = extended;
        of.delta = format === 0 ? 0 : time;
        of.timestamp = format === 0 ? time : (of.timestamp + time) >>> 0;
      } else {
        of.timestamp = (of.timestamp + of.delta) >>> 0;
      }
      if (format < 2) {
        of.length = length;
        of.type = bytes.readUInt8(at + 6);
      }
      if (format === 0) of.streamID = bytes.readUInt32LE(at + 7);
      of.payload = [];
      of.got = 0;
    }
  }
}

function fresh(): Half {
  return { timestamp: 0, delta: 0, length: 0, type: 0, streamID: 0, extended: false, payload: [], got: 0 };
}

/** A message as chunks of at most `chunkSize`. Ours are few and early: their time is 0. */
export function writeChunks(
  { type, streamID, payload }: Omit<Message, 'timestamp'>,
  chunkID: number,
  chunkSize: number,
): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt8(chunkID, 0);
  header.writeUIntBE(payload.length, 4, 3);
  header.writeUInt8(type, 7);
  header.writeUInt32LE(streamID, 8);
  const parts: Buffer[] = [header];
  for (let at = 0; at < payload.length; at += chunkSize) {
    if (at > 0) parts.push(Buffer.from([0xc0 | chunkID]));
    parts.push(payload.subarray(at, at + chunkSize));
  }
  return Buffer.concat(parts);
}
