import { redirect, type RouteObject } from 'react-router';
import { paths } from '../config/paths';
import { loadTexts } from '../i18n/texts';
import { problemTexts } from '../api/texts';
import { callTexts } from '../calls/texts';
import { checkTexts } from '../check/texts';
import { presenceTexts } from '../presence/texts';
import { settingsTexts } from '../settings/texts';
import { sessionTexts } from '../session/texts';
import { uiTexts } from '../ui/texts';
import { appTexts } from './texts';
import { SignInPage } from '../session/SignInPage';
import { NotFound } from './failure/NotFound';
import { RootFailure, RouteFailure } from './failure/RouteFailure';
import { PageWait } from './layout/PageWait';
import { administrationRoutes } from './routes/administration';
import { callRoutes } from './routes/calls';
import { page, type GetServices } from './routes/page';
import { recordingRoutes } from './routes/recordings';

/** Every page of the console and the right it needs. A page's code and texts come when somebody goes there. */
export function createRoutes(services: GetServices): RouteObject[] {
  return [
    {
      HydrateFallback: PageWait,
      ErrorBoundary: RootFailure,
      children: [
        { path: paths.signIn, element: <SignInPage prefetchConsole={prefetchConsole} /> },
        {
          path: paths.changePassword,
          loader: signedIn(services),
          lazy: async () => {
            const [{ createChangePasswordPage }, visit] = await Promise.all([
              import('../session/ChangePasswordPage'),
              services(),
              loadTexts(problemTexts),
            ]);
            return { Component: createChangePasswordPage(visit) };
          },
        },
        {
          loader: signedIn(services),
          // Who somebody is does not hang on the query string; live events say when it changes.
          shouldRevalidate: ({ currentUrl, nextUrl }) => currentUrl.href === nextUrl.href,
          lazy: async () => {
            const [createShell, made] = await Promise.all([loadShell(), services(), loadShellTexts()]);
            return { Component: createShell(made) };
          },
          children: [{ ErrorBoundary: RouteFailure, children: pages(services) }],
        },
      ],
    },
  ];
}

function pages(services: GetServices): RouteObject[] {
  return [
    {
      path: paths.home,
      element: <></>,
      loader: async (args) => {
        const { homeOf } = await import('./home');
        throw redirect(homeOf(await signedIn(services)(args)));
      },
    },
    ...callRoutes(services),
    ...recordingRoutes(services),
    ...administrationRoutes(services),
    {
      path: paths.check,
      lazy: page(services, () => import('../check/CheckPage'), checkTexts),
    },
    {
      path: paths.settings,
      lazy: page(services, () => import('../settings/SettingsPage'), settingsTexts),
    },
    { path: '*', Component: NotFound },
  ];
}

/** The shell with antd's own words, which it cannot be drawn without. */
async function loadShell() {
  const [{ createShell }] = await Promise.all([
    import('./layout/Shell'),
    import('../ui/theme/antdLocale').then(({ antdTexts }) => loadTexts(antdTexts)),
  ]);
  return createShell;
}

function loadShellTexts(): Promise<void> {
  return loadTexts(appTexts, problemTexts, sessionTexts, uiTexts, callTexts, presenceTexts);
}

/** While somebody types their password; what cannot be fetched now will be asked for again after signing in. */
function prefetchConsole(): void {
  void Promise.all([loadShell(), import('../session/require-sign-in'), loadShellTexts()]).catch(
    () => undefined,
  );
}

function signedIn(services: GetServices) {
  return async ({ request }: { request: Request }) => {
    const [{ requireSignIn }, visit] = await Promise.all([import('../session/require-sign-in'), services()]);
    return await requireSignIn(visit, request);
  };
}
