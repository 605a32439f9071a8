import { useState, type ReactNode } from 'react';
import type { SimulationControls } from '../../../mocks/browser/start';
import { LauncherPortsContext } from '../../session/launcher-ports';
import { BannerContext } from '../../config/banner';
import { createSimulatedProgram } from './program';
import { SimulatedBar } from './SimulatedBar';

/** The console on a simulated RoomService, beside a simulated desktop program. Development only. */
export function Simulated({ simulation, children }: { simulation: SimulationControls; children: ReactNode }) {
  const [program] = useState(createSimulatedProgram);
  return (
    <LauncherPortsContext value={program.makePorts}>
      <BannerContext value={<SimulatedBar simulation={simulation} program={program} />}>
        {children}
      </BannerContext>
    </LauncherPortsContext>
  );
}
