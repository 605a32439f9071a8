import { useState } from 'react';
import { scenarios } from '../../../mocks/browser/scenarios';
import type { SimulationControls } from '../../../mocks/browser/start';
import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import type { SimulatedProgram } from './program';
import { simulatedTexts } from './texts';
import styles from './simulated.module.css';

/** Says that nothing here is real, who can sign in, and lets the world be chosen. Development only. */
export function SimulatedBar({
  simulation,
  program,
}: {
  simulation: SimulationControls;
  program: SimulatedProgram;
}) {
  const t = useTexts(simulatedTexts);
  const [installed, setInstalled] = useState(program.installed);
  const roles = new Map(simulation.people.map(({ role, userID }) => [role, userID] as const).reverse());
  return (
    <aside className={styles['bar']} aria-label={t('title')}>
      <Glyph name="dashed" tone="ink2" />
      <strong>{t('title')}</strong>
      <span className={styles['people']}>
        {t('people', { people: [...roles.values()].reverse().join(', '), password: simulation.password })}
      </span>
      <label className={styles['scenario']}>
        <input
          type="checkbox"
          checked={installed}
          onChange={(event) => {
            setInstalled(event.target.checked);
            program.setInstalled(event.target.checked);
          }}
        />
        {t('program')}
      </label>
      <label className={styles['scenario']}>
        {t('scenario')}
        <select
          value={simulation.scenario}
          onChange={(event) => {
            const chosen = scenarios.find((known) => known === event.target.value);
            if (chosen) simulation.choose(chosen);
          }}
        >
          {scenarios.map((scenario) => (
            <option key={scenario} value={scenario}>
              {t(`scenario.${scenario}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={simulation.reset}>
        {t('reset')}
      </button>
    </aside>
  );
}
