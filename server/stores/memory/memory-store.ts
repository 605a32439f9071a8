import type { Store, Tx } from '../../roomservice/store';
import { calls, sessions } from './calls';
import { closings } from './closings';
import { comments } from './comments';
import { counts } from './counts';
import { customers } from './customers';
import { identities } from './identities';
import { holds } from './holds';
import { jobs } from './jobs';
import { audit, live } from './logs';
import { moves, movingFiles } from './moves';
import { observations } from './observations';
import { signIns, teams, users } from './people';
import { pictures } from './pictures';
import { recordingFiles } from './recording-files';
import { presence } from './presence';
import { recordings } from './recordings';
import { reviewCharts } from './review-charts';
import { reviewForms } from './review-forms';
import { reviewMessages, reviews } from './reviews';
import { sampling } from './sampling';
import { members, roomEvents, rooms } from './rooms';
import { settings } from './settings';
import { storage } from './storage';
import { storageFindings } from './storage-findings';
import { Tables, type View } from './tables';
import { tickets } from './tickets';
import { apiTokens } from './tokens';
import { tries } from './tries';
import { cloudFiles } from './cloud-files';
import { uploads } from './uploads';
import { views } from './views';
import { webhookDeliveries, webhookEvents, webhooks } from './webhooks';
import { wireLogins, wireMembers, wireRooms } from './wire';

/** A store that also hands out all it keeps, so that a simulated RoomService survives a reload of its page. */
export interface MemoryStore extends Store {
  /** Everything committed, as JSON text. */
  snapshot(): string;
  /** Puts back what `snapshot` gave, instead of all that is here. */
  restore(snapshot: string): void;
}

/** Keeps everything in memory: for the simulated RoomService in a browser, and for fast tests. */
export function createMemoryStore(): MemoryStore {
  const tables = new Tables();
  let last: Promise<unknown> = Promise.resolve();

  return {
    read: txOver(tables.committed),
    /** One at a time: each begins when the one before is kept or undone, so no two can cross. */
    transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const mine = last.then(async () => {
        const { view, keep } = tables.draft();
        const result = await work(txOver(view));
        keep();
        return result;
      });
      last = mine.catch(() => undefined); // whoever called it sees the failure; the next one only waits
      return mine;
    },
    /** After those before it, and before those after it: nothing changes meanwhile. */
    readTogether<T>(reading: (tx: Tx) => Promise<T>): Promise<T> {
      const mine = last.then(() => reading(txOver(tables.committed)));
      last = mine.catch(() => undefined);
      return mine;
    },
    ping: async () => undefined,
    close: async () => undefined,
    snapshot: () => JSON.stringify(tables.dump(), keepDates),
    restore: (snapshot) => tables.load(JSON.parse(snapshot, reviveDates)),
  };
}

function txOver(view: View): Tx {
  return {
    users: users(view),
    teams: teams(view),
    signIns: signIns(view),
    identities: identities(view),
    rooms: rooms(view),
    moves: moves(view),
    movingFiles: movingFiles(view),
    observations: observations(view),
    members: members(view),
    wireRooms: wireRooms(view),
    wireMembers: wireMembers(view),
    wireLogins: wireLogins(view),
    sessions: sessions(view),
    tickets: tickets(view),
    tries: tries(view),
    calls: calls(view),
    pictures: pictures(view),
    presence: presence(view),
    recordings: recordings(view),
    recordingFiles: recordingFiles(view),
    holds: holds(view),
    uploads: uploads(view),
    cloudFiles: cloudFiles(view),
    views: views(view),
    comments: comments(view),
    reviewForms: reviewForms(view),
    reviews: reviews(view),
    reviewCharts: reviewCharts(view),
    reviewMessages: reviewMessages(view),
    sampling: sampling(view),
    roomEvents: roomEvents(view),
    customers: customers(view),
    audit: audit(view),
    live: live(view),
    apiTokens: apiTokens(view),
    webhooks: webhooks(view),
    webhookEvents: webhookEvents(view),
    webhookDeliveries: webhookDeliveries(view),
    settings: settings(view),
    storage: storage(view),
    storageFindings: storageFindings(view),
    jobs: jobs(view),
    closings: closings(view),
    counts: counts(view),
  };
}

const DATE = '$date';

/** `this[key]`, since JSON has made text of a Date before it hands over the value. */
function keepDates(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Date ? { [DATE]: original.getTime() } : value;
}

function reviveDates(_key: string, value: unknown): unknown {
  const isDate = typeof value === 'object' && value !== null && DATE in value;
  return isDate ? new Date(Number(value[DATE])) : value;
}
