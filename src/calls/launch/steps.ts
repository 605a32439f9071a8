import type { Call, EndReason } from '../../../contract/calls';
import type { LauncherState, Steps } from '../../launcher';

export const stepNames = ['ready', 'looked', 'opened', 'connected', 'inRoom'] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  readonly name: StepName;
  readonly is: 'done' | 'now' | 'todo' | 'trouble' | 'stopped';
  /** How long it took, where that is known. */
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
  const { steps } = state;
  const at = stepNames.findIndex((name) => steps[name] === null);
  const current = at < 0 ? stepNames.length - 1 : at;
  return stepNames.map<Step>((name, index) => {
    const done = steps[name];
    const before = lastBefore(steps, index) ?? clickedAt;
    if (index === current && state.name === 'ended')
      return { ...blank, name, is: 'stopped', end: { at: state.since, reason: state.reason.kind } };
    if (index === current && state.name === 'lost')
      return { ...blank, name, is: 'trouble', since: state.lastHeardAt ?? state.since };
    if (done !== null)
      return { ...blank, name, is: 'done', ms: before === null ? null : Math.max(0, done - before) };
    if (index !== current) return { ...blank, name, is: 'todo' };
    // Nothing runs while the person has not been asked.
    const since = state.name === 'permissionNeeded' ? null : (before ?? state.since);
    return { ...blank, name, is: 'now', since };
  });
}

/** When the nearest earlier step was done: steps can be skipped, when a program that ran already answers. */
function lastBefore(steps: Steps, index: number): number | null {
  for (let i = index - 1; i >= 0; i--) {
    const name = stepNames[i];
    const at = name === undefined ? null : steps[name];
    if (at !== null) return at;
  }
  return null;
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
