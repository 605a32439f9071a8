import type { Observation } from '../../../contract/observing';
import type { Playing } from '../ports';
import type { ObservationRow } from '../rows/observations';
import type { Tx } from '../store';
import { isSeen } from '../wire2018/seen';

/** A right to play outlives by this what its page last heard, and no longer. */
const validMs = 3 * 60_000;

/** An observation with everybody who may be seen, under addresses that are good from now on. */
export async function presentObservation(
  tx: Tx,
  playing: Playing,
  { observationID, roomID, announced, startedAt }: ObservationRow,
  now: Date,
): Promise<Observation> {
  const until = new Date(now.getTime() + validMs);
  const members = await tx.wireMembers.of([roomID]);
  return {
    ...{ observationID, roomID, announced },
    startedAt: startedAt.toISOString(),
    streams: members
      .filter((member) => isSeen(member, 'program'))
      .map(({ userID, name, role, streamID }) => ({
        ...{ userID, name, role },
        url: streamID === '' ? null : playing.urlOf(streamID, until),
      })),
    validUntil: until.toISOString(),
  };
}
