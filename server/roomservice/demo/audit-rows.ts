import type { AuditRow } from '../rows/audit';
import { minutesBefore, secondsAfter, type TimedCall } from './call-rows';
import { demoPeople, demoPerson } from './people';
import { streamAudit } from './stream-call';
import { demoRooms } from './rooms';

type Draft = Pick<AuditRow, 'at' | 'action' | 'object'> &
  Partial<AuditRow> & { readonly byID: string | null };

/** Who did what over the demo's thirty days, oldest first: what the rooms and calls tell, and a few refusals. */
export function auditRows(calls: readonly TimedCall[], now: Date): readonly AuditRow[] {
  const drafts = [
    ...ofPeople(now),
    ...ofRooms(now),
    ...calls.flatMap(ofCall),
    ...streamAudit(now),
    ...refusals(now),
  ];
  return drafts
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ byID, ...draft }, index) => ({
      actorID: byID,
      actorName: byID === null ? null : demoPerson(byID).name,
      result: 'ok',
      reason: null,
      roomID: null,
      changes: null,
      address: '127.0.0.1',
      auditID: `demo-audit-${String(index + 1).padStart(3, '0')}`,
      requestID: `demo-request-${String(index + 1).padStart(3, '0')}`,
      ...draft,
    }));
}

function ofPeople(now: Date): Draft[] {
  return demoPeople.flatMap(({ userID, name, disabled }, index): Draft[] => {
    const object = { kind: 'user', id: userID, name } as const;
    const at = (ago: number): Date => minutesBefore(now, ago + index);
    const made: Draft[] =
      userID === 'zhang_nan' ? [] : [{ byID: 'zhang_nan', at: at(31 * 1440), action: 'user.create', object }];
    return disabled
      ? [
          ...made,
          {
            byID: 'zhang_nan',
            at: at(6 * 1440),
            action: 'user.disable',
            object,
            changes: { state: ['active', 'disabled'] },
          },
        ]
      : [...made, { byID: userID, at: at(470), action: 'signIn', object }];
  });
}

function ofRooms(now: Date): Draft[] {
  return demoRooms.flatMap((room): Draft[] => {
    const object = { kind: 'room', id: room.roomID, name: room.name } as const;
    const { ownerID: byID, closed } = room;
    const { roomID } = room;
    const made: Draft = {
      roomID,
      byID,
      at: minutesBefore(now, room.createdAgo),
      action: 'room.create',
      object,
    };
    if (!closed) return [made];
    const at = minutesBefore(now, closed.ago);
    return [made, { byID: closed.byID, at, action: 'room.close', object, roomID, reason: closed.reason }];
  });
}

function ofCall({ callID, spec, room, startedAt, endedAt }: TimedCall): Draft[] {
  const byID = spec.agentID;
  const { roomID } = room;
  const object = { kind: 'call', id: callID, name: room.name } as const;
  const started: Draft = { byID, at: startedAt, action: 'call.start', object, roomID };
  if (!endedAt) return [started];
  const ended: Draft = { byID, at: endedAt, action: 'call.end', object, roomID, reason: spec.end };
  if (!spec.wrapUp) return [started, ended];
  return [started, ended, { byID, at: secondsAfter(endedAt, 90), action: 'call.wrapUp', object, roomID }];
}

function refusals(now: Date): Draft[] {
  return [
    {
      byID: null,
      at: minutesBefore(now, 473),
      action: 'signIn.refused',
      object: { kind: 'user', id: 'shen_ruoxi', name: null },
      result: 'refused',
      reason: 'signIn.refused',
    },
    {
      byID: 'wang_hao',
      at: minutesBefore(now, 2 * 1440 + 33),
      action: 'access.refused',
      object: { kind: 'endpoint', id: 'GET /api/audit', name: 'listAudit' },
      result: 'refused',
      reason: 'audit.read',
    },
  ];
}
