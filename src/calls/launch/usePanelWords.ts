import type { LaunchError } from '../../launcher';
import { useTexts } from '../../i18n/useTexts';
import { digitGroups } from '../../ui/format/digits';
import { useCallDesk } from '../call-desk';
import { callTexts, type CallTranslate } from '../texts';
import type { PanelWords } from './panel-model';
import type { Shown } from './usePanel';

export interface PanelTexts {
  /** The one sentence of the state, which is also spoken. */
  readonly title: string;
  readonly text: string;
  /** The reason that a person gave. */
  readonly quote: string | null;
  /** What else is amiss: trouble of the program, or something else on its port. */
  readonly amiss: string | null;
}

export function usePanelWords({ panel, call, room }: Shown): PanelTexts {
  const t = useTexts(callTexts);
  const { view, launchError } = useCallDesk();
  const { words } = panel;
  const reason = view.state.name === 'ended' ? view.state.reason : null;
  const plain = {
    quote: null,
    amiss: view.trouble ? t(`streams.trouble.${view.trouble}`) : amissOf(panel, t),
  };
  // What is said of rooms and is not so of streams.
  if (room === null && isOfStreams(words)) {
    return { ...plain, title: t(`streams.${words}.title`), text: t(`streams.${words}.text`) };
  }
  switch (words) {
    case 'ended.closedByAdmin': {
      const closed = reason?.kind === 'closedByAdmin' ? reason : { byName: '', text: '' };
      return {
        ...plain,
        title:
          closed.byName === ''
            ? t('now.ended.closedByAdmin.titleAlone')
            : t('now.ended.closedByAdmin.title', { name: closed.byName }),
        text: t('now.ended.closedByAdmin.text'),
        quote: closed.text === '' ? null : closed.text,
      };
    }
    case 'ended.enterFailed': {
      const message = reason?.kind === 'enterFailed' ? reason.msg : '';
      return { ...plain, title: t(`now.${words}.title`), text: t('now.ended.enterFailed.text', { message }) };
    }
    case 'away': {
      const by = call?.endReason === 'closedByAdmin' ? call.endedBy : null;
      const why = call?.endReason ? t(`reason.${call.endReason}`) : '';
      return {
        ...plain,
        title: t('now.away.title'),
        text: by ? t('call.closedBy', { name: by.name }) : why,
        quote: call?.endDetail || null,
      };
    }
    case 'busyIn':
      return {
        ...plain,
        title: t('now.busyIn.title'),
        text: t('now.busyIn.text', { room: digitGroups(panel.busyIn ?? '').join(' ') }),
      };
    case 'tooLong': {
      const { actual = 0, limit = 0 } = launchError?.length ?? {};
      const field = fieldWord(launchError, t);
      return {
        ...plain,
        title: t('now.tooLong.title'),
        text: t('now.tooLong.text', { field, actual, limit }),
      };
    }
    case 'badField': {
      const field = fieldWord(launchError, t);
      return { ...plain, title: t('now.badField.title'), text: t('now.badField.text', { field }) };
    }
    default:
      return { ...plain, title: t(`now.${words}.title`), text: t(`now.${words}.text`) };
  }
}

const ofStreams = [
  'refused',
  'refusedOpened',
  'connected',
  'maybeOlder',
  'inRoom',
  'leaving',
  'apart',
  'apartStarting',
  'ended.left',
  'ended.closedByAdmin',
  'ended.programCrashed',
  'ended.network',
  'ended.enterFailed',
  'ended.launchGivenUp',
] as const satisfies readonly PanelWords[];
type StreamWords = (typeof ofStreams)[number];

function isOfStreams(words: PanelWords): words is StreamWords {
  return (ofStreams as readonly PanelWords[]).includes(words); // wider, so that any word may be looked for
}

function amissOf({ notice, seen }: Shown['panel'], t: CallTranslate): string | null {
  if (notice) return t('panel.notice', { code: notice.code, message: notice.msg });
  if (seen === null) return null;
  return seen === 'frameBlocked' ? t('seen.frameBlocked') : t('seen.label', { what: t(`seen.${seen}`) });
}

const named = ['roomName', 'roomTitle', 'userName', 'cloudRecordUrl', 'recordPath'] as const;

/** What a person calls the field where they can change it, else its name on the wire. */
function fieldWord(error: LaunchError | null, t: CallTranslate): string {
  const known = named.find((name) => name === error?.field);
  return known ? t(`field.${known}`) : (error?.field ?? '');
}
