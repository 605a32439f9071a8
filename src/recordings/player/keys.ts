/** What a key does to the player. */
export type Command =
  | { readonly does: 'toggle' | 'mute' | 'fullScreen' | 'picture' | 'loop' | 'silence' | 'comment' | 'help' }
  | { readonly does: 'move'; readonly seconds: number }
  | { readonly does: 'frame'; readonly frames: -1 | 1 }
  | { readonly does: 'event'; readonly step: 'previous' | 'next' }
  | { readonly does: 'rate'; readonly rate: Rate };

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
export type Rate = (typeof rates)[number];

/** By what is printed on them, as they are on the keys' own help. */
const commands: Readonly<Record<string, Command>> = {
  ' ': { does: 'toggle' },
  k: { does: 'toggle' },
  j: { does: 'move', seconds: -10 },
  l: { does: 'move', seconds: 10 },
  ArrowLeft: { does: 'move', seconds: -5 },
  ArrowRight: { does: 'move', seconds: 5 },
  '[': { does: 'event', step: 'previous' },
  ']': { does: 'event', step: 'next' },
  ',': { does: 'frame', frames: -1 },
  '.': { does: 'frame', frames: 1 },
  '1': { does: 'rate', rate: 1 },
  '2': { does: 'rate', rate: 1.5 },
  '3': { does: 'rate', rate: 2 },
  '4': { does: 'rate', rate: 3 },
  m: { does: 'mute' },
  f: { does: 'fullScreen' },
  p: { does: 'picture' },
  r: { does: 'loop' },
  s: { does: 'silence' },
  c: { does: 'comment' },
  '?': { does: 'help' },
  // Typed by who has a Chinese input method on.
  '？': { does: 'help' },
  '，': { does: 'frame', frames: -1 },
  '。': { does: 'frame', frames: 1 },
  '【': { does: 'event', step: 'previous' },
  '】': { does: 'event', step: 'next' },
};

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'>;

/** The command of a key; none where the browser, the system or an input method means something by it. */
export function commandOf(event: Key): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const command = Object.hasOwn(commands, key) ? commands[key] : undefined;
  // Held down, a key goes on moving; it does not flicker between play and pause.
  return event.repeat && command?.does !== 'move' && command?.does !== 'frame' ? undefined : command;
}

const textFields =
  'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';
const overlays = '[role=dialog], [role=menu], [role=listbox]';
/** Space presses these, and arrows move in them. */
const widgets = 'a, button, summary, input, [role=slider], [role=tab], [role=radio]';

/** Whether a key pressed there is the player's: not while somebody types, chooses in a menu or works another control. */
export function isForPlayer(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest(`${textFields}, ${overlays}`)) return false;
  return !(key === ' ' || key.startsWith('Arrow')) || target.closest(widgets) === null;
}
