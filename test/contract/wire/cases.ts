/** How a case of the sheet is written down: requests in a row, each with what is answered. */
import { expect, it } from 'vitest';
import type { World } from '../../support/roomservice';
import { unique } from '../../support/rows';
import { aWire, type Sent, type WireAnswer, type WireClient } from '../../support/wire2018';
import { onEveryStore } from '../http/on-every-store';

/**
 * `$name` anywhere in a text stands for something that is this test's own: `$alice` a userID, `$1001` a room number,
 * `$type` a roomType, and whatever `keep` took from an earlier answer.
 */
export interface Step {
  /** Path after the host, such as `roomlist/weapp/webexe_room/create_room`; its first part may be a short name. */
  readonly to: string;
  /** Who has logged in. */
  readonly as?: string;
  readonly body?: unknown;
  readonly sent?: Sent;
  readonly status?: number;
  /** The whole answer, in the order of its keys where `ordered`. */
  readonly exactly?: unknown;
  /** Part of the answer. */
  readonly has?: unknown;
  readonly ordered?: readonly string[];
  readonly keep?: Readonly<Record<string, string>>;
}
/** Lets time pass, with a sweep after each of these seconds. */
export interface Pause {
  readonly seconds: number;
}
export interface Case {
  readonly no: string;
  readonly title: string;
  readonly steps: readonly (Step | Pause)[];
}

const short: Readonly<Record<string, string>> = {
  webexe: 'roomlist/weapp/webexe_room',
  webrtc: 'roomlist/weapp/webrtc_room',
  double: 'roomservice/weapp/double_room',
  multi: 'roomservice/weapp/multi_room',
  live: 'roomservice/weapp/live_room',
  utils: 'roomservice/weapp/utils',
  'node-double': 'weapp/double_room',
  'node-multi': 'weapp/multi_room',
  'node-live': 'weapp/live_room',
  'node-utils': 'weapp/utils',
};

/** Declares the cases on every store; each begins with names of its own. */
export function describeCases(title: string, cases: readonly Case[]): void {
  onEveryStore(title, (world) => {
    it.each(cases.map((each) => [`${each.no} ${each.title}`, each] as const))('%s', async (_title, each) => {
      await run(world(), each.steps);
    });
  });
}

async function run(world: World, steps: Case['steps']): Promise<void> {
  const wire = aWire(world);
  const names = new Names();
  for (const step of steps) {
    if ('seconds' in step) {
      world.clock.forward(step.seconds);
      await world.service.sweep();
      continue;
    }
    const answer = await sendStep(wire, names, step);
    try {
      hold(answer, names, step);
    } catch (cause) {
      const sent = JSON.stringify(names.fill(step.body ?? step.sent ?? {})).slice(0, 200);
      const said = `${answer.status} ${JSON.stringify(answer.body)}`;
      throw new Error(`${step.to} ${sent} answered ${said}`, { cause });
    }
    for (const [name, key] of Object.entries(step.keep ?? {})) {
      names.set(name, String((answer.body as Record<string, unknown>)[key]));
    }
  }
}

/** What a step does not name may be anything. */
function hold({ status, body = {} }: WireAnswer, names: Names, step: Step): void {
  expect(status).toBe(step.status ?? 200);
  expect(body).toEqual(step.exactly === undefined ? body : names.fill(step.exactly));
  expect(body).toMatchObject(names.fill(step.has ?? {}) as object);
  expect(Object.keys(body as object)).toEqual(step.ordered ?? Object.keys(body as object));
}

function sendStep(wire: WireClient, names: Names, step: Step): Promise<WireAnswer> {
  const [first = '', ...rest] = step.to.split('/');
  const path = [short[first] ?? first, ...rest].join('/');
  if (step.as !== undefined) return wire.as(names.fill(step.as) as string, path, names.fill(step.body ?? {}));
  const sent = (names.fill(step.sent ?? {}) ?? {}) as Sent;
  return wire.send(path, step.body === undefined ? sent : { ...sent, body: names.fill(step.body) });
}

/** What the `$names` of one test stand for. */
class Names {
  readonly #number = unique();
  readonly #known = new Map<string, string>();

  set(name: string, value: string): void {
    this.#known.set(name, value);
  }

  fill(value: unknown): unknown {
    if (typeof value === 'string')
      return value.replace(/\$([A-Za-z0-9]+)/g, (_all, name: string) => this.#of(name));
    if (Array.isArray(value)) return value.map((each) => this.fill(each));
    // Matchers of vitest are objects of classes of their own.
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
      return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.fill(each)]));
  }

  #of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const made = /^\d/.test(name)
      ? String(500_000_000 + this.#number * 10_000 + Number(name))
      : `${name}_${this.#number}`;
    this.#known.set(name, made);
    return made;
  }
}

export const ok = { code: 0, message: '请求成功' };
/** What an answer that is no answer of the endpoint looks like. */
export const fault = { code: -1, message: expect.any(String) as string };
