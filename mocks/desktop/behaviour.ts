/** What the program can be told to do, most of it wrong, and how that shows. `1` and `2` are the dialects in which it does. */
const plain = {
  polite: ['1 2', 'a good day'],
  wrongJson: ['1 2', 'replies, and lines of the stream, are no JSON'],
  wrongCallback: ['1', 'replies call a function that nobody gave'],
  wrongPort: ['1', 'replies name another port'],
  hostileScript: [
    '1',
    'replies are a script that reaches for all that it can, and says what it got: /hostile?reached=',
  ],
  http500: ['1 2', 'every reply is an error page'],
  reset: ['1 2', 'connections are cut before the reply'],
  hang: ['1 2', 'connections stay open and nothing comes'],
  oldVersion: ['2', 'it says that it is version 0.9.0'],
  noBeat: ['2', 'the stream has no beats'],
  halfLine: ['2', "the stream ends in the middle of each event's line; asked again, the line comes whole"],
  hugeLine: ['2', 'the second line of the stream has 8 MiB'],
  wrongStream: ['2', 'every stream says that it is of another run'],
  seqBack: ['2', 'after each event comes the one before it, with its number'],
} as const;
const timed = {
  slow: ['1 2', 'each reply takes so long'],
  slowStart: ['1 2', 'it listens only after that'],
  freezes: ['1 2', 'once in the room, it says and answers nothing for so long'],
  dies: ['1 2', 'so long after it entered the room the process ends, and leaves nothing'],
  chats: ['1 2', 'so long after it entered the room a customer writes something there'],
  cutsStream: ['2', 'each stream is cut after that'],
} as const;

type Plain = keyof typeof plain;
type Timed = keyof typeof timed;

/** How the fake program misbehaves. `polite` is the program on a good day. */
export type Behaviour = { readonly kind: Plain } | { readonly kind: Timed; readonly ms: number };
/** One, or several at once. */
export type Behaviours = Behaviour | readonly Behaviour[];

export interface Manners {
  is(kind: Plain): boolean;
  /** For so long; null when it does not do that. */
  ms(kind: Timed): number | null;
}

export function mannersOf(behaviours: Behaviours): Manners {
  const all = [behaviours].flat() as readonly Behaviour[]; // flat() loses readonly
  const found = (kind: Behaviour['kind']) => all.find((one) => one.kind === kind);
  return {
    is: (kind) => found(kind) !== undefined,
    ms(kind) {
      const one = found(kind);
      return one && 'ms' in one ? one.ms : null;
    },
  };
}

/** Reads `http500`, `slow:3000`, `slow:300,noBeat` and the like. */
export function parseBehaviours(text: string): readonly Behaviour[] {
  return text.split(',').map(parseBehaviour);
}

export function parseBehaviour(text: string): Behaviour {
  const [name = '', ms] = text.split(':');
  if (ms === undefined && isIn(plain, name)) return { kind: name };
  if (ms !== undefined && /^\d+$/.test(ms) && isIn(timed, name)) return { kind: name, ms: Number(ms) };
  const known = [...Object.keys(plain), ...Object.keys(timed).map((kind) => `${kind}:<ms>`)];
  throw new TypeError(`unknown behaviour ${text}; one of ${known.join(', ')}`);
}

/** For the usage text: a line each. */
export const behaviourTable = [
  ...Object.entries(plain),
  ...Object.entries(timed).map(([kind, about]) => [`${kind}:<ms>`, about] as const),
]
  .map(([name, [dialects, does]]) => `  ${name.padEnd(16)} ${dialects.padEnd(4)} ${does}`)
  .join('\n');

function isIn<Table extends object>(table: Table, name: string): name is Extract<keyof Table, string> {
  return Object.hasOwn(table, name);
}
