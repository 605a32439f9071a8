/** What its directory says, as a program reads it that opens ZIP files: from the end. */
export function directoryOf(zip: Buffer) {
  const end = zip.length - 22;
  mustBe(zip.readUInt32LE(end), 0x06054b50);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    mustBe(zip.readUInt32LE(at), 0x02014b50);
    const [crc, bytes, nameLength] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    at += 46 + nameLength + zip.readUInt16LE(at + 30);
    const file = zip.subarray(start, start + bytes);
    return { name, crc, file, content: file.toString('utf8') };
  });
}

function mustBe(found: number, expected: number): void {
  if (found !== expected) throw new Error(`No ZIP: ${found.toString(16)} for ${expected.toString(16)}`);
}
