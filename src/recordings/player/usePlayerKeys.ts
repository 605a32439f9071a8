import { useEffect, useEffectEvent } from 'react';
import { commandOf, isForPlayer, type Command } from './keys';

/** The player's keys, for the page that it is on. Controls that took a key first keep it. */
export function usePlayerKeys(act: (command: Command) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isForPlayer(event.key, event.target)) return;
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    act(command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
