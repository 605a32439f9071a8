import type { Asker } from '../../../contract/access';
import { allows } from '../../../contract/access';
import type { Presence } from '../../../contract/presence';
import { teamRef } from '../people/present';
import type { AgentPresence } from '../stores/presence';

export function presentPresence(agent: AgentPresence, asker: Asker): Presence {
  const { userID, presence: row } = agent;
  return {
    user: { userID, name: agent.name },
    team: teamRef(agent),
    state: row?.state ?? 'offline',
    since: row?.since.toISOString() ?? null,
    choice: row?.choice ?? 'available',
    reason: row?.reason ?? null,
    chosenBy:
      row && row.chosenByID !== userID
        ? { userID: row.chosenByID, name: agent.chosenByName ?? row.chosenByID }
        : null,
    can: allows(asker, 'presence.set', { ownerID: userID, teamID: agent.teamID }) ? ['set'] : [],
  };
}
