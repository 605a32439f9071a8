import type { Clock, LauncherStorage, Opener, Permission, Permissions, Visibility } from '../ports';

export interface BrowserPorts {
  readonly opener: Opener;
  readonly clock: Clock;
  readonly visibility: Visibility;
  readonly storage: LauncherStorage;
  readonly permissions: Permissions;
}

/** Everything but the transport, from the browser that this page is in. */
export function createBrowserPorts(page: Window = window): BrowserPorts {
  return { ...createPagePorts(page), storage: safeStorage(page) };
}

/** The same for a launcher that remembers nothing. */
export function createPagePorts(page: Window = window): Omit<BrowserPorts, 'storage'> {
  return {
    opener: linkOpener(page.document),
    clock: {
      now: () => Date.now(),
      setTimeout: (run, ms) => page.setTimeout(run, ms),
      clearTimeout: (timer) => {
        if (typeof timer === 'number') page.clearTimeout(timer);
      },
    },
    visibility: visibilityOf(page.document),
    permissions: loopbackPermission(page),
  };
}

/** A click on a real link: the surest way to use the person's click, and it never unloads the page. */
function linkOpener(document: Document): Opener {
  return {
    open(url) {
      const link = document.createElement('a');
      link.href = url;
      link.hidden = true;
      document.body.append(link);
      link.click();
      link.remove();
    },
  };
}

function visibilityOf(document: Document): Visibility {
  return {
    onVisible(listener) {
      const changed = () => {
        if (document.visibilityState === 'visible') listener();
      };
      document.addEventListener('visibilitychange', changed);
      return () => document.removeEventListener('visibilitychange', changed);
    },
  };
}

/** Storage can be forbidden; then the call is only not found again after a reload. */
function safeStorage(page: Window): LauncherStorage {
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(page.localStorage);
    } catch {
      return otherwise;
    }
  };
  return {
    getItem: (key) => attempt((storage) => storage.getItem(key), null),
    setItem: (key, value) => attempt((storage) => storage.setItem(key, value), undefined),
    removeItem: (key) => attempt((storage) => storage.removeItem(key), undefined),
  };
}

/** Chrome's names for it, newest first; TypeScript's list knows neither. */
const permissionNames = ['loopback-network', 'local-network-access'];

function loopbackPermission(page: Window): Permissions {
  const status = async (): Promise<PermissionStatus | null> => {
    for (const name of permissionNames) {
      try {
        return await page.navigator.permissions.query({ name: name as PermissionName });
      } catch {
        // This browser does not know the name, or has no permissions at all: try the next.
      }
    }
    return null;
  };
  return {
    async query(): Promise<Permission> {
      // A page from this computer is never asked, whatever the permission says.
      if (isLoopback(page.location.hostname)) return 'granted';
      if (keepsInsecurePagesOut(page)) return 'insecure';
      return (await status())?.state ?? 'unknown';
    },
    onChange(listener) {
      let stop = () => {};
      let stopped = false;
      if (!isLoopback(page.location.hostname)) {
        void status().then((found) => {
          if (!found || stopped) return;
          const changed = () => listener(found.state);
          found.addEventListener('change', changed);
          stop = () => found.removeEventListener('change', changed);
        });
      }
      return () => {
        stopped = true;
        stop();
      };
    },
  };
}

/** Chromium keeps pages without HTTPS from loopback since then; other browsers do not. */
const strictSince = 142;

export function keepsInsecurePagesOut({ isSecureContext, navigator }: Window): boolean {
  const version = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1];
  return !isSecureContext && Number(version ?? 0) >= strictSince;
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    hostname.startsWith('127.')
  );
}
