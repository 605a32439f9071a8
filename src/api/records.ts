import * as calls from '../../contract/calls';
import type { Endpoint } from '../../contract/endpoint';
import type { EndpointName, Endpoints } from '../../contract/endpoints';
import * as floor from '../../contract/floor';
import * as people from '../../contract/people';
import * as presence from '../../contract/presence';
import * as rooms from '../../contract/rooms';
import { ApiProblem } from './problem';

/**
 * The records of what everybody's first pages ask for: they come with the shell. All others come a moment later, so that
 * an agent's list of rooms does not wait for the schemas of webhooks.
 */
const first: Partial<Record<EndpointName, Endpoint>> = {
  getMe: people.getMe,
  listUsers: people.listUsers,
  listTeams: people.listTeams,
  listRooms: rooms.listRooms,
  getRoom: rooms.getRoom,
  createRoom: rooms.createRoom,
  listCalls: calls.listCalls,
  currentCall: calls.currentCall,
  startCall: calls.startCall,
  getMyPresence: presence.getMyPresence,
  choosePresence: presence.choosePresence,
  beHere: presence.beHere,
  getFloorSettings: floor.getFloorSettings,
};

/** The record of an endpoint. Fails like a request where the rest of them cannot be fetched. */
export async function recordOf<N extends EndpointName>(name: N): Promise<Endpoints[N]> {
  // Under its own name each is the very record of `endpoints`; a test compares them.
  const known = first[name] as Endpoints[N] | undefined;
  return known ?? (await all())[name];
}

async function all(): Promise<Endpoints> {
  try {
    return (await import('../../contract/endpoints')).endpoints;
  } catch (cause) {
    throw new ApiProblem('network.unreachable', { cause });
  }
}

/** Fetches the other records while nobody waits for them. */
export function fetchRecordsAhead(): void {
  // Where that fails, whoever needs one asks again and is told.
  void all().catch(() => undefined);
}

/** What `recordOf` knows at once, for the test that holds it against all. */
export const firstRecords: Readonly<typeof first> = first;
