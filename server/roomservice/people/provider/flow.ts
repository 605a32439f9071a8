import * as z from 'zod/mini';
import type { Ctx } from '../../context';
import { Problem } from '../../problem';
import type { FlowSecrets } from './port';

/** Long enough for whoever looks for the telephone that shows a code. */
const lastsMs = 15 * 60_000;

/** On its way to the provider and back, in a cookie that only we can read. */
const flow = z.object({
  kind: z.literal('sign-in by provider'),
  issuer: z.string(),
  until: z.number(),
  redirect: z.string(),
  secrets: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
});
type Flow = z.infer<typeof flow>;

export async function keepFlow(
  ctx: Ctx,
  given: { readonly issuer: string; readonly redirect: string; readonly secrets: FlowSecrets },
): Promise<void> {
  const until = ctx.now.getTime() + lastsMs;
  const kept: Flow = { kind: 'sign-in by provider', until, ...given };
  const sealed = await ctx.ports.signing.seal(JSON.stringify(kept));
  addHeaders(ctx, ctx.ports.callers.rememberFlow(sealed, new Date(until)));
}

/** What this browser set out with; it can be taken once. Throws where there is nothing, or it is too old. */
export async function takeFlow(ctx: Ctx, issuer: string): Promise<Flow> {
  const sealed = ctx.ports.callers.flowOf(ctx.request);
  addHeaders(ctx, ctx.ports.callers.rememberFlow(null, null));
  const kept = sealed === null ? null : await read(ctx, sealed);
  if (!kept || kept.issuer !== issuer || kept.until <= ctx.now.getTime()) throw new Problem('provider.lost');
  return kept;
}

async function read(ctx: Ctx, sealed: string): Promise<Flow | null> {
  try {
    const parsed = z.safeParse(flow, JSON.parse(await ctx.ports.signing.open(sealed)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // not sealed by us, or with a key that is gone
  }
}

function addHeaders(ctx: Ctx, headers: Headers): void {
  headers.forEach((value, name) => ctx.headers.append(name, value));
}
