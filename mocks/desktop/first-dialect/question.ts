import { percentDecode } from '../launch-line';
import type { PushPlayOrder } from '../push-play';

/** The first text `callback=` anywhere names the callback, and it is reflected as it stands. */
export function callbackIn(url: string): string {
  return /callback=([^&]*)/.exec(url)?.[1] ?? '';
}

/** The same in a program of today: a name and nothing else, or the reply is plain JSON. */
export function safeCallbackIn(url: string): string {
  const name = callbackIn(url);
  return /^[A-Za-z0-9_$.]{1,64}$/.test(name) ? name : '';
}

export function parameterIn(url: string, name: string): string {
  return new RegExp(`[?&]${name}=([^&]*)`).exec(url)?.[1] ?? '';
}

export function pushPlayOrderIn(url: string): PushPlayOrder | null {
  const value = (name: string) => percentDecode(parameterIn(url, name));
  if (url.startsWith('/csliveCreateSession?')) {
    return { kind: 'create', pushURL: value('pushURL'), playURL: value('pullURL'), title: value('title') };
  }
  if (url.startsWith('/csliveDestroySession')) return { kind: 'destroy' };
  if (url.startsWith('/csliveSnapshotPusher')) return { kind: 'snapshot', role: 'pusher' };
  if (url.startsWith('/csliveSnapshotPlayer')) return { kind: 'snapshot', role: 'player' };
  return null;
}
