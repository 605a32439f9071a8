import type { DeliveryFailure } from '../../../contract/webhooks';
import type { Random, ReceiverAnswer } from '../ports';
import type { DeliveryTryRow, WebhookDeliveryRow, WebhookRow } from '../rows/webhooks';

const minute = 60;
const hour = 60 * minute;
/** Seconds between two tries: about a day in all, then a delivery has failed. */
const waits = [5, 30, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 8 * hour];
/** A receiver may ask for more patience, and for no more than this. */
const longestAskedFor = hour;
/** A webhook is disabled when no try went well for so long, and so many did not: one event alone does not do it. */
const failingDays = 5;
const failingTries = 25;
const keptTries = 20;

export const gone = 410;

export function failureOf({ status, failure }: ReceiverAnswer): DeliveryFailure | null {
  if (failure !== null) return failure;
  return status !== null && status >= 200 && status < 300 ? null : 'status';
}

/** When to try again after so many tries; null: not any more. Never at the same moment for all that failed together. */
export function nextTryAt(tried: number, answer: ReceiverAnswer, now: Date, random: Random): Date | null {
  const wait = waits[tried - 1];
  if (wait === undefined || answer.status === gone) return null;
  const asked = Math.min(answer.retryAfterSeconds ?? 0, longestAskedFor);
  const jitter = 0.9 + random.int(2001) / 10_000;
  return new Date(now.getTime() + Math.max(wait * jitter, asked) * 1000);
}

type DeliveryPatch = Pick<
  WebhookDeliveryRow,
  'state' | 'attempts' | 'round' | 'nextAt' | 'tries' | 'response'
>;

/** The delivery after one more try. */
export function afterTry(
  row: WebhookDeliveryRow,
  answer: ReceiverAnswer,
  at: { readonly now: Date; readonly random: Random; readonly again: boolean },
): DeliveryPatch {
  const failure = failureOf(answer);
  const round = row.round + 1;
  const again = failure !== null && at.again ? nextTryAt(round, answer, at.now, at.random) : null;
  const last: DeliveryTryRow = { at: at.now, status: answer.status, failure, tookMs: answer.tookMs };
  return {
    state: failure === null ? 'delivered' : again === null ? 'failed' : 'waiting',
    attempts: row.attempts + 1,
    round,
    nextAt: again,
    tries: [...row.tries, last].slice(-keptTries),
    response: answer.response,
  };
}

type WebhookPatch = Partial<Omit<WebhookRow, 'webhookID'>>;

/** The webhook after one more try, which may be one too many. */
export function webhookAfter(row: WebhookRow, answer: ReceiverAnswer, now: Date): WebhookPatch {
  const failure = failureOf(answer);
  if (failure === null) return { lastSuccessAt: now, failingSince: null, failures: 0 };
  const failingSince = row.failingSince ?? now;
  const failures = row.failures + 1;
  const failed = {
    ...{ failingSince, failures },
    ...{ lastFailureAt: now, lastFailure: failure, lastFailureStatus: answer.status },
  };
  if (row.disabledAt !== null) return failed;
  if (answer.status === gone) return { ...failed, disabledAt: now, disabledBecause: 'gone' };
  const isLong = now.getTime() - failingSince.getTime() >= failingDays * 24 * hour * 1000;
  return isLong && failures >= failingTries
    ? { ...failed, disabledAt: now, disabledBecause: 'failing' }
    : failed;
}
