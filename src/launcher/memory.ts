import { isFields } from './events';
import { defaultPort } from './launch-url';
import type { LauncherStorage } from './ports';
import type { CallInfo, LaunchType, Template } from './request';
import { isInCall, type LauncherState, type Steps } from './state';

/** What is kept about a running call, so that a reloaded page finds it again. */
export interface Remembered {
  readonly call: CallInfo;
  readonly steps: Steps;
  readonly attempt: number;
}

const memoryKey = 'webexe.launcher.call';

/** Remembers the running call, so that a reloaded page finds it again. */
export interface CallMemory {
  keep(state: LauncherState): void;
  recall(): Remembered | null;
}

/** Rooms and PushPlay run side by side, on ports of their own, and are remembered each for itself. */
export function createCallMemory(storage: LauncherStorage, port = defaultPort): CallMemory {
  const key = port === defaultPort ? memoryKey : `${memoryKey}.${port}`;
  return { keep: (state) => keepInMind(storage, key, state), recall: () => recall(storage, key) };
}

/** Remembers the call from the moment its program was opened, and forgets it when it has ended. */
function keepInMind(storage: LauncherStorage, key: string, state: LauncherState): void {
  if (isInCall(state) || state.name === 'opening' || state.name === 'waiting') {
    const { call, steps, attempt } = state;
    storage.setItem(key, JSON.stringify({ call, steps, attempt } satisfies Remembered));
  } else if (state.name === 'ended' && recall(storage, key)?.call.callID === state.call.callID) {
    storage.removeItem(key); // only ours: another tab may be in a later call
  }
}

/** Reads what an earlier page left; anything unfit counts as nothing. */
function recall(storage: LauncherStorage, key: string): Remembered | null {
  const text = storage.getItem(key);
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

const types: readonly string[] = ['RTCRoom', 'LiveRoom', 'CustomServiceLive'] satisfies LaunchType[];
const templates: readonly string[] = ['1v1', '1v2', '1v3', '1v4'] satisfies Template[];

const isLaunchType = (value: unknown): value is LaunchType =>
  typeof value === 'string' && types.includes(value);
const isTemplate = (value: unknown): value is Template =>
  typeof value === 'string' && templates.includes(value);

function parseCall(value: unknown): CallInfo | null {
  if (!isFields(value)) return null;
  const { callID, type, roomID, roomName, userID, template } = value;
  if (typeof callID !== 'string' || typeof roomID !== 'string' || typeof userID !== 'string') return null;
  if (!isLaunchType(type) || typeof roomName !== 'string') return null;
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
