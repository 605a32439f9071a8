import { Upload as TusUpload, type DetailedError } from 'tus-js-client';
import * as z from 'zod/mini';
import { problemBody } from '../../../contract/problems';
import type { Upload } from '../../../contract/uploads';
import { ApiProblem } from '../../api/problem';
import { marked, type Mark } from './pace';

const CHUNK_BYTES = 8 * 1024 * 1024;
/** More at once only share the same line. */
const AT_ONCE = 3;
const TRY_FOR_ROOM_MS = 30_000;
/** From at once to every half minute, for an hour; each piece that arrives begins anew. */
const retryDelays = [0, 1000, 3000, 10_000, ...Array.from({ length: 120 }, () => 30_000)];

export type SendingState =
  'waiting' | 'sending' | 'retrying' | 'paused' | 'elsewhere' | 'noRoom' | 'refused' | 'sent';

/** One file that this tab sends. */
export interface Sending {
  readonly key: string;
  readonly file: File;
  readonly state: SendingState;
  readonly sent: number;
  readonly marks: readonly Mark[];
  /** Once the server knows of it. */
  readonly uploadID: string | null;
  /** Why it was refused. */
  readonly problem: ApiProblem | null;
  /** Which call a person said that it is of when they chose it. */
  readonly callID: string | null;
}

interface SenderOptions {
  readonly origin: string;
  /** The browser's locks; null where it has none. */
  readonly locks: LockManager | null;
  readonly now: () => number;
  /** What the server has of this person's files by now. */
  readonly known: () => Promise<readonly Upload[]>;
  /** The server knows of a file, has all of it, or lets go of it. */
  readonly onChange: (sending: Sending) => void;
}

export type Sender = ReturnType<typeof createSender>;

/** A file that is being sent: not yet by anything while the server is asked what it has of it. */
interface Turn {
  upload: TusUpload | null;
  readonly release: () => void;
}

/** Sends files by tus, a few at a time, each by one tab alone; lives as long as its page does. */
export function createSender({ origin, locks, now, known, onChange }: SenderOptions) {
  let all: readonly Sending[] = [];
  const listeners = new Set<() => void>();
  const running = new Map<string, Turn>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const find = (key: string) => all.find((each) => each.key === key);
  function change(key: string, patch: Partial<Sending>): void {
    all = all.map((each) => (each.key === key ? { ...each, ...patch } : each));
    for (const listener of listeners) listener();
  }

  /** A file that the server has a part of goes on from there. */
  function add(files: readonly File[], callID: string | null = null): void {
    for (const file of files) {
      const key = keyOf(file);
      const there = find(key);
      if (there && there.state !== 'refused' && there.state !== 'sent') continue;
      const fresh: Sending = {
        ...{ key, file, uploadID: null, callID },
        ...{ state: 'waiting', sent: 0, marks: [], problem: null },
      };
      all = [...all.filter((each) => each.key !== key), fresh];
    }
    for (const listener of listeners) listener();
    startNext();
  }

  function startNext(): void {
    for (const next of all.filter(({ state }) => state === 'waiting')) {
      if (running.size >= AT_ONCE) return;
      void start(next);
    }
  }

  async function start({ key }: Sending): Promise<void> {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const turn: Turn = { upload: null, release };
    running.set(key, turn);
    change(key, { state: 'sending', problem: null });
    const go = async (): Promise<void> => {
      await send(key, turn);
      return held;
    };
    if (!locks) return void go();
    await locks.request(lockOf(key), { ifAvailable: true }, (lock) => {
      if (lock) return go();
      stop(key, { state: 'elsewhere' });
      void whenFree(key, locks);
      return undefined;
    });
  }

  /** As soon as the other tab has sent it, or was closed. What it has sent and said the call of is done here, too. */
  async function whenFree(key: string, free: LockManager): Promise<void> {
    const before = await thereOf(key).catch(() => undefined);
    if (before && find(key)?.state === 'elsewhere') change(key, { uploadID: before.uploadID });
    await free.request(lockOf(key), () => undefined);
    if (find(key)?.state !== 'elsewhere') return;
    const done =
      before &&
      (await thereOf(key).then(
        (there) => !there,
        () => false,
      ));
    if (done) change(key, { state: 'sent', uploadID: before.uploadID });
    else resume(key);
  }

  /** What the server has of a file by now. */
  async function thereOf(key: string): Promise<Upload | undefined> {
    const uploads = await known();
    const sending = find(key);
    return (
      sending && uploads.find((each) => each.uploadID === sending.uploadID || isSame(each, sending.file))
    );
  }

  /** From where the server is with it by now: another tab, or this page before a reload, may have sent some or all. */
  async function send(key: string, turn: Turn): Promise<void> {
    const there = await thereOf(key).catch(() => undefined);
    const sending = find(key);
    if (!sending || running.get(key) !== turn) return; // paused or removed meanwhile
    if (there?.state === 'received') {
      change(key, { uploadID: there.uploadID });
      tell(key);
      return stop(key, { state: 'sent' });
    }
    turn.upload = uploadOf({ ...sending, uploadID: there?.uploadID ?? sending.uploadID });
    turn.upload.start();
  }

  function uploadOf({ key, file, uploadID }: Sending): TusUpload {
    const said = {
      filename: file.name.slice(-255),
      filetype: file.type,
      fileAt: new Date(file.lastModified).toISOString(),
      zone: String(-new Date(file.lastModified).getTimezoneOffset()),
    };
    const upload: TusUpload = new TusUpload(file, {
      endpoint: `${origin}/api/uploads`,
      ...(uploadID !== null && { uploadUrl: `${origin}/api/uploads/${uploadID}` }),
      chunkSize: CHUNK_BYTES,
      retryDelays,
      storeFingerprintForResuming: false,
      metadata: said,
      onShouldRetry(error) {
        if (!isPassing(error)) return false;
        change(key, { state: 'retrying', marks: [] });
        return true;
      },
      onUploadUrlAvailable() {
        change(key, { uploadID: upload.url?.split('/').at(-1) ?? null });
        tell(key);
      },
      onProgress(sent) {
        const { state, marks = [] } = find(key) ?? {};
        if (state !== 'sending' && state !== 'retrying') return;
        change(key, { state: 'sending', sent, marks: marked(marks, { at: now(), sent }) });
      },
      onSuccess() {
        stop(key, { state: 'sent', sent: file.size });
        tell(key);
      },
      onError: (error) => failed(key, error),
    });
    return upload;
  }

  function failed(key: string, error: Error): void {
    const problem = problemOf(error);
    if (problem.code !== 'upload.diskFull') return stop(key, { state: 'refused', problem });
    stop(key, { state: 'noRoom' });
    again(key);
  }

  function stop(key: string, patch: Partial<Sending>): void {
    running.get(key)?.release();
    running.delete(key);
    change(key, { marks: [], ...patch });
    startNext();
  }

  /** Somebody may make room. */
  function again(key: string): void {
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => resume(key), TRY_FOR_ROOM_MS),
    );
  }

  function resume(key: string): void {
    const sending = find(key);
    if (!sending || !['paused', 'noRoom', 'elsewhere', 'refused'].includes(sending.state)) return;
    change(key, { state: 'waiting' });
    startNext();
  }

  function tell(key: string): void {
    const sending = find(key);
    if (sending) onChange(sending);
  }

  return {
    add,
    resume,
    pause(key: string): void {
      void running.get(key)?.upload?.abort();
      clearTimeout(timers.get(key));
      stop(key, { state: 'paused' });
    },
    /** Nobody wants it here any more; what the server has of it is removed by whoever asks for that. */
    forget(key: string): void {
      void running.get(key)?.upload?.abort();
      clearTimeout(timers.get(key));
      stop(key, {});
      all = all.filter((each) => each.key !== key);
      for (const listener of listeners) listener();
    },
    current: () => all,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stopAll(): void {
      for (const { upload, release } of running.values()) {
        void upload?.abort();
        release();
      }
      for (const timer of timers.values()) clearTimeout(timer);
      running.clear();
    },
  };
}

function lockOf(key: string): string {
  return `upload ${key}`;
}

function keyOf({ name, size, lastModified }: File): string {
  return `${name} ${size} ${lastModified}`;
}

/** By what a person can see of a file: its name, length and time. */
function isSame({ fileName, bytes, fileAt }: Upload, file: File): boolean {
  return (
    fileName === file.name.slice(-255) &&
    bytes === file.size &&
    fileAt !== null &&
    Date.parse(fileAt) === file.lastModified
  );
}

/** What goes by itself: a line that broke, a server that starts again, a piece that crossed another. */
function isPassing(error: Error | DetailedError): boolean {
  const status = statusOf(error);
  return (
    status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507)
  );
}

function statusOf(error: Error | DetailedError): number {
  return 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
}

function problemOf(error: Error | DetailedError): ApiProblem {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  const parsed = z.safeParse(problemBody, parsedJSON(body ?? ''));
  if (!parsed.success) return new ApiProblem('network.unreachable', { cause: error });
  const { code, requestID, params, fields } = parsed.data.error;
  return new ApiProblem(code, { requestID, params, fieldProblems: fields, cause: error });
}

function parsedJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page
  }
}
