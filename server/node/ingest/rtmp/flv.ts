/** FLV, as a file that is whole up to its last whole tag, however its writer ends. */
export const flvHeader = Buffer.from([0x46, 0x4c, 0x56, 0x01, 0x05, 0, 0, 0, 9, 0, 0, 0, 0]);

/** What RTMP and FLV call by the same numbers: 8 sound, 9 picture, 18 data. */
export function flvTag(type: 8 | 9 | 18, timestamp: number, payload: Buffer): Buffer {
  const tag = Buffer.alloc(11 + payload.length + 4);
  tag.writeUInt8(type, 0);
  tag.writeUIntBE(payload.length, 1, 3);
  tag.writeUIntBE(timestamp & 0xff_ff_ff, 4, 3);
  tag.writeUInt8((timestamp >>> 24) & 0xff, 7); // the eighth byte holds the upper bits
  payload.copy(tag, 11);
  tag.writeUInt32BE(11 + payload.length, 11 + payload.length);
  return tag;
}
