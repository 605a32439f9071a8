import { useEffect, useState, type RefObject } from 'react';

/** Shows an element, controls and all, on the whole screen. */
export function useFullScreen(frame: RefObject<HTMLElement | null>): { full: boolean; toggle: () => void } {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const follow = () =>
      setFull(document.fullscreenElement !== null && document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, [frame]);
  const toggle = () => {
    const done = full ? document.exitFullscreen() : frame.current?.requestFullscreen();
    // A page in a frame may not; then the picture stays as large as it is.
    done?.catch(() => undefined);
  };
  return { full, toggle };
}
