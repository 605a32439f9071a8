import type { ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts';
import { AllowAgain } from '../ui/browser/AllowAgain';
import { State } from '../ui/glyphs/StatusWord';
import type { GlyphName, Tone } from '../ui/glyphs/Glyph';
import styles from './check.module.css';
import { verdictOf, type CheckName, type Finding, type Verdict } from './findings';
import { checkTexts } from './texts';

const signs: Readonly<Record<Verdict, readonly [GlyphName, Tone]>> = {
  ok: ['check', 'live'],
  amiss: ['triangle', 'wait'],
  open: ['ring', 'faint'],
  running: ['arc', 'accent'],
};

interface CheckRowProps {
  readonly name: CheckName;
  readonly finding: Finding;
  /** What the person can do here. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** One check: its state, what was found, and the next step where there is one. */
export function CheckRow({ name, finding, actions, children }: CheckRowProps) {
  const t = useTexts(checkTexts);
  const verdict = verdictOf(finding);
  const [glyph, tone] = signs[verdict];
  const next = useNext(finding);
  return (
    <li className={styles['row']} data-check={name}>
      <div className={styles['name']}>
        <h3>{t(`check.${name}`)}</h3>
        <State glyph={glyph} tone={tone}>
          {t(`verdict.${verdict}`)}
        </State>
      </div>
      <div className={styles['found']}>
        <p>{t(`found.${finding.code}`, { name: '', ms: 0, version: '', ...finding.params })}</p>
        {next !== null && <p className={styles['next']}>{next}</p>}
        {finding.code === 'permission.denied' && <AllowAgain />}
        {children}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </li>
  );
}

/** The next step, for findings that have one. */
function useNext({ code }: Finding): string | null {
  const t = useTexts(checkTexts);
  switch (code) {
    case 'secure.no':
    case 'service.away':
    case 'live.reconnecting':
    case 'permission.prompt':
    case 'permission.denied':
    case 'permission.insecure':
    case 'program.silent':
    case 'program.stranger':
    case 'program.blocked':
    case 'program.notAllowed':
    case 'scheme.untried':
    case 'scheme.nothing':
    case 'camera.denied':
    case 'camera.none':
    case 'camera.busy':
    case 'microphone.denied':
    case 'microphone.none':
    case 'microphone.busy':
      return t(`next.${code}`);
    default:
      return null;
  }
}
