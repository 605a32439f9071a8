import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import {
  csv,
  instant,
  opaqueID,
  pageOf,
  paging,
  personRef,
  roomID,
  sortBy,
  text,
  userID,
} from './primitives';

export const auditActions = [
  'signIn',
  'signIn.byProvider',
  'signIn.refused',
  'signOut',
  'signIn.end',
  'signOut.others',
  'signOut.everywhere',
  'password.change',
  'user.create',
  'user.update',
  'user.disable',
  'user.enable',
  'user.resetPassword',
  'user.signOut',
  'identity.link',
  'identity.unlink',
  'team.create',
  'team.update',
  'team.delete',
  'room.create',
  'room.update',
  'room.close',
  'room.closeMany',
  'room.cancelClosing',
  'room.observe',
  'room.observeEnd',
  'session.issue',
  'session.reveal',
  'session.revoke',
  'ticket.redeem',
  'call.start',
  'call.end',
  'call.wrapUp',
  'call.relaunch',
  'call.changeStreams',
  'picture.add',
  'picture.view',
  'picture.delete',
  'recording.play',
  'recording.retry',
  'recording.download',
  'recording.export',
  'recording.align',
  'recording.trash',
  'recording.restore',
  'recording.remove',
  'comment.add',
  'comment.update',
  'comment.delete',
  'comment.resolve',
  'form.create',
  'form.update',
  'form.publish',
  'form.retire',
  'review.assign',
  'review.remove',
  'review.export',
  'review.start',
  'review.submit',
  'review.release',
  'review.schedule',
  'review.reopen',
  'review.acknowledge',
  'review.say',
  'recording.ask',
  'recording.answer',
  'upload.attach',
  'retention.update',
  'storage.update',
  'recording.hold',
  'recording.liftHold',
  'client.update',
  'floor.update',
  'observing.update',
  'presence.set',
  'audit.export',
  'oldClients.update',
  'customer.erase',
  'token.create',
  'token.revoke',
  'webhook.create',
  'webhook.update',
  'webhook.delete',
  'webhook.rotate',
  'webhook.test',
  'webhook.redeliver',
  'webhook.disable',
  'access.refused',
] as const;
export const auditAction = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditAction>;

export const auditObjectKinds = [
  'user',
  'team',
  'room',
  'closing',
  'session',
  'call',
  'recording',
  'comment',
  'form',
  'review',
  'settings',
  'picture',
  'token',
  'webhook',
  'endpoint',
] as const;
export const auditObjectKind = z.enum(auditObjectKinds);

/** Who did what to what, when, from where. Entries are only ever added. */
export const auditEntry = z.object({
  auditID: opaqueID,
  at: instant,
  /** Null where nobody was signed in. */
  actor: z.nullable(personRef),
  /** Not a person did it but an API token; `actor` is the token then. */
  byToken: z.boolean(),
  action: auditAction,
  object: z.nullable(z.object({ kind: auditObjectKind, id: z.string(), name: z.nullable(z.string()) })),
  /** The room that it happened in, where it did. */
  roomID: z.nullable(roomID),
  result: z.enum(['ok', 'refused']),
  /** Why: the reason of a closing, the permission that was missing. */
  reason: z.nullable(z.string()),
  /** Before and after of each changed field; never a secret. */
  changes: z.nullable(z.record(z.string(), z.tuple([z.nullable(z.string()), z.nullable(z.string())]))),
  address: z.nullable(z.string()),
  requestID: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** What all readings of the log filter and sort by. */
const filter = {
  from: z.optional(instant),
  to: z.optional(instant),
  /** Part of an object's id or name, of a room number, or of a reason. */
  q: z.optional(text(100)),
  actorID: z.optional(csv(userID)),
  action: z.optional(csv(auditAction)),
  objectKind: z.optional(csv(auditObjectKind)),
  objectID: z.optional(text(200)),
  result: z.optional(csv(z.enum(['ok', 'refused']))),
  sort: z._default(sortBy(['at']), 'at.desc'),
};

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'The audit log, filtered, a page at a time',
  access: 'audit.read',
  query: z.object({ ...filter, ...paging }),
  result: pageOf(auditEntry),
});

export const exportAuditCsv = endpoint({
  method: 'GET',
  path: '/audit.csv',
  summary: 'All entries that match, as a CSV file for a spreadsheet; the export is itself in the log',
  access: 'audit.read',
  query: z.object({ ...filter, language: z._default(z.enum(['zh', 'en']), 'en') }),
  media: 'text/csv; charset=utf-8',
});

export const exportAuditLines = endpoint({
  method: 'GET',
  path: '/audit.jsonl',
  summary: 'All entries that match, a line of JSON each; the export is itself in the log',
  access: 'audit.read',
  query: z.object(filter),
  media: 'application/jsonl',
});
