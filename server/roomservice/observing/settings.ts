import * as z from 'zod/mini';
import { observingPolicy, type ObservingPolicy } from '../../../contract/observing';
import { decided } from '../settings/decided';
import type { Tx } from '../store';

const stored = z.object({ policy: observingPolicy });

/** Off until an admin decides: nobody is watched because nobody thought of it. */
export const observing = decided<z.infer<typeof stored>>({
  key: 'observing',
  schema: stored,
  undecided: { policy: 'off' },
  action: 'observing.update',
  event: { type: 'floor.changed' },
  audience: { kind: 'everybody' },
  lines: ({ policy }) => ({ policy }),
});

export async function policyNow(tx: Tx): Promise<ObservingPolicy> {
  return (await observing.now(tx)).policy;
}
