import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

/** What a link says: which file, for which sign-in, until when (seconds since 1970). */
export const mediaTicket = z.object({
  recordingID: z.string(),
  file: z.string(),
  mime: z.string(),
  userID: z.string(),
  signIn: z.string(),
  expires: z.number(),
});

/** Links that cannot be made up or changed: what they say, and an HMAC-SHA256 over it. */
export function createSignedTokens<T>(
  key: Buffer,
  schema: z.ZodMiniType<T>,
): {
  sign(said: T): string;
  /** What the token says, whether or not its time is over; null where we did not sign it for this. */
  read(token: string): T | null;
} {
  const macOf = (body: string): Buffer => createHmac('sha256', key).update(body).digest();
  return {
    sign(said) {
      const body = Buffer.from(JSON.stringify(said)).toString('base64url');
      return `${body}.${macOf(body).toString('base64url')}`;
    },
    read(token) {
      const [body = '', mac = ''] = token.split('.');
      const given = Buffer.from(mac, 'base64url');
      const right = macOf(body);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const said = z.safeParse(schema, JSON.parse(Buffer.from(body, 'base64url').toString()));
      return said.success ? said.data : null;
    },
  };
}
