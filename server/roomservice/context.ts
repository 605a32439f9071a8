import type { Asker, Belonging, Permission } from '../../contract/access';
import { allows } from '../../contract/access';
import type { AuditAction, AuditEntry } from '../../contract/audit';
import type { WebhookEvent } from '../../contract/webhook-events';
import type { Json } from './rows/jobs';
import type { SignInRow } from './rows/people';
import type { RoomEventRow } from './rows/rooms';
import type { SessionRow } from './rows/sessions';
import type { ApiTokenRow } from './rows/tokens';
import type { Tx } from './store';
import type { Reach } from './stores/lists';
import type { LiveDraft } from './stores/live';
import type { UserWithTeam } from './stores/people';
import type { SessionWithPeople } from './stores/sessions';
import { jobDraft, type JobOptions } from './jobs/draft';
import type { JobKind } from './jobs/kind';
import type { Ports } from './ports';
import { Problem } from './problem';
import { writeEvents } from './webhooks/write';

/** A person who is signed in. */
export interface Person extends Asker {
  readonly kind: 'person';
  readonly name: string;
  readonly user: UserWithTeam;
  readonly signIn: SignInRow;
}

/** A program of somebody else, by the API token that it shows. `userID` is the token's, and no person's. */
export interface TokenCaller extends Asker {
  readonly kind: 'token';
  readonly name: string;
  readonly token: ApiTokenRow;
}

export type Caller = Person | TokenCaller;

/** A program that showed a userSig of ours. */
export interface Bearer {
  readonly userID: string;
  readonly session: SessionRow;
}

/** What every handler has: ports, the time of the request, who asks. */
export interface Ctx {
  readonly ports: Ports;
  readonly request: Request;
  readonly requestID: string;
  readonly address: string | null;
  readonly now: Date;
  readonly caller: Caller | null;
  readonly bearer: Bearer | null;
  /** Headers to add to the answer: the cookie of a sign-in. */
  readonly headers: Headers;
}

/** The caller, where the endpoint's access has made sure that there is one. */
export function callerOf(ctx: Ctx): Caller {
  if (!ctx.caller) throw new Problem('signIn.required');
  return ctx.caller;
}

/** The person who calls, where the endpoint takes nobody else. */
export function personOf(ctx: Ctx): Person {
  const caller = callerOf(ctx);
  if (caller.kind === 'token') throw new Problem('person.needed');
  return caller;
}

export function bearerOf(ctx: Ctx): Bearer {
  if (!ctx.bearer) throw new Problem('session.invalid');
  return ctx.bearer;
}

/** How far a permission lets the caller see in a list. */
export function reachOf(asker: Asker, permission: Permission): Reach {
  const scope = asker.grants[permission];
  if (scope === undefined) return { kind: 'none' };
  switch (scope) {
    case 'own':
      return { kind: 'own', userID: asker.userID };
    case 'team':
      return { kind: 'team', userID: asker.userID, teamID: asker.teamID };
    case 'all':
      return { kind: 'all' };
  }
}

/** Refuses, by the name of the permission, what the caller may see but not do. */
export function mustBeAllowed(asker: Asker, permission: Permission, thing: Belonging): void {
  if (!allows(asker, permission, thing)) throw new Problem('permission.missing', { permission });
}

/** One command's transaction: the rows, the time, and what to tell afterwards. */
export interface Work {
  readonly tx: Tx;
  readonly now: Date;
  /** Tells the consoles, once committed. */
  tell(event: LiveDraft['event'], audience: LiveDraft['audience']): void;
  /** Tells the webhooks that want to know, some time after it is committed. */
  hook(event: WebhookEvent): void;
  /** Adds to the room's own history. */
  note(entry: Omit<RoomEventRow, 'at'>): Promise<void>;
  /** Adds to the audit log. */
  audit(entry: AuditDraft): Promise<void>;
  /** Adds a job, to be done once committed; gives its id, or that of the unfinished one with the same key. */
  addJob<P>(kind: JobKind<P>, payload: P & Json, options?: JobOptions): Promise<string>;
}

export interface AuditDraft {
  readonly action: AuditAction;
  readonly object?: AuditEntry['object'];
  /** Left out: the object's own id where that is a room. */
  readonly roomID?: string | null;
  readonly result?: AuditEntry['result'];
  readonly reason?: string | null;
  readonly changes?: AuditEntry['changes'];
  readonly actor?: { readonly userID: string; readonly name: string } | null;
}

/** Who a command is done for: a request, or the sweep. */
export type Actor = Pick<Ctx, 'ports' | 'now' | 'requestID' | 'address' | 'caller'>;

/** Runs a command: all of it in one transaction, then its live events go out. */
export async function command<T>(actor: Actor, work: (work: Work) => Promise<T>): Promise<T> {
  const { store, random, live, jobs } = actor.ports;
  let told = false;
  let hasAdded = false;
  const result = await store.transact(async (tx) => {
    const drafts: LiveDraft[] = [];
    const events: WebhookEvent[] = [];
    hasAdded = false; // where two crossed, this is begun anew
    const mine: Work = {
      tx,
      now: actor.now,
      tell: (event, audience) => drafts.push({ at: actor.now, event, audience }),
      hook: (event) => events.push(event),
      note: (entry) => tx.roomEvents.append({ ...entry, at: actor.now }),
      audit: (entry) => tx.audit.append(auditRow(actor, entry, random.id())),
      addJob(kind, payload, options = {}) {
        hasAdded = true;
        const userID = actor.caller?.userID ?? null;
        return tx.jobs.add(jobDraft(kind, payload, options, { now: actor.now, random, userID }));
      },
    };
    const done = await work(mine);
    await writeEvents(mine, events, random);
    // Last of all: the store numbers live events in the order of commits by holding a lock from here to the end.
    for (const draft of drafts) await tx.live.append(draft);
    told = drafts.length > 0;
    return done;
  });
  if (told) live.wake();
  if (hasAdded) jobs.ring();
  return result;
}

function auditRow(actor: Actor, entry: AuditDraft, auditID: string) {
  const who = entry.actor === undefined ? actor.caller : entry.actor;
  return {
    auditID,
    at: actor.now,
    actorID: who?.userID ?? null,
    actorName: who?.name ?? null,
    action: entry.action,
    object: entry.object ?? null,
    roomID: entry.roomID ?? (entry.object?.kind === 'room' ? entry.object.id : null),
    result: entry.result ?? 'ok',
    reason: entry.reason ?? null,
    changes: entry.changes ?? null,
    address: actor.address,
    requestID: actor.requestID,
  } as const;
}

/** A session as it is now; one that ended says why, one past its time says so. */
export function sessionState(
  session: SessionRow | SessionWithPeople,
  now: Date,
): 'valid' | 'expired' | 'revoked' | 'superseded' {
  if (session.endedBecause === 'superseded') return 'superseded';
  if (session.endedBecause !== null) return 'revoked';
  return session.expiresAt <= now ? 'expired' : 'valid';
}
