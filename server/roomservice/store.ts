import type { AuditStore } from './stores/audit';
import type { CallsStore } from './stores/calls';
import type { CloudFilesStore } from './stores/cloud-files';
import type { ClosingsStore } from './stores/closings';
import type { CommentsStore } from './stores/comments';
import type { CountsStore } from './stores/counts';
import type { CustomersStore } from './stores/customers';
import type { HoldsStore } from './stores/holds';
import type { IdentitiesStore } from './stores/identities';
import type { JobsStore } from './stores/jobs';
import type { LiveStore } from './stores/live';
import type { MovesStore } from './stores/moves';
import type { ObservationsStore } from './stores/observations';
import type { PeopleStore } from './stores/people';
import type { PicturesStore } from './stores/pictures';
import type { PresenceStore } from './stores/presence';
import type { RecordingFilesStore } from './stores/recording-files';
import type { RecordingsStore } from './stores/recordings';
import type { ReviewChartsStore } from './stores/review-charts';
import type { ReviewFormsStore } from './stores/review-forms';
import type { ReviewsStore } from './stores/reviews';
import type { RoomsStore } from './stores/rooms';
import type { SamplingStore } from './stores/sampling';
import type { SessionsStore } from './stores/sessions';
import type { SettingsStore } from './stores/settings';
import type { StorageStore } from './stores/storage';
import type { StorageFindingsStore } from './stores/storage-findings';
import type { TicketsStore } from './stores/tickets';
import type { TokensStore } from './stores/tokens';
import type { TriesStore } from './stores/tries';
import type { UploadsStore } from './stores/uploads';
import type { ViewsStore } from './stores/views';
import type { WebhooksStore } from './stores/webhooks';
import type { WireStore } from './stores/wire';

/**
 * Where RoomService keeps everything. Two kinds exist, in memory and in SQL, and one suite holds for both.
 *
 * Rows (in `rows/`) are plain records with instants as Date: one word for one thing, from column to screen.
 *
 * One command is one `transact`: all of it is kept, or nothing. `lock…` reads a row so that other transactions which
 * lock it wait; take locks in the order user, room, call to stay clear of deadlocks. Inside `transact` use only the
 * `tx` that it gives: a store of one connection answers `read` only afterwards. Where two transactions crossed, the
 * work of one is done again from its start, so it must change nothing but through `tx`.
 */
export interface Store {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads that all see the store as of one moment; writing in it throws. */
  readTogether<T>(reading: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads that need no transaction of their own; writing through it throws. */
  readonly read: Tx;
  /** Throws where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** All that is kept, noun by noun. */
export interface Tx
  extends
    PeopleStore,
    RoomsStore,
    ClosingsStore,
    ObservationsStore,
    WireStore,
    SessionsStore,
    TicketsStore,
    TriesStore,
    CallsStore,
    PicturesStore,
    RecordingsStore,
    CommentsStore,
    ReviewFormsStore,
    ReviewsStore,
    ReviewChartsStore,
    SamplingStore,
    HoldsStore,
    RecordingFilesStore,
    MovesStore,
    UploadsStore,
    CloudFilesStore,
    ViewsStore,
    CustomersStore,
    AuditStore,
    LiveStore,
    IdentitiesStore,
    TokensStore,
    WebhooksStore,
    SettingsStore,
    StorageStore,
    StorageFindingsStore,
    JobsStore,
    PresenceStore,
    CountsStore {}

/** The database does not answer; the caller may try again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('the store does not answer', { cause });
    this.name = 'StoreUnavailable';
  }
}
