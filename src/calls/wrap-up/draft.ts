import type { Disposition } from '../../../contract/calls';
import { dispositions } from '../../../contract/calls';
import { recall, remember } from '../../ui/storage';

export interface WrapUpDraft {
  readonly disposition?: Disposition | undefined;
  readonly notes: string;
}

const key = (callID: string) => `wrapUp.${callID}`;

/** What was typed and not saved, kept in this browser: a reload or a crash loses nothing. */
export function recallDraft(callID: string): WrapUpDraft | undefined {
  return recall(key(callID), parse);
}

export function keepDraft(callID: string, draft: WrapUpDraft | null): void {
  remember(key(callID), draft);
}

function parse(value: unknown): WrapUpDraft | undefined {
  if (typeof value !== 'object' || value === null || !('notes' in value) || typeof value.notes !== 'string')
    return undefined;
  const chosen = 'disposition' in value ? value.disposition : undefined;
  return { notes: value.notes, disposition: dispositions.find((each) => each === chosen) };
}
