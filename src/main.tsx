import './config/zod';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { PageWait } from './app/layout/PageWait';
import { openRouter } from './app/router';
import { BannerContext } from './config/banner';
import { loadTexts } from './i18n/texts';
import { startAppearance } from './ui/theme/mode';

startAppearance();
void start();

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  const root = createRoot(place);
  root.render(<PageWait />);
  const banner = import.meta.env.VITE_MOCK ? await simulate() : null;
  const router = await openRouter();
  root.render(
    <StrictMode>
      <BannerContext value={banner}>
        <RouterProvider router={router} />
      </BannerContext>
    </StrictMode>,
  );
}

/** RoomService simulated in this browser, and the bar that says so. A production build contains neither. */
async function simulate(): Promise<ReactNode> {
  const [{ start: startSimulation }, { SimulatedBar }, { simulatedTexts }] = await Promise.all([
    import('../mocks/browser/start'),
    import('./app/simulated/SimulatedBar'),
    import('./app/simulated/texts'),
  ]);
  const [simulation] = await Promise.all([startSimulation(), loadTexts(simulatedTexts)]);
  return <SimulatedBar simulation={simulation} />;
}
