import * as z from 'zod/mini';
import { examplePolicy } from './headers';
import type { StaticFiles } from './static-files';

const SDK = '/sdk/';
const EXAMPLES = '/examples/';
/** Beside the built SDK: the hash of the script in the drop-in's frame, which a policy must name. */
const POLICY = '/policy.json';
const policyFile = z.object({ frameScript: z.string().check(z.regex(/^sha256-[A-Za-z0-9+/=]+$/)) });

/** What other people's pages load (`/sdk/`), and pages that show how (`/examples/`). Null: there is nothing of that name. */
export async function createIntegratorFiles(sdk: StaticFiles, examples: StaticFiles) {
  const policy = await readPolicy(sdk);
  return async function serve(request: Request, path: string): Promise<Response | null> {
    if (path.startsWith(SDK)) {
      const name = path.slice(SDK.length - 1);
      if (!sdk.has(name)) return null;
      const answer = await sdk.serve(name, request);
      // Public files: pages of every origin may load them, and read them as modules.
      answer.headers.set('Access-Control-Allow-Origin', '*');
      answer.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
      return answer;
    }
    if (path.startsWith(EXAMPLES)) {
      const name = path.slice(EXAMPLES.length - 1);
      if (!examples.has(name)) return null;
      const answer = await examples.serve(name, request);
      if (name.endsWith('.html')) answer.headers.set('Content-Security-Policy', examplePolicy(policy));
      return answer;
    }
    return null;
  };
}

async function readPolicy(sdk: StaticFiles): Promise<string | null> {
  const text = await sdk.text(POLICY);
  return text === null ? null : policyFile.parse(JSON.parse(text)).frameScript;
}
