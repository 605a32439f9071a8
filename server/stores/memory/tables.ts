import type { StoredLiveEvent } from '../../roomservice/ports';
import type { AuditRow } from '../../roomservice/rows/audit';
import type { CallRow } from '../../roomservice/rows/calls';
import type { ClosingRoomRow, ClosingRow } from '../../roomservice/rows/closings';
import type { CommentRow } from '../../roomservice/rows/comments';
import type { RecordingHoldRow } from '../../roomservice/rows/holds';
import type { IdentityRow } from '../../roomservice/rows/identities';
import type { JobRow } from '../../roomservice/rows/jobs';
import type { MoveRow, MovingFileRow } from '../../roomservice/rows/moves';
import type { ObservationRow } from '../../roomservice/rows/observations';
import type { SignInRow, TeamRow, UserRow } from '../../roomservice/rows/people';
import type { PictureRow } from '../../roomservice/rows/pictures';
import type { PresenceChangeRow, PresenceRow } from '../../roomservice/rows/presence';
import type { RecordingFileRow } from '../../roomservice/rows/recording-files';
import type { RecordingRow } from '../../roomservice/rows/recordings';
import type { ReviewFormRow, ReviewFormVersionRow } from '../../roomservice/rows/review-forms';
import type { ReviewMessageRow, ReviewRow } from '../../roomservice/rows/reviews';
import type { SamplingPickRow, SamplingRuleRow } from '../../roomservice/rows/sampling';
import type { MemberRow, RoomEventRow, RoomRow } from '../../roomservice/rows/rooms';
import type { SessionRow } from '../../roomservice/rows/sessions';
import type { SettingRow } from '../../roomservice/rows/settings';
import type { TicketRow } from '../../roomservice/rows/tickets';
import type { ApiTokenRow } from '../../roomservice/rows/tokens';
import type { TriesRow } from '../../roomservice/rows/tries';
import type { CloudFileRow } from '../../roomservice/rows/cloud-files';
import type { UploadRow } from '../../roomservice/rows/uploads';
import type { SavedViewRow } from '../../roomservice/rows/views';
import type { WebhookDeliveryRow, WebhookEventRow, WebhookRow } from '../../roomservice/rows/webhooks';
import type { WireLoginRow, WireMemberRow, WireRoomRow } from '../../roomservice/rows/wire';
import type { StorageCheckRow, StorageFindingRow, StorageSampleRow } from '../../roomservice/rows/storage';
import { Table, type Rows } from './table';

/** What each table holds, and (in its comment) what its key is. */
interface Kept {
  /** userID in lower case: it is unique letter case aside. */
  users: UserRow;
  teams: TeamRow;
  signIns: SignInRow;
  /** userID. */
  identities: IdentityRow;
  rooms: RoomRow;
  observations: ObservationRow;
  /** roomID and userID. */
  members: MemberRow;
  wireRooms: WireRoomRow;
  /** roomID and userID. */
  wireMembers: WireMemberRow;
  /** userID. */
  wireLogins: WireLoginRow;
  sessions: SessionRow;
  /** The digest of the ticket. */
  tickets: TicketRow;
  apiTokens: ApiTokenRow;
  webhooks: WebhookRow;
  webhookEvents: WebhookEventRow;
  /** Each with a running number. */
  webhookDeliveries: WebhookDeliveryRow & { readonly arrival: number };
  tries: TriesRow;
  settings: SettingRow;
  /** When it was taken. */
  storageSamples: StorageSampleRow;
  storageChecks: StorageCheckRow;
  storageFindings: StorageFindingRow;
  calls: CallRow;
  pictures: PictureRow;
  /** userID. */
  presence: PresenceRow;
  /** A running number, which its row has with it. */
  presenceChanges: { readonly key: string; readonly row: PresenceChangeRow };
  recordings: RecordingRow;
  recordingFiles: RecordingFileRow;
  moves: MoveRow;
  /** fileID. */
  movingFiles: MovingFileRow;
  /** holdID and recordingID. */
  recordingHolds: RecordingHoldRow;
  uploads: UploadRow;
  cloudFiles: CloudFileRow;
  views: SavedViewRow;
  comments: CommentRow;
  reviewForms: ReviewFormRow;
  /** formID and version. */
  reviewFormVersions: ReviewFormVersionRow;
  reviews: ReviewRow;
  reviewMessages: ReviewMessageRow;
  samplingRules: SamplingRuleRow;
  /** ruleID and recordingID. */
  samplingPicks: SamplingPickRow;
  /** A running number, as for the audit log: both answer in order of appending. */
  roomEvents: RoomEventRow;
  audit: AuditRow;
  jobs: JobRow;
  closings: ClosingRow;
  /** closingID and roomID. */
  closingRooms: ClosingRoomRow;
  live: StoredLiveEvent;
  /** The last number that each log gave out. */
  counters: number;
}

export type TableName = keyof Kept;
/** Every table as one transaction, or one reader, sees it. */
export type View = { readonly [N in TableName]: Rows<Kept[N]> };

export class Tables {
  readonly #all: { readonly [N in TableName]: Table<Kept[N]> } = {
    users: new Table(),
    teams: new Table(),
    signIns: new Table(),
    identities: new Table(),
    rooms: new Table(),
    observations: new Table(),
    members: new Table(),
    wireRooms: new Table(),
    wireMembers: new Table(),
    wireLogins: new Table(),
    sessions: new Table(),
    tickets: new Table(),
    apiTokens: new Table(),
    webhooks: new Table(),
    webhookEvents: new Table(),
    webhookDeliveries: new Table(),
    tries: new Table(),
    settings: new Table(),
    storageSamples: new Table(),
    storageChecks: new Table(),
    storageFindings: new Table(),
    calls: new Table(),
    pictures: new Table(),
    presence: new Table(),
    presenceChanges: new Table(),
    recordings: new Table(),
    recordingFiles: new Table(),
    moves: new Table(),
    movingFiles: new Table(),
    recordingHolds: new Table(),
    uploads: new Table(),
    cloudFiles: new Table(),
    views: new Table(),
    comments: new Table(),
    reviewForms: new Table(),
    reviewFormVersions: new Table(),
    reviews: new Table(),
    reviewMessages: new Table(),
    samplingRules: new Table(),
    samplingPicks: new Table(),
    roomEvents: new Table(),
    audit: new Table(),
    jobs: new Table(),
    closings: new Table(),
    closingRooms: new Table(),
    live: new Table(),
    counters: new Table(),
  };

  readonly committed: View = this.#view((table) => table.committed);

  draft(): { readonly view: View; keep(): void } {
    const keeps: (() => void)[] = [];
    const view = this.#view((table) => {
      const { rows, keep } = table.draft();
      keeps.push(keep);
      return rows;
    });
    return { view, keep: () => keeps.forEach((keep) => keep()) };
  }

  dump(): Record<string, readonly (readonly [string, unknown])[]> {
    return Object.fromEntries(Object.entries(this.#all).map(([name, table]) => [name, table.entries()]));
  }

  load(dump: Readonly<Record<string, readonly (readonly [string, never])[]>>): void {
    for (const [name, table] of Object.entries(this.#all)) table.replaceAll(dump[name] ?? []);
  }

  #view(rowsOf: <V>(table: Table<V>) => Rows<V>): View {
    const all = this.#all;
    return {
      users: rowsOf(all.users),
      teams: rowsOf(all.teams),
      signIns: rowsOf(all.signIns),
      identities: rowsOf(all.identities),
      rooms: rowsOf(all.rooms),
      observations: rowsOf(all.observations),
      members: rowsOf(all.members),
      wireRooms: rowsOf(all.wireRooms),
      wireMembers: rowsOf(all.wireMembers),
      wireLogins: rowsOf(all.wireLogins),
      sessions: rowsOf(all.sessions),
      tickets: rowsOf(all.tickets),
      apiTokens: rowsOf(all.apiTokens),
      webhooks: rowsOf(all.webhooks),
      webhookEvents: rowsOf(all.webhookEvents),
      webhookDeliveries: rowsOf(all.webhookDeliveries),
      tries: rowsOf(all.tries),
      settings: rowsOf(all.settings),
      storageSamples: rowsOf(all.storageSamples),
      storageChecks: rowsOf(all.storageChecks),
      storageFindings: rowsOf(all.storageFindings),
      calls: rowsOf(all.calls),
      pictures: rowsOf(all.pictures),
      presence: rowsOf(all.presence),
      presenceChanges: rowsOf(all.presenceChanges),
      recordings: rowsOf(all.recordings),
      recordingFiles: rowsOf(all.recordingFiles),
      moves: rowsOf(all.moves),
      movingFiles: rowsOf(all.movingFiles),
      recordingHolds: rowsOf(all.recordingHolds),
      uploads: rowsOf(all.uploads),
      cloudFiles: rowsOf(all.cloudFiles),
      views: rowsOf(all.views),
      comments: rowsOf(all.comments),
      reviewForms: rowsOf(all.reviewForms),
      reviewFormVersions: rowsOf(all.reviewFormVersions),
      reviews: rowsOf(all.reviews),
      reviewMessages: rowsOf(all.reviewMessages),
      samplingRules: rowsOf(all.samplingRules),
      samplingPicks: rowsOf(all.samplingPicks),
      roomEvents: rowsOf(all.roomEvents),
      audit: rowsOf(all.audit),
      jobs: rowsOf(all.jobs),
      closings: rowsOf(all.closings),
      closingRooms: rowsOf(all.closingRooms),
      live: rowsOf(all.live),
      counters: rowsOf(all.counters),
    };
  }
}

/** The next number of a log; a transaction that fails gives it back. */
export function nextNumber(
  view: View,
  log: 'roomEvents' | 'audit' | 'live' | 'presenceChanges' | 'webhookDeliveries',
): number {
  const next = (view.counters.get(log) ?? 0) + 1;
  view.counters.set(log, next);
  return next;
}

/** Changes fields of a row that is there. */
export function patch<V extends object>(rows: Rows<V>, key: string, fields: Partial<V>): void {
  const row = rows.get(key);
  if (row) rows.set(key, { ...row, ...fields });
}
