/**
 * What jsdom lacks and our screens use. `setMedia` decides which media queries hold, so that a test can ask for
 * a phone, a dark system or reduced motion.
 */
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

type Holds = (query: string) => boolean;

/** As most screens of tests are: wide, light, and still, since jsdom never ends a motion and a dialog would never close. */
const ordinary: Holds = (query) => query.includes('prefers-reduced-motion: reduce');
const lists = new Set<FakeMediaQueryList>();
let holds = ordinary;

class FakeMediaQueryList extends EventTarget implements MediaQueryList {
  onchange = null;

  constructor(readonly media: string) {
    super();
  }

  get matches(): boolean {
    return holds(this.media) || ordinary(this.media);
  }

  addListener(listener: ((event: MediaQueryListEvent) => void) | null): void {
    this.addEventListener('change', listener as EventListener | null);
  }

  removeListener(listener: ((event: MediaQueryListEvent) => void) | null): void {
    this.removeEventListener('change', listener as EventListener | null);
  }
}

/** Says which media queries hold from now on; whoever listens hears of it. */
export function setMedia(next: Holds): void {
  holds = next;
  for (const list of lists) list.dispatchEvent(new Event('change'));
}

/** For `setMedia`: the screen is so wide. */
export function wide(pixels: number): Holds {
  return (query) => {
    const max = /max-width:\s*(\d+)px/.exec(query)?.[1];
    const min = /min-width:\s*(\d+)px/.exec(query)?.[1];
    if (max === undefined && min === undefined) return false;
    return (max === undefined || pixels <= Number(max)) && (min === undefined || pixels >= Number(min));
  };
}

class FakeResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

window.matchMedia = (query) => {
  const list = new FakeMediaQueryList(query);
  lists.add(list);
  return list;
};
window.ResizeObserver = FakeResizeObserver;
// jsdom draws nothing, so there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;

afterEach(() => {
  cleanup();
  holds = ordinary;
  lists.clear();
  localStorage.clear();
});
