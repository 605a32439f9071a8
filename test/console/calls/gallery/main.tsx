// For looking: every state of the launch panel and the dock, served by
//   npx vite --config test/console/calls/gallery/vite.config.ts
// as /?theme=light|dark&lang=zh|en&show=panels|docks. Not part of the console.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import '../../../../src/ui/theme/base.css';
import '../../../../src/ui/theme/tokens.css';
import { callTexts } from '../../../../src/calls/texts';
import { changeLanguage, loadTexts } from '../../../../src/i18n/texts';
import { uiTexts } from '../../../../src/ui/texts';
import { AntdProvider } from '../../../../src/ui/theme/AntdProvider';
import { chooseMode, startAppearance } from '../../../../src/ui/theme/mode';
import { UiProvider } from '../../../../src/ui/UiContext';
import { Gallery } from './Gallery';

const query = new URLSearchParams(location.search);
startAppearance();
chooseMode(query.get('theme') === 'dark' ? 'dark' : 'light');
await changeLanguage(query.get('lang') === 'zh' ? 'zh' : 'en');
await loadTexts(uiTexts, callTexts);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
const router = createBrowserRouter([
  { path: '*', element: <Gallery docks={query.get('show') === 'docks'} /> },
]);

createRoot(root).render(
  <Suspense>
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <AntdProvider>
        <UiProvider userID="gallery" explain={({ code }) => ({ title: code })}>
          <RouterProvider router={router} />
        </UiProvider>
      </AntdProvider>
    </QueryClientProvider>
  </Suspense>,
);
