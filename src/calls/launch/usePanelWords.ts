import { useTexts } from '../../i18n/useTexts';
import { useCallDesk } from '../call-desk';
import { callTexts } from '../texts';
import type { Panel } from './panel-model';

/** The sentence of the state, what to do, the reason quoted, and what else was seen on the program's port. */
export function usePanelWords(panel: Panel): {
  readonly title: string;
  readonly text: string;
  readonly quote: string | null;
  readonly seen: string | null;
} {
  const t = useTexts(callTexts);
  const { view, launchError } = useCallDesk();
  const seen =
    panel.seen === null
      ? null
      : panel.seen === 'frameBlocked'
        ? t('seen.frameBlocked')
        : t('seen.label', { what: t(`seen.${panel.seen}`) });

  const reason = view.state.name === 'ended' ? view.state.reason : null;
  switch (panel.words) {
    case 'ended.closedByAdmin': {
      const closed = reason?.kind === 'closedByAdmin' ? reason : { byName: '', text: '' };
      return {
        title: t('now.ended.closedByAdmin.title', { name: closed.byName }),
        text: t('now.ended.closedByAdmin.text'),
        quote: closed.text === '' ? null : closed.text,
        seen,
      };
    }
    case 'ended.enterFailed':
      return {
        title: t('now.ended.enterFailed.title'),
        text: t('now.ended.enterFailed.text', { message: reason?.kind === 'enterFailed' ? reason.msg : '' }),
        quote: null,
        seen,
      };
    case 'tooLong':
    case 'badField': {
      const field = launchError?.field ?? '';
      const { actual = 0, limit = 0 } = launchError?.length ?? {};
      return {
        title: t(`now.${panel.words}.title`),
        text:
          panel.words === 'tooLong'
            ? t('now.tooLong.text', { field, actual, limit })
            : t('now.badField.text', { field }),
        quote: null,
        seen,
      };
    }
    default:
      return { title: t(`now.${panel.words}.title`), text: t(`now.${panel.words}.text`), quote: null, seen };
  }
}
