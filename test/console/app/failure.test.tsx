import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../src/api/problem';
import { RouteFailure } from '../../../src/app/failure/RouteFailure';
import { changeLanguage } from '../../../src/i18n/texts';

beforeEach(() => changeLanguage('en'));

/** A page whose loader fails with each of these in turn, and then works. */
function openPage(...failures: readonly unknown[]): void {
  const left = [...failures];
  const router = createMemoryRouter([
    {
      path: '/',
      HydrateFallback: () => null,
      ErrorBoundary: RouteFailure,
      loader: () => {
        if (left.length > 0) throw left.shift();
        return null;
      },
      Component: () => <h1>The page</h1>,
    },
  ]);
  render(<RouterProvider router={router} />);
}

describe('what stands in the place of a page that failed', () => {
  it('names the code and the request, and copies what support wants to read', async () => {
    const user = userEvent.setup();
    openPage(new ApiProblem('server.failed', { status: 500, requestID: '7f3a19c2' }));
    expect(await screen.findByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
    expect(screen.getByText('server.failed, 7f3a19c2')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy details' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await navigator.clipboard.readText()).toContain('server.failed, 7f3a19c2\nhttp://localhost');
  });

  it('shows the details where the browser does not let a page copy', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    openPage(new Error('Cannot read properties of undefined'));
    await user.click(await screen.findByRole('button', { name: 'Copy details' }));
    expect(await screen.findByText(/^Cannot read properties of undefined\s+http/)).toBeVisible();
  });

  it.each([
    'Failed to fetch dynamically imported module: http://localhost/assets/RoomsPage-1.js',
    'error loading dynamically imported module',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/RoomsPage-1.css',
  ])('offers to reload for a part of an older version: %s', async (message) => {
    openPage(new TypeError(message));
    expect(await screen.findByRole('heading', { name: 'A new version is here' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Reload' })).toBeEnabled();
  });

  it('waits for RoomService, and tries when asked', async () => {
    const user = userEvent.setup();
    openPage(new ApiProblem('network.unreachable'));
    expect(await screen.findByRole('heading', { name: 'RoomService cannot be reached' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('heading', { name: 'The page' })).toBeVisible();
  });

  it('goes on by itself as soon as RoomService answers', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    openPage(new ApiProblem('server.notReady', { status: 503 }));
    await screen.findByRole('heading', { name: 'RoomService cannot be reached' });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    vi.advanceTimersByTime(4_000);
    vi.useRealTimers();
    expect(await screen.findByRole('heading', { name: 'The page' })).toBeVisible();
  });
});
