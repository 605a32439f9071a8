import { useCallback, useState } from 'react';

/**
 * Whether something of this width has too little room in the element that the ref is given to. Only then does
 * the last column stay in view: a hundred sticky cells cost time.
 */
export function useOverflow(
  width: number,
): [ref: (element: HTMLElement | null) => () => void, overflows: boolean] {
  const [room, setRoom] = useState(Infinity);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return () => undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, room < width];
}
