import { Button } from 'antd';
import type { Move } from '../../../../contract/moves';
import type { MoveState } from '../../../../contract/places';
import { useCommand } from '../../../api/commands';
import { useTexts } from '../../../i18n/useTexts';
import { formatBytes } from '../../../ui/format/bytes';
import type { GlyphName, Tone } from '../../../ui/glyphs/Glyph';
import { State } from '../../../ui/glyphs/StatusWord';
import { useConfirm } from '../../../ui/useConfirm';
import { useTellProblem } from '../../../ui/useTellProblem';
import { useWhen } from '../../../ui/values/When';
import styles from './places.module.css';
import { placesTexts } from './texts';

const signs: Readonly<Record<MoveState, { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  moving: { glyph: 'arc', tone: 'accent' },
  paused: { glyph: 'half', tone: 'wait' },
  stopped: { glyph: 'square', tone: 'ink2' },
  done: { glyph: 'check', tone: 'live' },
};

/** How far the last move is, and what can be done about it. */
export function LatestMove({ move }: { move: Move }) {
  const t = useTexts(placesTexts);
  const when = useWhen();
  const { state, target, files, bytes, movedFiles, movedBytes, failedFiles, by, createdAt } = move;
  return (
    <section className={styles['move']} aria-label={t(`to.${target}`)}>
      <div className={styles['head']}>
        <strong>{t(`to.${target}`)}</strong>
        <State {...signs[state]}>{t(`state.${state}`)}</State>
        {failedFiles > 0 && (
          <State glyph="triangle" tone="err">
            {t('failed', { count: failedFiles })}
          </State>
        )}
        {move.finishedAt === null && <Steer move={move} />}
      </div>
      <progress aria-label={t('bar')} max={Math.max(bytes, 1)} value={files === 0 ? 1 : movedBytes} />
      <p>
        {t('progress', {
          ...{ moved: movedFiles, files, movedSize: formatBytes(movedBytes), size: formatBytes(bytes) },
        })}
      </p>
      <p>{t('by', { name: by.name, when: when(createdAt) })}</p>
    </section>
  );
}

function Steer({ move: { moveID, state } }: { move: Move }) {
  const t = useTexts(placesTexts);
  const confirm = useConfirm();
  const tell = useTellProblem();
  const invalidates = ['listMoves', 'getPlaces', 'listTroubledFiles'] as const;
  const pause = useCommand('pauseMove', { invalidates });
  const resume = useCommand('resumeMove', { invalidates });
  const stop = useCommand('stopMove', { invalidates });
  const params = { moveID };
  const askToStop = async () => {
    const isSure = await confirm({
      ...{ title: t('stop.title'), text: t('stop.text'), verb: t('stop.verb'), danger: true },
    });
    if (isSure) stop.mutate({ params }, { onError: tell });
  };
  return (
    <div className={styles['verbs']}>
      {state === 'moving' ? (
        <Button loading={pause.isPending} onClick={() => pause.mutate({ params }, { onError: tell })}>
          {t('pause')}
        </Button>
      ) : (
        <Button loading={resume.isPending} onClick={() => resume.mutate({ params }, { onError: tell })}>
          {t('resume')}
        </Button>
      )}
      <Button danger loading={stop.isPending} onClick={() => void askToStop()}>
        {t('stop')}
      </Button>
    </div>
  );
}
