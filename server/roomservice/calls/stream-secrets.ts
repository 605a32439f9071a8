import * as z from 'zod/mini';
import type { Signing } from '../ports';
import type { CallRow } from '../rows/calls';

const bothURLs = z.object({ pushURL: z.string(), playURL: z.string() });
type BothURLs = z.infer<typeof bothURLs>;

/** How two addresses are kept: whole and sealed for the program, and as everybody else may see them. */
export async function keepStreams(signing: Pick<Signing, 'seal'>, { pushURL, playURL }: BothURLs) {
  return {
    shownPush: shown(pushURL),
    shownPlay: shown(playURL),
    sealedStreams: await signing.seal(JSON.stringify({ pushURL, playURL })),
  } satisfies Partial<CallRow>;
}

export async function openStreams(signing: Pick<Signing, 'open'>, sealed: string): Promise<BothURLs> {
  return bothURLs.parse(JSON.parse(await signing.open(sealed)));
}

/** Without what carries secrets: the query (`txSecret`), and a name and password before the host. */
export function shown(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([a-z]+:\/\/)[^/]*@/i, '$1');
}
