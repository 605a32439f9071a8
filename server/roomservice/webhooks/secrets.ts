import type { Random, Signing } from '../ports';
import type { WebhookRow } from '../rows/webhooks';

const marker = 'whsec_';
const secretBytes = 32;

/** `whsec_` and base64, as the libraries of Standard Webhooks take it. */
export function makeSecret(random: Random): string {
  return marker + base64(Uint8Array.from({ length: secretBytes }, () => random.int(256)));
}

/** The secrets that sign now: the webhook's own, and for a while after a rotation the one before it. */
export async function secretsOf(signing: Signing, row: WebhookRow, now: Date): Promise<readonly string[]> {
  const old = row.oldSecretUntil !== null && row.oldSecretUntil > now ? row.sealedOldSecret : null;
  return Promise.all([row.sealedSecret, ...(old === null ? [] : [old])].map((each) => signing.open(each)));
}

/**
 * The headers of Standard Webhooks: an HMAC-SHA256 of id, time and body by each secret, so that a receiver needs only one
 * of them.
 */
export async function signedHeaders(
  secrets: readonly string[],
  { eventID, body, at }: { readonly eventID: string; readonly body: string; readonly at: Date },
): Promise<Readonly<Record<string, string>>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = await Promise.all(secrets.map((each) => sign(each, `${eventID}.${timestamp}.${body}`)));
  return {
    'webhook-id': eventID,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((each) => `v1,${each}`).join(' '),
  };
}

async function sign(secret: string, text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(marker.length)), (char) => char.charCodeAt(0));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  return base64(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
