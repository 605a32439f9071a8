/** The classic script: puts the old globals into the page that loads it. */
import { createPagePorts } from '../browser/ports';
import { srcdocPage } from '../frame/srcdoc';
import { createTransportIn } from '../frame/transport';
import { createDropIn } from './create-drop-in';
import type { DropInOptions } from './page';

declare global {
  interface Window {
    EXEStarterOptions?: DropInOptions;
  }
}

/** Pages of 2018 find no call again after a reload, so nothing is kept of one. */
const noStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

Object.assign(
  window,
  createDropIn({
    makePorts: (port) => ({
      ...createPagePorts(),
      storage: noStorage,
      transport: createTransportIn({ page: { srcdoc: srcdocPage }, port }),
    }),
    language: navigator.language,
    random: Math.random,
    fetch: (url, init) => fetch(url, init),
    options: () => window.EXEStarterOptions ?? {},
  }),
);
