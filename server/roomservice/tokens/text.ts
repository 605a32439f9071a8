import type { Random } from '../ports';

/**
 * How a token is written: `wxc_`, 32 characters that nobody can guess, and 6 that follow from them. So a token is known
 * for one wherever it turns up, and one that was mistyped or cut off is told from one that is not known.
 */
const marker = 'wxc_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const secretLength = 32;
const checkLength = 6;
/** So much of it may be seen: too little to guess the rest, enough to tell one from another. */
const shownLength = marker.length + 5;

export function makeToken(random: Random): string {
  const secret = Array.from({ length: secretLength }, () => alphabet[random.int(alphabet.length)]).join('');
  return marker + secret + checkOf(secret);
}

export function isWhole(token: string): boolean {
  const secret = token.slice(marker.length, -checkLength);
  return (
    token.startsWith(marker) &&
    /^[0-9A-Za-z]{32}$/.test(secret) &&
    token.slice(-checkLength) === checkOf(secret)
  );
}

export function shownPart(token: string): string {
  return token.slice(0, shownLength);
}

/** CRC-32 in the letters of the token. It finds mistakes and keeps no secret. */
function checkOf(secret: string): string {
  let left = crc32(secret);
  let text = '';
  for (let i = 0; i < checkLength; i++) {
    text = (alphabet[left % alphabet.length] ?? '') + text;
    left = Math.floor(left / alphabet.length);
  }
  return text;
}

function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const char of text) {
    crc ^= char.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
