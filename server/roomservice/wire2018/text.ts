/** Stores cannot keep NUL, nor half a character: each becomes the character that stands for what cannot be shown. */
export function storable(text: string): string {
  return text.replace(/\p{Surrogate}|\u0000/gu, '\ufffd');
}

/** What the console calls a room whose old client gave it this text. */
export function roomName(roomInfo: string, roomID: string): string {
  const line = storable(roomInfo).replace(/\s+/g, ' ').trim();
  return line === '' ? roomID : [...line].slice(0, 80).join('');
}

/** What old clients call a room: up to 64 characters that can be seen. */
export function isWireID(text: string): boolean {
  return /^[\x21-\x7e]{1,64}$/.test(text);
}

/** Decimal text from 1 to 2147483647: what a room's own number is. */
export function isRoomNumber(text: string): boolean {
  return /^[1-9][0-9]{0,9}$/.test(text) && Number(text) <= 2147483647;
}

export function isUserID(text: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/.test(text);
}
