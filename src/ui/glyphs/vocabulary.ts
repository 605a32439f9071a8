import type { GlyphName, Tone } from './Glyph';

interface Sign {
  readonly glyph: GlyphName;
  readonly tone: Tone;
}

/** Which form and which colour each state has, everywhere. The words are in `text/`, under the same names. */
export const vocabulary = {
  room: {
    idle: { glyph: 'ring', tone: 'faint' },
    waiting: { glyph: 'half', tone: 'wait' },
    live: { glyph: 'disc', tone: 'live' },
    closing: { glyph: 'arc', tone: 'accent' },
    closed: { glyph: 'square', tone: 'faint' },
    ghost: { glyph: 'dashed', tone: 'wait' },
    alone: { glyph: 'half', tone: 'wait' },
  },
  call: {
    starting: { glyph: 'arc', tone: 'accent' },
    yourTurn: { glyph: 'half', tone: 'wait' },
    listening: { glyph: 'arc', tone: 'accent' },
    inCall: { glyph: 'disc', tone: 'live' },
    linkLost: { glyph: 'triangle', tone: 'wait' },
    ended: { glyph: 'ring', tone: 'faint' },
    closedByAdmin: { glyph: 'square', tone: 'faint' },
    fault: { glyph: 'cross', tone: 'err' },
  },
  recording: {
    recording: { glyph: 'rec', tone: 'rec' },
    uploading: { glyph: 'up', tone: 'accent' },
    processing: { glyph: 'arc', tone: 'accent' },
    waitsForSpace: { glyph: 'half', tone: 'wait' },
    ready: { glyph: 'check', tone: 'faint' },
    failed: { glyph: 'cross', tone: 'err' },
    localOnly: { glyph: 'screen', tone: 'ink2' },
    onHold: { glyph: 'lock', tone: 'ink2' },
    trash: { glyph: 'bin', tone: 'faint' },
    expired: { glyph: 'ring', tone: 'faint' },
  },
  presence: {
    available: { glyph: 'check', tone: 'accent' },
    inCall: { glyph: 'disc', tone: 'live' },
    wrapUp: { glyph: 'pencil', tone: 'ink2' },
    break: { glyph: 'ring', tone: 'ink2' },
    offline: { glyph: 'dashed', tone: 'faint' },
  },
  review: {
    todo: { glyph: 'box', tone: 'faint' },
    draft: { glyph: 'pencil', tone: 'accent' },
    submitted: { glyph: 'check', tone: 'faint' },
    belowPass: { glyph: 'triangle', tone: 'wait' },
  },
} as const satisfies Record<string, Record<string, Sign>>;

export type StateKind = keyof typeof vocabulary;
export type StateOf<Kind extends StateKind> = keyof (typeof vocabulary)[Kind] & string;

export function signOf<Kind extends StateKind>(kind: Kind, state: StateOf<Kind>): Sign {
  const signs: Readonly<Record<string, Sign>> = vocabulary[kind];
  return signs[state] ?? { glyph: 'ring', tone: 'faint' };
}
