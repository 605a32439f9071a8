import { noStreams } from '../calls/begin';
import { undisturbed } from '../keeping/undisturbed';
import type { CallRow } from '../rows/calls';
import type { RecordingRow } from '../rows/recordings';
import type { RoomEventRow } from '../rows/rooms';
import { demoCalls, type DemoCall } from './calls';
import { originalOf } from './files';
import { demoPerson, demoTeams } from './people';
import { demoMedia, type DemoRecording } from './recordings';
import { demoRooms, guestID, type DemoRoom } from './rooms';

/** From pressing start to the program's entry, and from there to the first frame. */
const LAUNCH_SECONDS = 4;
const FIRST_FRAME_SECONDS = 3;
/** What it was that let the recordings go which are not there any more. */
const demoRule = '过期录像';
const demoChat = {
  zh: { question: '请问第二页要填开户行吗？', hint: '您那边没有声音，请打开麦克风。' },
  en: {
    question: 'Do I need to fill in page two?',
    hint: 'I cannot hear you. Please turn your microphone on.',
  },
} as const;

/** A call of the demo with its instants worked out for this `now`. */
export interface TimedCall {
  readonly callID: string;
  readonly spec: DemoCall;
  readonly room: DemoRoom;
  readonly startedAt: Date;
  readonly enteredAt: Date | null;
  readonly endedAt: Date | null;
}

export function timedCalls(now: Date): readonly TimedCall[] {
  return demoCalls.map((spec, index) => {
    const startedAt = minutesBefore(now, spec.ago);
    const enteredAt = spec.seconds === 0 ? null : secondsAfter(startedAt, LAUNCH_SECONDS);
    const endedAt = spec.seconds === null ? null : secondsAfter(enteredAt ?? startedAt, spec.seconds || 40);
    const callID = `demo-call-${String(demoCalls.length - index).padStart(2, '0')}`;
    return { callID, spec, room: demoRoom(spec.roomID), startedAt, enteredAt, endedAt };
  });
}

export function callRow(call: TimedCall, sessionID: string): CallRow {
  const { spec, room } = call;
  const agent = demoPerson(spec.agentID);
  const closer = spec.closedBy ? demoPerson(spec.closedBy.byID) : null;
  return {
    callID: call.callID,
    roomID: room.roomID,
    sessionID,
    agentID: agent.userID,
    agentName: agent.name,
    teamID: agent.teamID,
    roomName: room.name,
    roomType: room.type ?? 'RTCRoom',
    customerName: room.customerName,
    customerRef: room.customerRef,
    ...noStreams,
    path: 'program',
    template: room.template,
    recording: recordingOf(room),
    state: call.endedAt === null ? 'live' : 'ended',
    startedAt: call.startedAt,
    enteredAt: call.enteredAt,
    endedAt: call.endedAt,
    endReason: spec.end,
    endedByID: closer?.userID ?? null,
    endedByName: closer?.name ?? null,
    endDetail: spec.closedBy?.detail ?? null,
    disposition: spec.wrapUp?.[0] ?? null,
    notes: spec.wrapUp?.[1] ?? '',
    wrappedUpAt: spec.wrapUp && call.endedAt ? secondsAfter(call.endedAt, 90) : null,
  };
}

export function recordingRow(call: TimedCall, recording: DemoRecording): RecordingRow {
  const { room } = call;
  const agent = demoPerson(call.spec.agentID);
  const recordingID = `${call.callID}-${recording.kind}`;
  const media = recording.media && demoMedia[recording.media];
  const plays = recording.state === 'ready' || recording.state === 'trash';
  return {
    recordingID,
    callID: call.callID,
    roomID: room.roomID,
    roomName: room.name,
    customerName: room.customerName,
    customerRef: room.customerRef,
    agentID: agent.userID,
    agentName: agent.name,
    teamID: agent.teamID,
    teamName: demoTeams.find((team) => team.teamID === agent.teamID)?.name ?? null,
    kind: recording.kind,
    state: recording.state,
    startedAt: secondsAfter(call.enteredAt ?? call.startedAt, FIRST_FRAME_SECONDS),
    durationMs: recording.seconds === null ? null : recording.seconds * 1000,
    bytes: media?.bytes ?? null,
    progress: recording.progress,
    failure: null,
    heldBy: recording.heldBy,
    offsetMs: 0,
    file: plays ? originalOf({ recordingID }) : null,
    mime: plays ? 'video/mp4' : null,
    trouble: recording.trouble,
    aliveAt: null,
    goneAt: null,
    askedAt: null,
    askedByID: null,
    askedByName: null,
    ...undisturbed,
    ...fateOf(call, recording.state),
  };
}

/** Who threw it away, or when its time was over. */
function fateOf(call: TimedCall, state: DemoRecording['state']): Partial<RecordingRow> {
  const soonAfter = secondsAfter(call.endedAt ?? call.startedAt, 5400);
  if (state === 'expired') {
    return { removedAt: soonAfter, removedBecause: 'retention', removedByRule: demoRule };
  }
  if (state !== 'trash') return {};
  const { userID, name } = demoPerson('gu_qing');
  return {
    ...{ stateBefore: 'ready', trashedAt: soonAfter, trashedByID: userID, trashedByName: name },
    trashReason: '误录，客户要求删除',
  };
}

/** What happened in the room during a call: who came, dropped out, came back and left, and what they did there. */
export function callEvents(call: TimedCall): readonly RoomEventRow[] {
  const { spec, room, startedAt, enteredAt, endedAt } = call;
  const agent = { personID: spec.agentID, personName: demoPerson(spec.agentID).name };
  const guest = { personID: guestID(room), personName: room.customerName };
  const events: RoomEventRow[] = [];
  const note = (at: Date, kind: RoomEventRow['kind'], who: typeof agent, detail: string | null = null) =>
    events.push({ roomID: room.roomID, at, kind, ...who, detail });

  note(startedAt, 'callStarted', agent, 'program');
  if (enteredAt) note(enteredAt, 'entered', agent);
  if (enteredAt && endedAt && spec.seconds) {
    const share = (of: number): Date => secondsAfter(enteredAt, (spec.seconds ?? 0) * of);
    note(secondsAfter(enteredAt, Math.min(8, spec.seconds / 6)), 'entered', guest);
    const said = demoChat[spec.agentID === 'emma_clark' ? 'en' : 'zh'];
    note(share(0.26), 'screenShared', agent);
    note(share(0.33), 'chat', guest, said.question);
    note(share(0.4), 'timedOut', guest);
    note(share(0.5), 'entered', guest);
    note(share(0.58), 'screenShareEnded', agent);
    note(share(0.64), 'muted', guest);
    note(share(0.69), 'chat', agent, said.hint);
    note(share(0.74), 'unmuted', guest);
    note(share(0.8), 'left', guest);
    note(endedAt, 'left', agent);
  }
  if (endedAt) note(endedAt, 'callEnded', agent, spec.end);
  return events;
}

export function recordingOf(room: DemoRoom): CallRow['recording'] {
  return room.recording ?? { mixRecord: false, screenRecord: 0, cloudRecordUrl: '', recordPath: '' };
}

export function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

export function secondsAfter(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}

function demoRoom(roomID: string): DemoRoom {
  const room = demoRooms.find((each) => each.roomID === roomID);
  if (!room) throw new Error(`The demo has no room ${roomID}`);
  return room;
}
