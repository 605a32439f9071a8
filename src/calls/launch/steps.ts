import type { Call, EndReason } from '../../../contract/calls';
import type { LauncherState, Steps } from '../../launcher';

export const stepNames = ['ready', 'looking', 'opening', 'connecting', 'inRoom'] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  readonly name: StepName;
  readonly is: 'done' | 'now' | 'todo' | 'trouble' | 'stopped';
  /** How long it took, where that is known; of the last, how long all of them took. */
  readonly ms: number | null;
  /** Since when it has been going on, while it does; a step that is now and has none waits for the person. */
  readonly since: number | null;
  /** When the call ended in it, and why. */
  readonly end: { readonly at: number; readonly reason: EndReason } | null;
}

const blank = { ms: null, since: null, end: null } as const;

/** The five steps of a launch in this tab. */
export function stepsOf(
  state: Exclude<LauncherState, { name: 'idle' }>,
  clickedAt: number | null = null,
): readonly Step[] {
  const done = stepNames.map((name) => doneAt(name, state.steps));
  const undone = done.indexOf(null);
  const current = undone < 0 ? stepNames.length - 1 : undone;
  return stepNames.map<Step>((name, index) => {
    // Steps can be skipped, when a program that ran already answers.
    const before = done.slice(0, index).findLast((at) => at !== null) ?? clickedAt;
    const at = done[index] ?? null;
    if (index === current && state.name === 'ended')
      return { ...blank, name, is: 'stopped', end: { at: state.since, reason: state.reason.kind } };
    if (index === current && state.name === 'lost')
      return { ...blank, name, is: 'trouble', since: state.lastHeardAt ?? state.since };
    if (at !== null)
      return { ...blank, name, is: 'done', ms: took(name === 'inRoom' ? clickedAt : before, at) };
    if (index !== current) return { ...blank, name, is: 'todo' };
    if (state.name === 'refused' && state.attempt === 0) return { ...blank, name, is: 'trouble' };
    // Nothing runs while the person has not been asked.
    const since = state.name === 'permissionNeeded' ? null : (before ?? state.since);
    return { ...blank, name, is: 'now', since };
  });
}

/** A program is open once it answers: that the browser was asked to open it says nothing yet. */
function doneAt(name: StepName, { ready, looked, opened, connected, inRoom }: Steps): number | null {
  switch (name) {
    case 'ready':
      return ready;
    case 'looking':
      return looked ?? opened ?? connected ?? inRoom;
    case 'opening':
      return connected ?? inRoom;
    case 'connecting':
    case 'inRoom':
      return inRoom;
  }
}

function took(from: number | null, to: number): number | null {
  return from === null ? null : Math.max(0, to - from);
}

/** As far as RoomService knows, which is without times; null is a launch that got no further than its session. */
export function stepsOfCall(call: Call | null): readonly Step[] {
  const entered = call !== null && call.enteredAt !== null;
  return stepNames.map<Step>((name) => {
    if (name === 'inRoom' && entered && call.endedAt !== null && call.endReason !== null) {
      const end = { at: Date.parse(call.endedAt), reason: call.endReason };
      return { ...blank, name, is: 'stopped', end };
    }
    return { ...blank, name, is: entered || name === 'ready' ? 'done' : 'todo' };
  });
}
