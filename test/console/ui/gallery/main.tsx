// For looking: every shared component with made-up data, served by
//   npx vite --config test/console/ui/gallery/vite.config.ts
// as /?scene=rooms|states|faces|peek|form&theme=light|dark&lang=zh|en. Not part of the console.
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import '../../../../src/ui/theme/tokens.css';
import '../../../../src/ui/theme/base.css';
import { changeLanguage, loadTexts } from '../../../../src/i18n/texts';
import { uiTexts } from '../../../../src/ui/texts';
import { AntdProvider } from '../../../../src/ui/theme/AntdProvider';
import { chooseMode, startAppearance } from '../../../../src/ui/theme/mode';
import { UiProvider } from '../../../../src/ui/UiContext';
import { scenes } from './scenes';

const query = new URLSearchParams(location.search);
startAppearance();
chooseMode(query.get('theme') === 'dark' ? 'dark' : 'light');
await changeLanguage(query.get('lang') === 'zh' ? 'zh' : 'en');
await loadTexts(uiTexts);

const Scene = scenes[query.get('scene') ?? 'rooms'] ?? scenes['rooms'];
const router = createBrowserRouter([{ path: '*', element: Scene && <Scene /> }]);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

createRoot(root).render(
  <StrictMode>
    <Suspense>
      <AntdProvider>
        <UiProvider
          userID="gallery"
          explain={({ code }) => ({ title: `No answer (${code})`, next: 'Try again.' })}
        >
          <RouterProvider router={router} />
        </UiProvider>
      </AntdProvider>
    </Suspense>
  </StrictMode>,
);
