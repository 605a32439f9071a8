import { consoleRules } from './console-rules';
import type { LauncherEvent } from './machine-events';
import { applyRule, callRules, type Rules } from './rules';
import type { LauncherState } from './state';

/** The whole machine: a state and what happened give the next state. Returns the same object when nothing changes. */
export function transition(state: LauncherState, event: LauncherEvent): LauncherState {
  return applyRule(rules, state, event);
}

const rules: Rules = { ...callRules, ...consoleRules };
