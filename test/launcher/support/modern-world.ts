import { createModernDialect, type ProgramEvent, type RoomLaunch } from '../../../src/launcher';
import type { ManualClock } from './manual-clock';
import { ModernProgram } from './modern-program';
import { aLaunch } from './requests';
import { aWorld, type World } from './world';

export const ticket = { ticket: 't'.repeat(43), server: 'https://calls.example.com/' };

/** A launch that brings a ticket along. */
export const aTicketLaunch = (over: Partial<RoomLaunch> = {}) => aLaunch({ ticket, ...over });

export interface ModernWorld extends World {
  readonly program: ModernProgram;
  /** Every event that the launcher passed on. */
  readonly heard: ProgramEvent[];
  /** Lets time pass, with a beat each second. */
  live(ms: number): Promise<void>;
}

/** A launcher that speaks both dialects, and a program of the second that runs (or not) beside it. */
export function aModernWorld(options: { runs?: boolean } = {}): ModernWorld {
  const program = new ModernProgram();
  const world = aWorld({
    modern: () =>
      createModernDialect({ fetch: program.fetch, random: (bytes) => bytes.fill(program.asked.length + 7) }),
  });
  const heard: ProgramEvent[] = [];
  world.launcher.onEvent((event) => heard.push(event));
  if (options.runs ?? true) world.answer(program.reply);
  return { ...world, program, heard, live: (ms) => live(world.clock, program, ms) };
}

async function live(clock: ManualClock, program: ModernProgram, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    program.beat();
    await clock.pass(Math.min(1000, left));
  }
}

/** A call in its room over the second dialect, begun by a ticket. */
export async function inModernRoom(): Promise<ModernWorld> {
  const world = aModernWorld();
  await world.launcher.look();
  world.launcher.start(aTicketLaunch());
  await world.clock.pass(300);
  world.program.enter();
  await world.clock.pass(100);
  return world;
}
