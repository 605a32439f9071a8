import { useEffect, useEffectEvent } from 'react';

const NAME = 'webexe.session';
/** A channel also reaches its own page; what this tab said is no news to it. */
const thisTab = `${Date.now()}-${Math.random()}`;

/** Tells the other tabs of this browser who is signed in now (null: nobody): they share the cookie. */
export function tellTabs(userID: string | null): void {
  if (!('BroadcastChannel' in window)) return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage({ userID, from: thisTab });
  channel.close();
}

/** Hears of it in the other tabs. */
export function useOtherTabs(onChange: (userID: string | null) => void): void {
  const heard = useEffectEvent((data: unknown) => {
    if (typeof data !== 'object' || data === null || !('userID' in data) || !('from' in data)) return;
    if (data.from === thisTab) return;
    if (data.userID === null || typeof data.userID === 'string') onChange(data.userID);
  });
  useEffect(() => {
    if (!('BroadcastChannel' in window)) return;
    const channel = new BroadcastChannel(NAME);
    channel.addEventListener('message', (event: MessageEvent<unknown>) => heard(event.data));
    return () => channel.close();
  }, []);
}
