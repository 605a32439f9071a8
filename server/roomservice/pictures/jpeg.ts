/** The bytes of a JPEG out of base64, whose lines programs break; null where it is no base64, or no JPEG. */
export function readJpeg(base64: string): Uint8Array<ArrayBuffer> | null {
  let text: string;
  try {
    text = atob(base64);
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  // Start of image, and the marker that must follow it.
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? bytes : null;
}
