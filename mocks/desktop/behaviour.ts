/** How the fake program misbehaves. `polite` is the program of 2018 on a good day. */
export type Behaviour =
  | { readonly kind: 'polite' }
  /** Each reply takes so long. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Replies are no JSON. */
  | { readonly kind: 'wrongJson' }
  /** Replies call a function that nobody gave. */
  | { readonly kind: 'wrongCallback' }
  /** Replies name another port. */
  | { readonly kind: 'wrongPort' }
  | { readonly kind: 'http500' }
  /** Connections are cut before the reply. */
  | { readonly kind: 'reset' }
  /** Connections stay open and nothing comes. */
  | { readonly kind: 'hang' }
  /** The process dies without leaving, so long after it entered the room. */
  | { readonly kind: 'dies'; readonly ms: number };

const plain = ['polite', 'wrongJson', 'wrongCallback', 'wrongPort', 'http500', 'reset', 'hang'] as const;
const timed = ['slow', 'dies'] as const;

/** Reads `slow:3000`, `http500` and the like. */
export function parseBehaviour(text: string): Behaviour {
  const [name, ms] = text.split(':');
  const simple = plain.find((kind) => kind === name);
  if (simple && ms === undefined) return { kind: simple };
  const withTime = timed.find((kind) => kind === name);
  if (withTime && ms !== undefined && /^\d+$/.test(ms)) return { kind: withTime, ms: Number(ms) };
  throw new TypeError(
    `unknown behaviour ${text}; one of ${[...plain, ...timed.map((kind) => `${kind}:<ms>`)].join(', ')}`,
  );
}
