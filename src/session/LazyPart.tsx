import { Suspense, use, useState, type ReactNode } from 'react';

/** A part that may come later, or not at all: without it the page does what it can. Asked for once by each page. */
export function LazyPart({ load }: { load: () => Promise<ReactNode> }) {
  const [part] = useState(() => load().catch(() => null));
  return (
    <Suspense>
      <Shown part={part} />
    </Suspense>
  );
}

function Shown({ part }: { part: Promise<ReactNode> }) {
  return use(part);
}
