import * as z from 'zod/mini';
import { wholeNumber } from '../whole-number';
import { isNetwork } from '../wire2018/networks';
import { list } from '../list';

/** Whom webhooks may call, and for how long it is kept what they were told. */
export interface WebhookSettings {
  /** Networks that are nobody's on the internet and are called all the same, without https too. */
  readonly networks: readonly string[];
  readonly logDays: number;
}

export const webhookEnvironment = {
  WEBHOOK_NETWORKS: list(
    isNetwork,
    'WEBHOOK_NETWORKS must be networks with commas between, such as 10.0.0.0/8,127.0.0.1.',
  ),
  WEBHOOK_LOG_DAYS: z._default(
    wholeNumber(1, 365, 'WEBHOOK_LOG_DAYS must be a whole number of days, 1 to 365.'),
    30,
  ),
};
const _environment = z.object(webhookEnvironment);

export function webhookSettings(given: z.infer<typeof _environment>): WebhookSettings {
  return { networks: given.WEBHOOK_NETWORKS, logDays: given.WEBHOOK_LOG_DAYS };
}
