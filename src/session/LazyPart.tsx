import { useEffect, useState, type ReactNode } from 'react';

/** A part that may come later, or not at all: without it the page does what it can. Asked for once by each page. */
export function LazyPart({ load }: { load: () => Promise<ReactNode> }) {
  const [asked] = useState(() => load().catch(() => null));
  const [part, setPart] = useState<ReactNode>(null);
  useEffect(() => {
    let shown = true;
    void asked.then((come) => shown && setPart(come));
    return () => {
      shown = false;
    };
  }, [asked]);
  return part;
}
