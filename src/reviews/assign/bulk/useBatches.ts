import { useState } from 'react';
import { useUi } from '../../../ui/UiContext';
import { isProblem } from '../../../ui/problem';

/** What became of one thing: done, left out, or not reached. */
export type Outcome<Because extends string = string> =
  | { readonly kind: 'done' }
  | { readonly kind: 'skipped'; readonly because: Because }
  | { readonly kind: 'failed'; readonly reason: string };

/** What one request said of those that it was about. */
export interface Told<Because extends string> {
  readonly done: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly because: Because }[];
}

/** How many it was done to, and how many could not be reached. */
interface Counts {
  readonly done: number;
  readonly failures: number;
}

/** So many in one request: what fails then is told from what is done. */
const batch = 25;

/** Does something to many a few at a time, and says of each what became of it. */
export function useBatches<Because extends string>() {
  const { explain } = useUi();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome<Because>>>(new Map());
  const [sending, setSending] = useState(false);

  const run = async (
    ids: readonly string[],
    send: (some: string[]) => Promise<Told<Because>>,
  ): Promise<Counts> => {
    setSending(true);
    let done = 0;
    let failures = 0;
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch);
      const told = await send(some)
        .then((answer): readonly (readonly [string, Outcome<Because>])[] => {
          done += answer.done.length;
          return [
            ...answer.done.map((id) => [id, { kind: 'done' }] as const),
            ...answer.skipped.map(({ id, because }) => [id, { kind: 'skipped', because }] as const),
          ];
        })
        .catch((error: unknown): readonly (readonly [string, Outcome<Because>])[] => {
          if (!isProblem(error)) throw error;
          failures += some.length;
          const { title } = explain(error);
          return some.map((id) => [id, { kind: 'failed', reason: title }] as const);
        });
      setOutcomes((before) => new Map([...before, ...told]));
    }
    setSending(false);
    return { done, failures };
  };
  return { outcomes, sending, run };
}
