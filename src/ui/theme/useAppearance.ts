import { useSyncExternalStore } from 'react';
import { chooseMode, chosenMode, currentMode, subscribeMode, type ModeChoice } from './mode';
import type { Mode } from './tokens';

/** The appearance in force, what was chosen, and the way to choose. Needs no provider. */
export function useAppearance(): { mode: Mode; choice: ModeChoice; choose: (choice: ModeChoice) => void } {
  const mode = useSyncExternalStore(subscribeMode, currentMode);
  const choice = useSyncExternalStore(subscribeMode, chosenMode);
  return { mode, choice, choose: chooseMode };
}
