import type { ProgramEvent } from './events';
import type { Transport } from './ports';
import { snapshotPaths } from './push-play';

/** Whose picture: that of the own camera, or of the stream that is played. */
export type SnapshotRole = 'pusher' | 'player';

export interface Snapshot {
  /** A JPEG. */
  readonly base64: string;
  /** The stream that it is of, without the query of its address. */
  readonly url: string;
}

export type SnapshotErrorCode = 'notConnected' | 'unanswered' | 'failed' | 'timeout' | 'aborted';

/** Why there is no picture. `unanswered`: the program did not take the order; `failed`: it could not take a picture. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  constructor(readonly code: SnapshotErrorCode) {
    super(code);
  }
}

/** SDK events that carry the result. */
const results = { pusher: 1012, player: 2010 } as const;

/** A second picture in the same second is never taken, and the program does not say so: hence a limit. */
const limitMs = 5000;

export interface SnapshotOptions {
  readonly signal?: AbortSignal;
}

/** Orders a picture and waits for the event that brings it. Around nothing there is no window to take one in. */
export async function takeSnapshot(
  role: SnapshotRole,
  around: {
    readonly transport: Transport;
    readonly onEvent: (listener: (event: ProgramEvent) => void) => () => void;
    /** Ends the wait when the call does. */
    readonly ended: AbortSignal;
  } | null,
  { signal }: SnapshotOptions,
): Promise<Snapshot> {
  if (!around) throw new SnapshotError('notConnected');
  const settled = new AbortController();
  const end = AbortSignal.any([settled.signal, around.ended, ...(signal ? [signal] : [])]);
  let stop = () => {};
  const picture = new Promise<Snapshot>((resolve, reject) => {
    stop = around.onEvent((event) => {
      if (event.event !== 'sdkEventCallback' || event.eventID !== results[role]) return;
      const value = (name: string) => event.params.find((param) => param.name === name)?.value;
      const base64 = value('base64Img')?.replace(/\s/g, '');
      if (base64) resolve({ base64, url: value('url') ?? '' });
      else reject(new SnapshotError('failed'));
    });
  });
  const patience = around.transport.delay(limitMs, end).then(
    () => 'timeout' as const,
    () => 'aborted' as const,
  );
  try {
    await around.transport.request(snapshotPaths[role], {}, { signal: end, limitMs }).catch(() => {
      throw new SnapshotError(end.aborted ? 'aborted' : 'unanswered');
    });
    const first = await Promise.race([picture, patience]);
    if (typeof first === 'string') throw new SnapshotError(first);
    return first;
  } finally {
    picture.catch(() => undefined); // it may fail when nobody waits for it any more
    stop();
    settled.abort();
  }
}
