/** The stream of events of the fake program, over real sockets: whole, cut, and rude. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Behaviours } from '../../mocks/desktop/behaviour';
import {
  startFakeDesktop,
  type FakeDesktop,
  type FakeDesktopOptions,
} from '../../mocks/desktop/fake-desktop';
import { buildLaunchUrl } from '../../src/launcher';
import { aLaunch, asTheSystemGetsIt } from './support/requests';
import { eventsIn, read as readAs, type Line, type Reading } from './support/second-dialect';
import { PAGE } from './support/ticket-service';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** In its room, with two events said: entered, and who is there. */
async function inRoom(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await startFakeDesktop({ dialect: 'modern', beatMs: 20, ...options });
  undo.push(() => program.crash());
  program.launch(asTheSystemGetsIt(buildLaunchUrl(aLaunch({ serverDomain: `${PAGE}/` }))));
  await Promise.resolve();
  return program;
}

const read = (program: FakeDesktop, search?: string) =>
  readAs(program.port, search, { without: ['authorization'] });
const say = (program: FakeDesktop, from: number, to: number) => {
  for (let of = from; of <= to; of += 1) program.emit({ event: 'e', of });
};
const seqs = (lines: readonly Line[]) => eventsIn(lines).map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const beats = ({ lines }: Reading) => lines.filter(({ beat }) => beat !== undefined).length;

describe('the stream', () => {
  it('begins with how things stand, then tells what is kept, then what is new', async () => {
    const program = await inRoom();
    const reading = await read(program);
    await expect.poll(() => seqs(reading.lines)).toEqual([1, 2]);
    expect(reading.type).toBe('application/x-ndjson');
    const member = { role: 0, userAvatar: '123', userID: 'agent_lin', userName: 'Lin(管理员)' };
    expect(reading.lines[0]).toEqual({
      stream: expect.stringMatching(/^[\w-]+$/) as string,
      seq: 0,
      missed: 0,
      now: { roomStatus: 0, members: [member] },
    });
    program.emit({ event: 'roomTextMsg', msg: '曹操 "x"\n' });
    await expect
      .poll(() => eventsIn(reading.lines).at(-1))
      .toEqual({
        seq: 3,
        event: { event: 'roomTextMsg', msg: '曹操 "x"\n' },
      });
  });

  it('beats with the number that was told last', async () => {
    const reading = await read(await inRoom());
    await expect.poll(() => beats(reading)).toBeGreaterThan(2);
    const beat = reading.lines.findLast((line) => line.beat !== undefined);
    expect(beat).toEqual({ seq: 2, beat: expect.any(Number) as number });
    expect(Math.abs(Number(beat?.beat) - Date.now())).toBeLessThan(60_000);
  });

  it('tells every reader everything', async () => {
    const program = await inRoom();
    const readers = await Promise.all([read(program), read(program), read(program, '?after=1')]);
    say(program, 1, 20);
    for (const [index, reading] of readers.entries()) {
      await expect.poll(() => seqs(reading.lines)).toEqual(range(index === 2 ? 2 : 1, 22));
    }
  });

  it('keeps the last 1,000, and says how many are missed', async () => {
    const program = await inRoom();
    say(program, 3, 1010);
    const reading = await read(program, '?after=4');
    await expect.poll(() => seqs(reading.lines).length).toBe(1000);
    expect(reading.lines[0]).toMatchObject({ seq: 10, missed: 6 });
    expect(seqs(reading.lines)).toEqual(range(11, 1010));
  });

  it('takes no number from another run, and none that it has not come to', async () => {
    const program = await inRoom();
    const { stream = '' } = (await firstLine(program)) ?? {};
    for (const [search, expected] of [
      [`?after=2&stream=${stream}`, []],
      ['?after=2&stream=another', [1, 2]],
      [`?after=99&stream=${stream}`, [1, 2]],
      ['?after=1', [2]],
    ] as const) {
      const reading = await read(program, search);
      await expect.poll(() => beats(reading)).toBeGreaterThan(0);
      expect([search, seqs(reading.lines)]).toEqual([search, expected]);
    }
  });

  it('a window that is closed says quit, and whoever comes late hears it too', async () => {
    const program = await inRoom();
    const closing = program.closeWindow();
    const reading = await read(program);
    expect(await reading.over).toBe('end');
    expect(reading.lines.at(-1)).toMatchObject({ bye: 'quit', seq: 3 });
    await closing;
    expect(await program.ended).toBe(0);
  });

  it('a crash breaks it without a last word', async () => {
    const program = await inRoom();
    const reading = await read(program);
    await program.crash();
    expect(await reading.over).toBe('cut');
    expect(reading.lines.some(({ bye }) => bye)).toBe(false);
  });

  async function firstLine(program: FakeDesktop): Promise<Line | undefined> {
    const reading = await read(program);
    await expect.poll(() => reading.lines.length).toBeGreaterThan(0);
    reading.cut();
    return reading.lines[0];
  }
});

/** A small generator of random numbers, the same each time for a seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Reads as a good page does: opens again after every cut, after the last number that it has. */
async function readThrough(program: FakeDesktop, cutAfterLines: () => number): Promise<Line[]> {
  const heard: Line[] = [];
  let last = 0;
  let stream = '';
  for (;;) {
    const reading = await read(program, `?after=${last}${stream && `&stream=${stream}`}`);
    const limit = cutAfterLines();
    while (reading.lines.length < limit) {
      if ((await Promise.race([reading.over, tick()])) !== 'on') break;
    }
    reading.cut();
    for (const line of reading.lines) {
      stream ||= line.stream ?? '';
      if (line.event && line.seq > last) {
        heard.push(line);
        last = line.seq;
      }
      if (line.bye) return heard;
    }
  }
}
const tick = () => new Promise<'on'>((done) => setImmediate(() => done('on')));

describe('resuming', () => {
  it.each(range(1, 12))('loses nothing and repeats nothing under random cuts (seed %i)', async (seed) => {
    const program = await inRoom({ staysIdle: true });
    const random = randomFrom(seed);
    const readers = [0, 1].map(() => readThrough(program, () => 1 + Math.floor(random() * 25)));
    const total = 150 + Math.floor(random() * 150);
    for (let of = 3; of <= total;) {
      const burst = Math.min(total, of + Math.floor(random() * 9));
      say(program, of, burst);
      of = burst + 1;
      for (let pause = random() * 6; pause > 0; pause -= 1) await tick();
    }
    void program.closeWindow();
    for (const heard of await Promise.all(readers)) {
      expect(heard.map(({ seq }) => seq)).toEqual(range(1, total + 1)); // and that it left
      expect(heard.slice(2, -1).map(({ event }) => event?.['of'])).toEqual(range(3, total));
    }
  });

  it.each<[string, Behaviours]>([
    ['halfLine', { kind: 'halfLine' }],
    ['seqBack', { kind: 'seqBack' }],
    ['cutsStream', { kind: 'cutsStream', ms: 5 }],
    ['hugeLine', { kind: 'hugeLine' }],
    ['halfLine, noBeat and slow', [{ kind: 'halfLine' }, { kind: 'noBeat' }, { kind: 'slow', ms: 1 }]],
  ])('gets a good page through %s', async (_, behaviour) => {
    const program = await inRoom({ behaviour });
    const reader = readThrough(program, () => Infinity);
    say(program, 3, 30);
    void program.closeWindow();
    expect((await reader).map(({ seq }) => seq)).toEqual(range(1, 31));
  });
});

describe('rude on demand', () => {
  it('halfLine ends in the middle of a line, once for each', async () => {
    const program = await inRoom({ behaviour: { kind: 'halfLine' } });
    const first = await read(program);
    expect(await first.over).toBe('end');
    expect(first.rest()).toMatch(/^\{"seq":1,"event":/);
    const second = await read(program);
    expect(await second.over).toBe('end');
    expect(seqs(second.lines)).toEqual([1]);
    expect(second.rest()).toMatch(/^\{"seq":2/);
  });

  it('hugeLine', async () => {
    const reading = await read(await inRoom({ behaviour: { kind: 'hugeLine' } }));
    await expect.poll(() => seqs(reading.lines), { timeout: 10_000 }).toEqual([1, 2]);
    expect(JSON.stringify(reading.lines[1]).length).toBeGreaterThan(8 * 1024 * 1024);
  });

  it('noBeat', async () => {
    const program = await inRoom({ behaviour: { kind: 'noBeat' } });
    const silent = await read(program);
    program.behave({ kind: 'polite' });
    await expect.poll(() => beats(silent)).toBeGreaterThan(0);
    program.behave([{ kind: 'noBeat' }, { kind: 'slow', ms: 100 }]);
    say(program, 3, 3);
    await expect.poll(() => seqs(silent.lines)).toContain(3); // and with it every beat that was on its way
    const before = beats(silent);
    (await read(program)).cut(); // takes five beats' time
    say(program, 4, 4);
    await expect.poll(() => seqs(silent.lines)).toContain(4);
    expect(beats(silent)).toBe(before);
  });

  it('cutsStream', async () => {
    const reading = await read(await inRoom({ behaviour: { kind: 'cutsStream', ms: 30 } }));
    expect(await reading.over).toBe('cut');
    expect(seqs(reading.lines)).toEqual([1, 2]);
  });

  it('wrongStream names another run each time', async () => {
    const program = await inRoom({ behaviour: { kind: 'wrongStream' } });
    const names = [];
    for (let time = 0; time < 3; time += 1) {
      const reading = await read(program);
      await expect.poll(() => reading.lines.length).toBeGreaterThan(0);
      names.push(reading.lines[0]?.stream);
    }
    expect(new Set(names).size).toBe(3);
  });

  it('seqBack', async () => {
    const program = await inRoom({ behaviour: { kind: 'seqBack' } });
    const reading = await read(program);
    say(program, 3, 4);
    await expect.poll(() => seqs(reading.lines)).toEqual([1, 2, 1, 3, 2, 4, 3]);
  });

  it('wrongJson', async () => {
    const program = await inRoom({ behaviour: { kind: 'wrongJson' } });
    const reading = await read(program);
    program.behave({ kind: 'polite' });
    say(program, 3, 3);
    await expect.poll(() => seqs(reading.lines)).toEqual([3]);
    expect(reading.lines.some(({ stream }) => stream)).toBe(false);
  });

  it('freezes: says nothing, answers nothing, then goes on where it was', async () => {
    const program = await inRoom();
    const reading = await read(program);
    await expect.poll(() => seqs(reading.lines)).toEqual([1, 2]);
    program.behave({ kind: 'freezes', ms: 200 });
    const before = beats(reading);
    say(program, 3, 5);
    const late = await read(program, '?after=2'); // answered when it has thawed
    expect(beats(reading)).toBeLessThanOrEqual(before + 1); // one may have been on its way
    await expect.poll(() => seqs(reading.lines)).toEqual([1, 2, 3, 4, 5]);
    await expect.poll(() => seqs(late.lines)).toEqual([3, 4, 5]);
  });

  it('slowStart listens only after that', async () => {
    const began = performance.now();
    await inRoom({ behaviour: { kind: 'slowStart', ms: 120 } });
    expect(performance.now() - began).toBeGreaterThanOrEqual(118);
  });

  it('dies, told so in the room', async () => {
    const program = await inRoom();
    const reading = await read(program);
    program.behave({ kind: 'dies', ms: 10 });
    expect(await reading.over).toBe('cut');
    expect(await program.ended).toBe(255);
  });
});
