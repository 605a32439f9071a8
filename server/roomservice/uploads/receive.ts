import * as z from 'zod/mini';
import { instant, requiredText } from '../../../contract/primitives';
import { listUploads } from '../../../contract/uploads';
import { findCaller, mustAccess } from '../callers';
import { command, type Actor, type Person } from '../context';
import type { Ports } from '../ports';
import { Problem } from '../problem';
import { beginMix, mixGrew, mixMeasured, mixWhole, mustRun } from '../recordings/mix';
import type { UploadRow } from '../rows/uploads';
import { roomOn } from '../storage/room';
import { shownToken } from '../tokens/caller';
import { letGo, showProgress } from './attach';
import { checkUpload } from './check';

/** What a client says of a file before it sends it; all of it text, as it came. */
export interface Announced {
  /** Of which call it is a mix that is still made; null: a file from a PC. */
  readonly mixOf: string | null;
  /** For how many milliseconds it is made already. */
  readonly recordedMs: string;
  /** Null where whoever makes it says so later. */
  readonly bytes: number | null;
  readonly fileName: string;
  readonly mime: string;
  readonly fileAt: string;
  readonly zone: string;
}

/** More that are open at once are no accident. */
const mostOpen = 200;

const name = requiredText(255);
/** Whatever else it is said to be, it is bytes: what is in it is looked at. */
const mime = z.string().check(z.regex(/^(video|audio)\/[\w.+-]{1,60}$/));
/** From Baker Island to Kiribati. */
const zone = z.coerce.number<string>().check(z.multipleOf(1), z.gte(-720), z.lte(840));
const ageMs = z.coerce.number<string>().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));

/** The rules of taking files, for whoever takes their bytes. Who asks is in the request, as everywhere. */
export interface Receiving {
  sender(request: Request): Promise<Person>;
  create(sender: Person, request: Request, announced: Announced): Promise<UploadRow>;
  /** Throws `upload.diskFull` where so many bytes more would not fit: an admin's limit keeps the rest for calls. */
  mustHold(bytes: number): Promise<void>;
  /** Throws where a mix has ended, and takes no more. */
  mustRun(row: UploadRow): Promise<void>;
  /** A file of the sender's own, wanted or here. */
  find(sender: Person, uploadID: string): Promise<UploadRow>;
  get(uploadID: string): Promise<UploadRow | undefined>;
  /** Whoever makes a mix says how long it became. */
  measured(uploadID: string, bytes: number): Promise<void>;
  /** So much is on the disk. */
  grew(uploadID: string, received: number): Promise<void>;
  /** All of it is, at that location. */
  complete(uploadID: string, location: string): Promise<void>;
  /** Nobody wants it any more; once it is part of a recording it is too late. */
  remove(sender: Person, uploadID: string): Promise<void>;
}

export function createReceiving(ports: Ports): Receiving {
  const { store, random, callers, limits } = ports;
  const actorFor = (caller: Person | null, address: string | null): Actor => {
    const now = ports.clock.now();
    return { ports, now, requestID: `upload-${now.getTime()}`, address, caller };
  };
  const find: Receiving['find'] = async (sender, uploadID) => {
    const row = await store.read.uploads.get(uploadID);
    if (!row || row.userID !== sender.userID) throw new Problem('upload.notFound');
    return row;
  };
  return {
    find,
    async mustHold(bytes) {
      const room = await roomOn(ports);
      if (room !== null && bytes > room) throw new Problem('upload.diskFull', { needed: bytes, room });
    },
    mustRun: (row) => mustRun(store.read, row, ports.clock.now()),
    get: (uploadID) => store.read.uploads.get(uploadID),
    async sender(request) {
      mustWait(limits.fromAddress(callers.addressOf(request)));
      if (shownToken(request) !== null) throw new Problem('person.needed');
      const caller = await findCaller(ports, request, ports.clock.now());
      if (caller) mustWait(limits.byPerson(caller.userID));
      mustAccess(listUploads, caller);
      if (caller?.kind !== 'person') throw new Problem('signIn.required');
      return caller;
    },
    create(sender, request, announced) {
      const { bytes, mixOf } = announced;
      if (bytes === 0) throw new Problem('upload.empty');
      const { maxBytes: limit } = ports.service.uploads;
      if (bytes !== null && bytes > limit) throw new Problem('upload.tooLarge', { limit });
      const given = name.safeParse(announced.fileName);
      if (!given.success)
        throw new Problem('request.invalid', undefined, [{ path: 'filename', code: 'malformed' }]);
      const fileAt = instant.safeParse(announced.fileAt);
      const east = zone.safeParse(announced.zone);
      return command(actorFor(sender, callers.addressOf(request)), async (work) => {
        const { tx, now } = work;
        if ((await tx.uploads.openOf(sender.userID)).length >= mostOpen) throw new Problem('upload.tooMany');
        const recordedMs = ageMs.safeParse(announced.recordedMs).data ?? 0;
        const mix =
          mixOf === null ? null : await beginMix(work, sender.userID, { callID: mixOf, recordedMs });
        const [plain] = announced.mime.split(';'); // a browser says its codecs, too
        const row: UploadRow = {
          uploadID: random.id(),
          userID: sender.userID,
          purpose: mix ? 'mix' : 'screen',
          fileName: given.data,
          bytes,
          received: 0,
          state: 'receiving',
          fileAt: mix?.beganAt ?? (fileAt.success ? new Date(fileAt.data) : null),
          location: null,
          checksum: null,
          mime: mime.safeParse(plain).data ?? (mix ? 'video/webm' : 'application/octet-stream'),
          about: announced.zone !== '' && east.success ? { zone: east.data } : {},
          trouble: null,
          recordingID: mix?.recordingID ?? null,
          createdAt: now,
          changedAt: now,
        };
        await tx.uploads.insert(row);
        return row;
      });
    },
    measured: (uploadID, bytes) =>
      command(actorFor(null, null), async (work) => {
        const seen = await work.tx.uploads.get(uploadID);
        if (seen?.purpose === 'mix' && seen.bytes !== bytes) await mixMeasured(work, seen, bytes);
      }),
    grew: (uploadID, received) =>
      command(actorFor(null, null), async (work) => {
        const seen = await work.tx.uploads.get(uploadID);
        if (seen?.purpose === 'mix') return mixGrew(work, seen, received);
        const row = await work.tx.uploads.lock(uploadID);
        if (row?.state !== 'receiving' || row.location !== null) return;
        await work.tx.uploads.update(uploadID, { received, changedAt: work.now });
        await showProgress(work, { ...row, received });
      }),
    complete: (uploadID, location) =>
      command(actorFor(null, null), async (work) => {
        const seen = await work.tx.uploads.get(uploadID);
        if (seen?.purpose === 'mix') return mixWhole(work, seen);
        const row = await work.tx.uploads.lock(uploadID);
        if (row?.state !== 'receiving' || row.location !== null) return;
        const received = row.bytes ?? row.received;
        await work.tx.uploads.update(uploadID, { received, location, changedAt: work.now });
        await showProgress(work, { ...row, received });
        await work.addJob(checkUpload, { uploadID }, { dedupeKey: uploadID });
      }),
    remove: (sender, uploadID) =>
      command(actorFor(sender, null), async (work) => {
        const row = await work.tx.uploads.lock(uploadID);
        if (!row || row.userID !== sender.userID) throw new Problem('upload.notFound');
        if (row.state === 'attached' || row.purpose === 'mix')
          throw new Problem('upload.attached', { recordingID: row.recordingID });
        await letGo(work, row);
        await work.tx.uploads.delete(uploadID);
      }),
  };
}

function mustWait(seconds: number): void {
  if (seconds > 0) throw new Problem('request.tooMany', { seconds });
}
