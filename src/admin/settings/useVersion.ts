import { useState } from 'react';
import { useUnsavedGuard } from '../../session/useUnsavedGuard';

/**
 * The version of settings that a form begins with, and the one that saving it replaces. `current` follows what others
 * save; what is being typed stays until the person decides.
 */
export function useVersion<T extends { readonly version: number }>(current: T) {
  const [base, setBase] = useState(current);
  const [dirty, setDirty] = useState(false);
  /** Theirs, once the person has chosen to keep their own. */
  const [over, setOver] = useState(current.version);
  useUnsavedGuard(dirty);
  const show = (settings: T) => {
    setBase(settings);
    setOver(settings.version);
    setDirty(false);
  };
  if (!dirty && current.version > base.version) show(current);
  return {
    base,
    over,
    show,
    setDirty,
    conflict: dirty && current.version > over,
    keepMine: () => setOver(current.version),
    takeTheirs: () => show(current),
  };
}
