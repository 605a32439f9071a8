import { matchRoutes, type RouteObject } from 'react-router';
import { paths, signInPath } from '../config/paths';
import type { GetServices } from './routes/page';

/**
 * Decides where a visit begins, before the router does: it would fetch the code of the shell and the page first, only
 * to lead a stranger to the sign-in page. For whoever is signed in, that code is fetched meanwhile.
 */
export async function admit(services: GetServices, routes: RouteObject[], at: Location): Promise<void> {
  if (at.pathname === paths.signIn) return;
  const known = preload(routes, at.pathname);
  const [{ whoAmI }, visit] = await Promise.all([import('../session/require-sign-in'), services()]);
  const outcome = await whoAmI(visit).catch(() => 'unknown' as const); // the router meets the failure and shows it
  if (outcome === null) window.history.replaceState(null, '', signInPath(at.pathname + at.search));
  else await known;
}

/** Fetches what an address will need. A failure here is met again, and shown, by the router. */
export async function preload(routes: RouteObject[], pathname: string): Promise<void> {
  const matches = matchRoutes(routes, pathname) ?? [];
  const loads = matches.map(async ({ route }) =>
    typeof route.lazy === 'function' ? route.lazy() : undefined,
  );
  await Promise.allSettled(loads);
}
