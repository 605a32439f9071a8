import './config/zod';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { Fragment, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { PageWait } from './app/layout/PageWait';
import { openRouter } from './app/router';
import { startAppearance } from './ui/theme/mode';

startAppearance();
void start();

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  const root = createRoot(place);
  root.render(<PageWait />);
  // `npm run dev` alone: a production build has neither the simulated RoomService nor its import.
  const Surroundings = import.meta.env.VITE_MOCK
    ? await import('./app/simulated/start').then(({ simulate }) => simulate())
    : Fragment;
  const router = await openRouter();
  root.render(
    <StrictMode>
      <Surroundings>
        <RouterProvider router={router} />
      </Surroundings>
    </StrictMode>,
  );
}
