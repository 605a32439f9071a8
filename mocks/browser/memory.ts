import * as z from 'zod/mini';
import { scenarios, type Scenario } from './scenarios';
import type { TokenStorage } from './callers';

// What a tab remembers of its simulated RoomService, so that a reload changes nothing. It ends with the tab.
const TOKEN = 'webexe.simulated.token';
const SCENARIO = 'webexe.simulated.scenario';
const WORLD = 'webexe.simulated.world';

const worldSchema = z.object({
  scenario: z.enum(scenarios),
  store: z.string(),
  /** The demo's media by the file that a recording names, and pictures by id. */
  files: z.array(z.tuple([z.string(), z.string()])),
});
export type KeptWorld = z.infer<typeof worldSchema>;

export const tokens: TokenStorage = {
  get: () => sessionStorage.getItem(TOKEN),
  set: (token) => (token === null ? sessionStorage.removeItem(TOKEN) : sessionStorage.setItem(TOKEN, token)),
};

/** By the address (`?scenario=`), else as chosen before in this tab, else a busy evening. */
export function wantedScenario(): Scenario {
  const wanted = new URLSearchParams(location.search).get('scenario') ?? sessionStorage.getItem(SCENARIO);
  return scenarios.find((known) => known === wanted) ?? 'busy';
}

export function rememberScenario(scenario: Scenario): void {
  sessionStorage.setItem(SCENARIO, scenario);
}

export function keptWorld(scenario: Scenario): KeptWorld | undefined {
  const text = sessionStorage.getItem(WORLD);
  if (text === null) return undefined;
  const parsed = z.safeParse(worldSchema, JSON.parse(text));
  return parsed.success && parsed.data.scenario === scenario ? parsed.data : undefined;
}

export function keepWorld(world: KeptWorld): void {
  try {
    sessionStorage.setItem(WORLD, JSON.stringify(world));
  } catch {
    // Grown past what a tab may keep: the next load begins the scenario anew.
    sessionStorage.removeItem(WORLD);
  }
}

export function forgetWorld(): void {
  sessionStorage.removeItem(WORLD);
  sessionStorage.removeItem(TOKEN);
}
