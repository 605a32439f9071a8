import type { ComponentType, ReactNode } from 'react';
import { start } from '../../../mocks/browser/start';
import { loadTexts } from '../../i18n/texts';
import { Simulated } from './Simulated';
import { simulatedTexts } from './texts';

/** Starts the simulation; answers what the console is rendered in. */
export async function simulate(): Promise<ComponentType<{ children: ReactNode }>> {
  const [simulation] = await Promise.all([start(), loadTexts(simulatedTexts)]);
  return function Surroundings({ children }) {
    return <Simulated simulation={simulation}>{children}</Simulated>;
  };
}
