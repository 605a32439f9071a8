import type { WebhookEventType, WebhookMessage } from '../../../contract/webhook-events';
import type { DeliveryFailure, DeliveryState, WhyDisabled } from '../../../contract/webhooks';

/** An address of an integrator that is told what happens. Its secrets are sealed. */
export interface WebhookRow {
  readonly webhookID: string;
  readonly url: string;
  readonly description: string;
  /** Null: everything. */
  readonly events: readonly WebhookEventType[] | null;
  /** Null: of all teams, and of none. */
  readonly teamID: string | null;
  readonly sealedSecret: string;
  /** The one before it, while it still signs. */
  readonly sealedOldSecret: string | null;
  readonly oldSecretUntil: Date | null;
  /** Null while it is enabled. */
  readonly disabledAt: Date | null;
  readonly disabledBecause: WhyDisabled | null;
  readonly createdByID: string;
  readonly createdAt: Date;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastFailure: DeliveryFailure | null;
  readonly lastFailureStatus: number | null;
  /** Since when no try went well, and how many did not. */
  readonly failingSince: Date | null;
  readonly failures: number;
}

/** What happened, as JSON text: the same for all webhooks that are told. */
export interface WebhookEventRow {
  readonly eventID: string;
  /** The room, call or recording that it is about. */
  readonly subjectID: string;
  readonly body: string;
  readonly at: Date;
}

export interface DeliveryTryRow {
  readonly at: Date;
  readonly status: number | null;
  readonly failure: DeliveryFailure | null;
  readonly tookMs: number;
}

/** One event on its way to one webhook. */
export interface WebhookDeliveryRow {
  readonly deliveryID: string;
  readonly webhookID: string;
  readonly eventID: string;
  readonly type: WebhookMessage['type'];
  readonly state: DeliveryState;
  readonly createdAt: Date;
  /** How often it was tried. */
  readonly attempts: number;
  /** How often since it was made, or somebody sent it again. */
  readonly round: number;
  /** waiting: not before this. */
  readonly nextAt: Date | null;
  /** The last ones, oldest first. */
  readonly tries: readonly DeliveryTryRow[];
  /** How the last answer began. */
  readonly response: string | null;
}
