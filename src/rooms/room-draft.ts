import type { CallInput } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import {
  keepsScreen,
  noRecording,
  pushesScreen,
  type RecordingModes,
  type Room,
  type RoomType,
  type Template,
} from '../../contract/rooms';

/** What the form of a room holds. */
export interface RoomValues {
  readonly name: string;
  readonly type: RoomType;
  readonly template: Template;
  readonly customerName: string;
  readonly customerRef: string;
  readonly recording: RecordingModes;
}

export type RoomChanges = Omit<CallInput<Endpoints['updateRoom']>['body'], 'version'>;

export const newRoomValues: RoomValues = {
  name: '',
  type: 'RTCRoom',
  template: '1v1',
  customerName: '',
  customerRef: '',
  recording: noRecording,
};

export function valuesOf(room: Room): RoomValues {
  const { name, type, template, customerName, customerRef, recording } = room;
  return { name, type, template, customerName, customerRef, recording };
}

/** The addresses that a mode does not use are not sent: they would be refused or kept without anybody seeing them. */
export function tidyRecording(modes: RecordingModes): RecordingModes {
  return {
    ...modes,
    cloudRecordUrl: pushesScreen(modes.screenRecord) ? modes.cloudRecordUrl.trim() : '',
    recordPath: keepsScreen(modes.screenRecord) ? modes.recordPath.trim() : '',
  };
}

export function tidyValues(values: RoomValues): RoomValues {
  return {
    ...values,
    name: values.name.trim(),
    customerName: values.customerName.trim(),
    customerRef: values.customerRef.trim(),
    recording: tidyRecording(values.recording),
  };
}

const fields = ['name', 'type', 'template', 'customerName', 'customerRef', 'recording'] as const;
export type RoomField = (typeof fields)[number];

export function differs(a: RoomValues, b: RoomValues): readonly RoomField[] {
  return fields.filter((field) => !same(a[field], b[field]));
}

/** Only what the person changed goes to the server: what somebody else changed meanwhile is not put back by accident. */
export function changesOf(base: RoomValues, mine: RoomValues): RoomChanges {
  return Object.fromEntries(differs(base, mine).map((field) => [field, mine[field]]));
}

export interface Conflict {
  readonly field: RoomField;
  /** The person changed this one too, and otherwise: somebody's wish gives way. */
  readonly contested: boolean;
}

/** What somebody else changed since the form was opened. */
export function conflictsOf(base: RoomValues, mine: RoomValues, theirs: RoomValues): readonly Conflict[] {
  const changedByMe = differs(base, mine);
  return differs(base, theirs).map((field) => ({
    field,
    contested: changedByMe.includes(field) && !same(mine[field], theirs[field]),
  }));
}

/** Their version with my changes on top; where both changed a field, `winner` has it. */
export function merged(
  base: RoomValues,
  mine: RoomValues,
  theirs: RoomValues,
  winner: 'mine' | 'theirs',
): RoomValues {
  const kept = changesOf(base, mine);
  const lost = winner === 'mine' ? [] : conflictsOf(base, mine, theirs).map(({ field }) => field);
  return {
    ...theirs,
    ...Object.fromEntries(Object.entries(kept).filter(([field]) => !lost.some((l) => l === field))),
  };
}

/** Recording modes are the only field with parts; their order is not news. */
function same(a: string | RecordingModes, b: string | RecordingModes): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return (
    a.mixRecord === b.mixRecord &&
    a.screenRecord === b.screenRecord &&
    a.cloudRecordUrl === b.cloudRecordUrl &&
    a.recordPath === b.recordPath
  );
}
