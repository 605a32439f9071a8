import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import type { RoomEventRow } from '../../../server/roomservice/rows/rooms';
import type { Media } from '../../../server/roomservice/ports';
import type { ConsoleWorld } from '../../support/render-console';

/** So many hours before now, to the minute: what lists with a time range show does not hang on when a test runs. */
export function hoursAgo(hours: number): Date {
  return new Date(Math.floor((Date.now() - hours * 3_600_000) / 60_000) * 60_000);
}

const team = {
  agentID: 'shen_ruoxi',
  agentName: '沈若溪',
  teamID: 'team-loans-1',
  teamName: '信贷一组',
} as const;

/** A recording of the team of gu_qing and shen_ruoxi, an hour old. */
export function ofTeam(given: Partial<RecordingRow> = {}): Partial<RecordingRow> {
  return { ...team, startedAt: hoursAgo(1), ...given };
}

/** Files that are all there; each link is another one. */
export function files(): Pick<Media, 'link'> & { readonly links: string[] } {
  const links: string[] = [];
  return {
    links,
    link({ recordingID }) {
      const url = `/media/${recordingID}/${links.length + 1}`;
      links.push(url);
      return Promise.resolve({ url, mime: 'video/mp4' });
    },
  };
}

/** What happened in the room of a recording, by seconds of the recording. */
export async function happened(
  { simulation }: ConsoleWorld,
  row: RecordingRow,
  ...events: readonly (readonly [
    seconds: number,
    kind: RoomEventRow['kind'],
    name: string,
    detail?: string,
  ])[]
): Promise<void> {
  for (const [seconds, kind, personName, detail = null] of events) {
    await simulation.store.transact((tx) =>
      tx.roomEvents.append({
        roomID: row.roomID,
        at: new Date(row.startedAt.getTime() + seconds * 1000),
        kind,
        personID: `guest_${personName}`,
        personName,
        detail,
      }),
    );
  }
}

/** How often somebody was given a link, as the audit log has it. */
export async function plays({ simulation }: Pick<ConsoleWorld, 'simulation'>): Promise<number> {
  const { audit } = simulation.store.read;
  return (await audit.list({ action: ['recording.play'], sort: 'at.desc', page: 1, size: 20 })).total;
}
