import type { ComponentType } from 'react';
import { redirect, type RouteObject } from 'react-router';
import type { Permission } from '../../contract/access';
import { paths } from '../config/paths';
import type { Texts } from '../i18n/texts';
import { loadTexts } from '../i18n/texts';
import type { Dictionary } from '../i18n/types';
import { adminTexts } from '../admin/texts';
import { cloudTexts } from '../admin/cloud/texts';
import { webhookTexts } from '../admin/webhooks/texts';
import { storingTexts } from '../admin/keeping/texts';
import { placesTexts } from '../admin/storage/places/texts';
import { storageTexts } from '../admin/storage/texts';
import { problemTexts } from '../api/texts';
import { callTexts } from '../calls/texts';
import { checkTexts } from '../check/texts';
import { observingTexts } from '../observing/texts';
import { presenceTexts } from '../presence/texts';
import { keepingTexts } from '../recordings/keeping/texts';
import { recordingTexts } from '../recordings/texts';
import { samplingTexts } from '../reviews/sampling/texts';
import { chartTexts } from '../reviews/charts/texts';
import { reviewTexts } from '../reviews/texts';
import { uploadTexts } from '../recordings/upload/texts';
import { roomTexts } from '../rooms/texts';
import { settingsTexts } from '../settings/texts';
import { workTexts } from '../work/texts';
import { timeTexts } from '../times/texts';
import { wallboardTexts } from '../wallboard/texts';
import { sessionTexts } from '../session/texts';
import { uiTexts } from '../ui/texts';
import { appTexts } from './texts';
import { SignInPage } from '../session/SignInPage';
import { NotFound } from './failure/NotFound';
import { RootFailure, RouteFailure } from './failure/RouteFailure';
import { PageWait } from './layout/PageWait';
import type { Services } from './services';

/** What a page needs, read by the layout before it shows the page. */
export interface PageHandle {
  readonly permission?: Permission;
  /** Without navigation and header: the page is all that is seen. */
  readonly bare?: true;
}

/** Gives the services of this page, made on first use: the sign-in page does without their code. */
export type GetServices = () => Promise<Services>;

interface Page {
  readonly Component: ComponentType;
  /** Starts reading what the page will show, while the shell around it is still being drawn. */
  readonly readAhead?: (visit: Services, address: URL) => void;
}

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
    {
      path: paths.work,
      handle: needs('room.enter'),
      lazy: page(services, () => import('./WorkRoute'), workTexts, roomTexts),
    },
    {
      path: paths.rooms,
      handle: needs('room.list'),
      lazy: page(services, () => import('../rooms/RoomsPage'), roomTexts),
    },
    {
      path: paths.room,
      handle: needs('room.list'),
      lazy: page(services, () => import('../rooms/RoomPage'), roomTexts),
    },
    {
      path: paths.watch,
      handle: needs('room.observe'),
      lazy: page(services, () => import('../observing/WatchPage'), observingTexts),
    },
    {
      path: paths.calls,
      handle: needs('call.list'),
      lazy: page(services, () => import('../calls/CallsPage'), callTexts),
    },
    {
      path: paths.call,
      handle: needs('call.list'),
      lazy: page(services, () => import('../calls/CallPage'), callTexts),
    },
    {
      path: paths.recordings,
      handle: needs('recording.list'),
      lazy: page(services, () => import('./RecordingsRoute'), recordingTexts, keepingTexts),
    },
    {
      path: paths.trash,
      handle: needs('recording.delete'),
      lazy: page(services, () => import('../recordings/TrashPage'), recordingTexts, keepingTexts),
    },
    {
      path: paths.uploads,
      handle: needs('recording.upload'),
      lazy: page(services, () => import('../recordings/upload/UploadPage'), recordingTexts, uploadTexts),
    },
    {
      path: paths.recording,
      handle: needs('recording.list'),
      lazy: page(services, () => import('./RecordingRoute'), recordingTexts, reviewTexts, keepingTexts),
    },
    {
      path: paths.reviews,
      handle: needs('review.list'),
      lazy: page(services, () => import('../reviews/ReviewsPage'), reviewTexts, chartTexts),
    },
    {
      path: paths.scores,
      handle: needs('review.list'),
      lazy: page(services, () => import('../reviews/charts/ChartsPage'), chartTexts),
    },
    {
      path: paths.sampling,
      handle: needs('review.write'),
      lazy: page(services, () => import('../reviews/sampling/SamplingPage'), reviewTexts, samplingTexts),
    },
    {
      path: paths.review,
      handle: needs('review.list'),
      lazy: page(services, () => import('./ReviewRoute'), reviewTexts, recordingTexts, keepingTexts),
    },
    {
      path: paths.calibration,
      handle: needs('review.write'),
      lazy: page(services, () => import('../reviews/calibration/CalibrationPage'), reviewTexts),
    },
    {
      path: paths.forms,
      handle: needs('review.manage'),
      lazy: page(services, () => import('../reviews/forms/FormsPage'), reviewTexts),
    },
    {
      path: paths.form,
      handle: needs('review.manage'),
      lazy: page(services, () => import('../reviews/forms/FormPage'), reviewTexts),
    },
    {
      path: paths.wallboard,
      handle: { ...needs('wallboard.view'), bare: true } satisfies PageHandle,
      lazy: page(services, () => import('./WallboardRoute'), wallboardTexts, roomTexts),
    },
    {
      path: paths.times,
      handle: needs('presence.list'),
      lazy: page(services, () => import('../times/TimesPage'), timeTexts),
    },
    {
      path: paths.users,
      handle: needs('user.list'),
      lazy: page(services, () => import('../admin/UsersPage'), adminTexts),
    },
    {
      path: paths.teams,
      handle: needs('team.manage'),
      lazy: page(services, () => import('../admin/TeamsPage'), adminTexts),
    },
    {
      path: paths.audit,
      handle: needs('audit.read'),
      lazy: page(services, () => import('../admin/AuditPage'), adminTexts),
    },
    {
      path: paths.retention,
      handle: needs('recording.keep'),
      lazy: page(services, () => import('../admin/RetentionPage'), adminTexts, storingTexts),
    },
    {
      path: paths.storage,
      handle: needs('recording.keep'),
      lazy: page(services, () => import('../admin/StoragePage'), adminTexts, storageTexts, placesTexts),
    },
    {
      path: paths.holds,
      handle: needs('recording.hold'),
      lazy: page(services, () => import('../admin/HoldsPage'), storingTexts),
    },
    {
      path: paths.customers,
      handle: needs('customer.erase'),
      lazy: page(services, () => import('../admin/CustomersPage'), adminTexts),
    },
    {
      path: paths.check,
      lazy: page(services, () => import('../check/CheckPage'), checkTexts),
    },
    {
      path: paths.client,
      handle: needs('client.manage'),
      lazy: page(services, () => import('../admin/ClientPage'), adminTexts),
    },
    {
      path: paths.oldClients,
      handle: needs('client.manage'),
      lazy: page(services, () => import('../admin/OldClientsPage'), adminTexts),
    },
    {
      path: paths.tokens,
      handle: needs('token.manage'),
      lazy: page(services, () => import('../admin/TokensPage'), adminTexts),
    },
    {
      path: paths.webhooks,
      handle: needs('webhook.manage'),
      lazy: page(services, () => import('../admin/WebhooksPage'), webhookTexts, adminTexts),
    },
    {
      path: paths.webhook,
      handle: needs('webhook.manage'),
      lazy: page(services, () => import('../admin/WebhookPage'), webhookTexts, adminTexts),
    },
    {
      path: paths.integration,
      handle: needs('client.manage'),
      lazy: page(services, () => import('../admin/IntegrationPage'), cloudTexts, webhookTexts, adminTexts),
    },
    {
      path: paths.floor,
      handle: needs('floor.manage'),
      lazy: page(services, () => import('../admin/FloorPage'), adminTexts),
    },
    {
      path: paths.settings,
      lazy: page(services, () => import('../settings/SettingsPage'), settingsTexts),
    },
    { path: '*', Component: NotFound },
  ];
}

function needs(permission: Permission): PageHandle {
  return { permission };
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

/** A page by its module, with the texts that it wants before it can draw: to wait for them later costs a blink. */
function page(
  services: GetServices,
  module: () => Promise<Page>,
  ...texts: readonly Texts<Dictionary>[]
): NonNullable<RouteObject['lazy']> {
  return async () => {
    const [{ Component, readAhead }] = await Promise.all([module(), loadTexts(...texts)]);
    if (!readAhead) return { Component };
    return {
      Component,
      loader: async ({ request }: { request: Request }) => {
        readAhead(await services(), new URL(request.url));
        return null;
      },
    };
  };
}

function signedIn(services: GetServices) {
  return async ({ request }: { request: Request }) => {
    const [{ requireSignIn }, visit] = await Promise.all([import('../session/require-sign-in'), services()]);
    return await requireSignIn(visit, request);
  };
}
