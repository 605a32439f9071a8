import { useState } from 'react';
import type { CallInput, ResultOf } from '../../../../contract/endpoint';
import type { Endpoints } from '../../../../contract/endpoints';
import { useCommand } from '../../../api/commands';
import { useUi } from '../../../ui/UiContext';
import { isProblem } from '../../../ui/problem';

type Body = NonNullable<CallInput<Endpoints['assignReviews']>['body']>;
type Skipped = ResultOf<Endpoints['assignReviews']>['skipped'][number];

/** What became of one recording: given, left out, or not reached. */
export type Outcome =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'skipped'; readonly because: Skipped['because'] }
  | { readonly kind: 'failed'; readonly reason: string };

/** So many in one request: what fails then is told from what is done. */
const batch = 25;

/** Gives recordings to somebody a few at a time, and says of each what became of it. */
export function useAssigning() {
  const { explain } = useUi();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [sending, setSending] = useState(false);
  const assign = useCommand('assignReviews', { invalidates: ['listReviews', 'listAudit'] });

  /** Resolves to how many could not be reached. */
  const send = async (
    given: Omit<Body, 'recordingIDs'>,
    recordingIDs: readonly string[],
  ): Promise<number> => {
    setSending(true);
    let failures = 0;
    for (let at = 0; at < recordingIDs.length; at += batch) {
      const some = recordingIDs.slice(at, at + batch);
      const told = await assign
        .mutateAsync({ body: { ...given, recordingIDs: some, unlessTaken: true } })
        .then(({ assigned, skipped }): readonly (readonly [string, Outcome])[] => [
          ...assigned.map((id) => [id, { kind: 'assigned' }] as const),
          ...skipped.map(({ recordingID, because }) => [recordingID, { kind: 'skipped', because }] as const),
        ])
        .catch((error: unknown): readonly (readonly [string, Outcome])[] => {
          if (!isProblem(error)) throw error;
          failures += some.length;
          const { title } = explain(error);
          return some.map((id) => [id, { kind: 'failed', reason: title }] as const);
        });
      setOutcomes((before) => new Map([...before, ...told]));
    }
    setSending(false);
    return failures;
  };
  return { outcomes, sending, send };
}
