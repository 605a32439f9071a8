import type { ApiToken } from '../../../contract/tokens';

const soonMs = 14 * 24 * 3_600_000;

/** Still valid, but not for long: whoever uses it needs another one by then. */
export function endsSoon({ state, expiresAt }: ApiToken, now: number): boolean {
  return state === 'valid' && Date.parse(expiresAt) - now < soonMs;
}
