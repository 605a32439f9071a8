import { noRecording } from '../../../contract/rooms';
import type { AuditRow } from '../rows/audit';
import type { CallRow } from '../rows/calls';
import type { PictureRow } from '../rows/pictures';
import { minutesBefore, secondsAfter } from './call-rows';
import { demoPerson } from './people';

/** Yesterday afternoon, between two calls in rooms. */
const AGO = 1440 + 95;
const SECONDS = 312;
const callID = 'demo-call-streams';

/** The demo's one call without a room. */
export function streamCall(now: Date): CallRow {
  const agent = demoPerson('shen_ruoxi');
  const startedAt = minutesBefore(now, AGO);
  const enteredAt = secondsAfter(startedAt, 5);
  const endedAt = secondsAfter(enteredAt, SECONDS);
  return {
    callID,
    roomID: null,
    sessionID: null,
    agentID: agent.userID,
    agentName: agent.name,
    teamID: agent.teamID,
    roomName: '远程开户 2 号机',
    roomType: null,
    customerName: '韩雪',
    customerRef: 'C-20977',
    shownPush: 'rtmp://push.example.com/live/desk2-agent',
    shownPlay: 'rtmp://play.example.com/live/desk2-customer',
    sealedStreams: null,
    aliveAt: endedAt,
    path: 'program',
    template: null,
    recording: noRecording,
    state: 'ended',
    startedAt,
    enteredAt,
    endedAt,
    endReason: 'left',
    endedByID: null,
    endedByName: null,
    endDetail: null,
    disposition: 'resolved',
    notes: '身份证与本人一致，已截图留存。',
    wrappedUpAt: secondsAfter(endedAt, 70),
  };
}

interface DemoPicture {
  readonly row: PictureRow;
  /** In the product's `demo` folder. */
  readonly source: string;
}

export function streamPictures(now: Date): readonly DemoPicture[] {
  const enteredAt = streamCall(now).enteredAt ?? now;
  const picture = (stream: PictureRow['stream'], seconds: number, source: string, bytes: number) => ({
    row: {
      pictureID: `${callID}-${stream}`,
      callID,
      stream,
      takenAt: secondsAfter(enteredAt, seconds),
      bytes,
    },
    source,
  });
  return [picture('play', 84, 'played-picture.jpg', 6881), picture('push', 131, 'own-picture.jpg', 7592)];
}

export function streamAudit(
  now: Date,
): readonly (Pick<AuditRow, 'at' | 'action' | 'object'> & Partial<AuditRow> & { readonly byID: string })[] {
  const { agentID: byID, roomName: name, startedAt, endedAt, wrappedUpAt } = streamCall(now);
  const object = { kind: 'call', id: callID, name } as const;
  return [
    { byID, at: startedAt, action: 'call.start', object },
    ...streamPictures(now).map(({ row }) => ({
      byID,
      at: row.takenAt,
      action: 'picture.add' as const,
      object: { kind: 'picture' as const, id: row.pictureID, name },
    })),
    { byID, at: endedAt ?? now, action: 'call.end', object, reason: 'left' },
    { byID, at: wrappedUpAt ?? now, action: 'call.wrapUp', object },
  ];
}
