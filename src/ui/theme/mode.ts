import { recall, remember } from '../storage';
import type { Mode } from './tokens';

/** What a person chooses; `system` follows the operating system, also while the page is open. */
export const MODE_CHOICES = ['light', 'dark', 'system'] as const;
export type ModeChoice = (typeof MODE_CHOICES)[number];

const KEY = 'appearance';
const listeners = new Set<() => void>();
let choice: ModeChoice = 'system';
let system: MediaQueryList | undefined;

/** Applies the remembered choice to the page and follows the system. Call once, before the first render. */
export function startAppearance(): void {
  choice = recall(KEY, (value) => MODE_CHOICES.find((known) => known === value)) ?? 'system';
  system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', apply);
  // Another tab of the same person: the choice is one for the browser.
  window.addEventListener('storage', (event) => {
    if (event.key !== `webexe.${KEY}`) return;
    choice = recall(KEY, (value) => MODE_CHOICES.find((known) => known === value)) ?? 'system';
    apply();
  });
  apply();
}

export function chooseMode(next: ModeChoice): void {
  choice = next;
  remember(KEY, next);
  apply();
}

export function chosenMode(): ModeChoice {
  return choice;
}

export function currentMode(): Mode {
  if (choice !== 'system') return choice;
  return system?.matches ? 'dark' : 'light';
}

export function subscribeMode(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function apply(): void {
  // tokens.css hangs colours and color-scheme on this attribute.
  document.documentElement.dataset['theme'] = currentMode();
  for (const listener of listeners) listener();
}
