import { createContext } from 'react';
import {
  createBrowserPorts,
  createFrameTransport,
  createModernDialect,
  defaultPort,
  type LauncherOptions,
} from '../launcher';

/** The launcher's outside: the browser's own, or a simulated program's in development and tests. */
export type LauncherPorts = Omit<LauncherOptions, 'port' | 'pace'>;
/** Around a launcher for the program of this port; that of rooms if left out. */
export type MakeLauncherPorts = (port?: number) => LauncherPorts;

/** Where the server serves the sandboxed page that asks a program of 2018. */
const frameUrl = '/launcher-frame';

/** New ports for each launcher: a launcher closes its transport when it goes. */
export const browserLauncherPorts: MakeLauncherPorts = (port = defaultPort) => ({
  ...createBrowserPorts(),
  transport: createFrameTransport({ frameUrl, port }),
  modern: createModernDialect({
    fetch: (url, init) => fetch(url, init),
    random: (bytes) => crypto.getRandomValues(bytes),
  }),
});

export const LauncherPortsContext = createContext<MakeLauncherPorts>(browserLauncherPorts);
