/** A value of AMF0, the encoding of commands in RTMP; what no publisher sends is not read. */
export type Amf =
  number | boolean | string | null | undefined | { readonly [name: string]: Amf } | readonly Amf[];

const DEEPEST = 8;

/** Reads all values of a message; throws where it is cut off or of a type that we do not know. */
export function readAmf(bytes: Buffer): readonly Amf[] {
  const values: Amf[] = [];
  let at = 0;
  while (at < bytes.length) values.push(value(0));
  return values;

  function value(depth: number): Amf {
    if (depth > DEEPEST) throw new Error('AMF nested too deeply');
    const marker = bytes.readUInt8(at++);
    switch (marker) {
      case 0x00:
        at += 8;
        return bytes.readDoubleBE(at - 8);
      case 0x01:
        return bytes.readUInt8(at++) !== 0;
      case 0x02:
        return text(2);
      case 0x0c:
        return text(4);
      case 0x03:
        return fields(depth);
      case 0x08: // an array by names says a length that nobody keeps to
        at += 4;
        return fields(depth);
      case 0x0a:
        return items(depth);
      case 0x0b: // a date: milliseconds and a zone
        at += 10;
        return bytes.readDoubleBE(at - 10);
      case 0x05:
        return null;
      case 0x06:
        return undefined;
      default:
        throw new Error(`AMF of an unknown type ${marker}`);
    }
  }

  function text(lengthBytes: 2 | 4): string {
    const length = bytes.readUIntBE(at, lengthBytes);
    at += lengthBytes + length;
    if (at > bytes.length) throw new Error('AMF cut off');
    return bytes.toString('utf8', at - length, at);
  }

  function fields(depth: number): { readonly [name: string]: Amf } {
    const found: Record<string, Amf> = Object.create(null) as Record<string, Amf>; // names are a stranger's
    for (;;) {
      const name = text(2);
      if (name === '' && bytes.readUInt8(at) === 0x09) {
        at += 1;
        return found;
      }
      found[name] = value(depth + 1);
    }
  }

  function items(depth: number): readonly Amf[] {
    const count = bytes.readUInt32BE(at);
    at += 4;
    const found: Amf[] = [];
    for (let index = 0; index < count; index += 1) found.push(value(depth + 1));
    return found;
  }
}

/** What we say. */
export type Said = number | boolean | string | null | Readonly<Record<string, string | number>>;

/** Writes values one after another. */
export function writeAmf(...values: readonly Said[]): Buffer {
  return Buffer.concat(values.map(encoded));
}

function encoded(value: Said): Buffer {
  if (value === null) return Buffer.from([0x05]);
  if (typeof value === 'boolean') return Buffer.from([0x01, Number(value)]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([0x02]), name(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  return Buffer.concat([
    Buffer.from([0x03]),
    ...Object.entries(value).flatMap(([key, each]) => [name(key), encoded(each)]),
    Buffer.from([0, 0, 0x09]),
  ]);
}

function name(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
