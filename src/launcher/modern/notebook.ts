import { isFields } from '../events';
import { defaultPort } from '../launch-url';
import type { LauncherStorage } from '../ports';
import { parseJson } from './body';

/**
 * A call that this browser began, and how far its events were heard. The key may lie in storage: it is no userSig. It
 * opens nothing but this one call of the program on this computer, to pages of the origins that the server named, and
 * whoever can read this origin's storage is one of them.
 */
export interface CallNote {
  readonly callID: string;
  /** Null where a link of the first dialect began it. */
  readonly key: string | null;
  /** '' until the stream was open. */
  readonly stream: string;
  readonly seq: number;
}

export interface Notebook {
  /** The program of this computer spoke the second dialect when it was last heard. */
  readonly known: boolean;
  readonly call: CallNote | null;
  know(): void;
  keep(call: CallNote): void;
  /** It does not speak it any more, or not at all. The call's key stays, should a late program want it. */
  forget(): void;
}

const storageKey = 'webexe.launcher.modern';

/** Kept in storage, so that a reloaded page hears neither less nor anything twice. */
export function openNotebook(storage: LauncherStorage, port: number): Notebook {
  const at = port === defaultPort ? storageKey : `${storageKey}.${port}`;
  let { known, call } = read(storage.getItem(at));

  const write = () => storage.setItem(at, JSON.stringify({ known, call }));
  const learn = (now: boolean) => {
    if (known === now) return;
    known = now;
    write();
  };
  return {
    get known() {
      return known;
    },
    get call() {
      return call;
    },
    know: () => learn(true),
    forget: () => learn(false),
    keep(next) {
      call = next;
      write();
    },
  };
}

function read(text: string | null): { known: boolean; call: CallNote | null } {
  const value = text === null ? null : parseJson(text);
  if (!isFields(value)) return { known: false, call: null };
  return { known: value['known'] === true, call: readCall(value['call']) };
}

function readCall(value: unknown): CallNote | null {
  if (!isFields(value)) return null;
  const { callID, key, stream, seq } = value;
  if (typeof callID !== 'string' || typeof stream !== 'string') return null;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return null;
  if (key !== null && typeof key !== 'string') return null;
  return { callID, key, stream, seq };
}
