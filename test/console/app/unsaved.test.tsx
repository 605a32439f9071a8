import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createMemoryRouter, Link, RouterProvider } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { changeLanguage, loadTexts } from '../../../src/i18n/texts';
import { sessionTexts } from '../../../src/session/texts';
import { useUnsavedGuard } from '../../../src/session/useUnsavedGuard';
import { uiTexts } from '../../../src/ui/texts';
import { AntdProvider } from '../../../src/ui/theme/AntdProvider';
import { antdTexts } from '../../../src/ui/theme/antdLocale';

beforeEach(async () => {
  await changeLanguage('en');
  await loadTexts(sessionTexts, uiTexts, antdTexts);
});

function Form() {
  const [note, setNote] = useState('');
  useUnsavedGuard(note !== '');
  return (
    <>
      <input aria-label="Note" value={note} onChange={(event) => setNote(event.target.value)} />
      <Link to="/elsewhere">Elsewhere</Link>
      <Link to="/?page=2">Next page</Link>
    </>
  );
}

function openForm() {
  const router = createMemoryRouter([
    { path: '/', Component: Form },
    { path: '/elsewhere', Component: () => <h1>Elsewhere indeed</h1> },
  ]);
  render(
    <AntdProvider>
      <RouterProvider router={router} />
    </AntdProvider>,
  );
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), router };
}

it('lets go of a form in which nothing was typed', async () => {
  const { user } = openForm();
  await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
  expect(await screen.findByRole('heading', { name: 'Elsewhere indeed' })).toBeVisible();
});

it('asks before what was typed would be lost, and stays if told so', async () => {
  const { user } = openForm();
  await user.type(screen.getByLabelText('Note'), 'half a sentence');
  await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByText('Leave without saving?')).toBeNull());
  expect(screen.getByLabelText('Note')).toHaveValue('half a sentence');

  await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  expect(await screen.findByRole('heading', { name: 'Elsewhere indeed' })).toBeVisible();
});

it('another page or filter of the same list is not leaving', async () => {
  const { user, router } = openForm();
  await user.type(screen.getByLabelText('Note'), 'x');
  await user.click(screen.getByRole('link', { name: 'Next page' }));
  expect(router.state.location.search).toBe('?page=2');
});

it('closing the tab is asked about by the browser, only while something is unsaved', async () => {
  const { user } = openForm();
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(closing()).toBe(false);
  await user.type(screen.getByLabelText('Note'), 'x');
  expect(closing()).toBe(true);
});
