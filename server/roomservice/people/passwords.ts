import type { Random } from '../ports';

// Without 0 O 1 l I: people read it from a screen and type it.
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password for one use: 16 letters in groups of four, 80 bits. */
export function oneTimePassword(random: Random): string {
  const group = () => Array.from({ length: 4 }, () => letters[random.int(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

const common = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'qwerty12345',
  '1234567890',
  '0123456789',
  'iloveyou',
  'letmein',
];

/** True for what a guesser tries first: few different characters, the userID, a common word and digits, a run. */
export function isWeak(password: string, userID: string): boolean {
  const low = password.toLowerCase();
  if (new Set(low).size < 5) return true;
  if (low.includes(userID.toLowerCase())) return true;
  if (common.some((word) => low.replace(/[^a-z0-9]/g, '').includes(word) && low.length < word.length + 6))
    return true;
  return isRun(low);
}

function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((char, i) => char.charCodeAt(0) - text.charCodeAt(i));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
