import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { Suspense, type ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { changeLanguage, loadTexts } from '../../src/i18n/texts';
import type { Language } from '../../src/i18n/languages';
import type { Explain } from '../../src/ui/problem';
import { uiTexts } from '../../src/ui/texts';
import { antdTexts } from '../../src/ui/theme/antdLocale';
import { AntdProvider } from '../../src/ui/theme/AntdProvider';
import { UiProvider } from '../../src/ui/UiContext';

interface Options {
  language?: Language;
  url?: string;
  userID?: string;
  explain?: Explain;
}

interface RenderedUi extends RenderResult {
  user: UserEvent;
  /** The query string of the page, as a person would see it in the address. */
  query: () => string;
  back: () => Promise<void>;
}

/** Draws shared components with the real theme, texts and a router, and nothing of the application. */
export async function renderUi(node: ReactNode, options: Options = {}): Promise<RenderedUi> {
  const { language = 'en', url = '/', userID = 'ada', explain = plainly } = options;
  await changeLanguage(language);
  await loadTexts(uiTexts, antdTexts);
  const user = userEvent.setup();
  const router = createMemoryRouter([{ path: '*', element: node }], { initialEntries: [url] });
  const result = render(
    <Suspense>
      <AntdProvider>
        <UiProvider userID={userID} explain={explain}>
          <RouterProvider router={router} />
        </UiProvider>
      </AntdProvider>
    </Suspense>,
  );
  return {
    ...result,
    user,
    query: () => router.state.location.search,
    back: () => router.navigate(-1),
  };
}

const plainly: Explain = ({ code }) => ({ title: `It went wrong: ${code}.`, next: 'Try again.' });
