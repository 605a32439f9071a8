import type { WebhookDeliveryRow, WebhookEventRow, WebhookRow } from '../rows/webhooks';
import type { QueryOf } from './lists';

export type DeliveryQuery = QueryOf<'listDeliveries'>;

export interface DeliveryPage {
  readonly items: readonly WebhookDeliveryRow[];
  readonly next: number | null;
}

export interface DeliveryTally {
  readonly webhookID: string;
  readonly delivered: number;
  /** Tried, and not delivered. */
  readonly failing: number;
  /** Not tried yet. */
  readonly waiting: number;
}

export interface WebhooksStore {
  readonly webhooks: {
    get(webhookID: string): Promise<WebhookRow | undefined>;
    lock(webhookID: string): Promise<WebhookRow | undefined>;
    /** Newest first. */
    list(): Promise<readonly WebhookRow[]>;
    /** Those that are told of what happens. */
    enabled(): Promise<readonly WebhookRow[]>;
    insert(row: WebhookRow): Promise<void>;
    update(webhookID: string, patch: Partial<Omit<WebhookRow, 'webhookID'>>): Promise<void>;
    /** With its deliveries. */
    delete(webhookID: string): Promise<void>;
    /** Erases old secrets that no longer sign. */
    eraseOldSecrets(now: Date): Promise<void>;
  };
  readonly webhookEvents: {
    get(eventID: string): Promise<WebhookEventRow | undefined>;
    insert(row: WebhookEventRow): Promise<void>;
    deleteBefore(at: Date): Promise<number>;
  };
  readonly webhookDeliveries: {
    get(deliveryID: string): Promise<WebhookDeliveryRow | undefined>;
    insert(row: WebhookDeliveryRow): Promise<void>;
    update(deliveryID: string, patch: Partial<Omit<WebhookDeliveryRow, 'deliveryID'>>): Promise<void>;
    /** What it is to be told now, the longest due first. */
    due(webhookID: string, now: Date, limit: number): Promise<readonly WebhookDeliveryRow[]>;
    /** Enabled webhooks with something due. */
    webhooksDue(now: Date): Promise<readonly string[]>;
    /** Newest first; where to go on, or null at the end. */
    list(webhookID: string, query: DeliveryQuery): Promise<DeliveryPage>;
    /** Of each webhook, those made since then. */
    tally(since: Date): Promise<readonly DeliveryTally[]>;
    /** Those that failed and were made since then wait again, as if never tried; how many. */
    resetFailed(webhookID: string, since: Date, now: Date): Promise<number>;
    deleteBefore(createdAt: Date): Promise<number>;
  };
}
