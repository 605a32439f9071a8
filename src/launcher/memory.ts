import { isFields } from './events';
import type { LauncherStorage } from './ports';
import type { CallInfo, RoomType, Template } from './request';
import { isInCall, type LauncherState, type Steps } from './state';

/** What is kept about a running call, so that a reloaded page finds it again. */
export interface Remembered {
  readonly call: CallInfo;
  readonly steps: Steps;
  readonly attempt: number;
}

export const memoryKey = 'webexe.launcher.call';

/** Remembers the call from the moment its program was opened, and forgets it when it has ended. */
export function keepInMind(storage: LauncherStorage, state: LauncherState): void {
  if (isInCall(state) || state.name === 'opening' || state.name === 'waiting') {
    const { call, steps, attempt } = state;
    storage.setItem(memoryKey, JSON.stringify({ call, steps, attempt } satisfies Remembered));
  } else if (state.name === 'ended' && recall(storage)?.call.callID === state.call.callID) {
    storage.removeItem(memoryKey); // only ours: another tab may be in a later call
  }
}

/** Reads what an earlier page left; anything unfit counts as nothing. */
export function recall(storage: LauncherStorage): Remembered | null {
  const text = storage.getItem(memoryKey);
  if (text === null) return null;
  try {
    return parseRemembered(JSON.parse(text));
  } catch {
    return null; // not JSON: left by something else under our key
  }
}

function parseRemembered(value: unknown): Remembered | null {
  if (!isFields(value)) return null;
  const call = parseCall(value['call']);
  const steps = parseSteps(value['steps']);
  const attempt = value['attempt'];
  return call && steps && typeof attempt === 'number' ? { call, steps, attempt } : null;
}

const types: readonly string[] = ['RTCRoom', 'LiveRoom'] satisfies RoomType[];
const templates: readonly string[] = ['1v1', '1v2', '1v3', '1v4'] satisfies Template[];

const isRoomType = (value: unknown): value is RoomType => typeof value === 'string' && types.includes(value);
const isTemplate = (value: unknown): value is Template =>
  typeof value === 'string' && templates.includes(value);

function parseCall(value: unknown): CallInfo | null {
  if (!isFields(value)) return null;
  const { callID, type, roomID, roomName, userID, template } = value;
  if (typeof callID !== 'string' || typeof roomID !== 'string' || typeof userID !== 'string') return null;
  if (!isRoomType(type) || typeof roomName !== 'string') return null;
  return { callID, type, roomID, roomName, userID, template: isTemplate(template) ? template : null };
}

function parseSteps(value: unknown): Steps | null {
  if (!isFields(value) || typeof value['ready'] !== 'number') return null;
  const time = (entry: unknown) => (typeof entry === 'number' ? entry : null);
  return {
    ready: value['ready'],
    looked: time(value['looked']),
    opened: time(value['opened']),
    connected: time(value['connected']),
    inRoom: time(value['inRoom']),
  };
}
