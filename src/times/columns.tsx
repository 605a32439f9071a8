import type { ReactNode } from 'react';
import type { Translate } from '../i18n/types';
import type { Language } from '../i18n/languages';
import type { en as uiWords } from '../ui/text/en';
import { ShareBar } from './ShareBar';
import { formatDuration } from '../ui/format/duration';
import type { Column } from '../ui/table/columns';
import { Duration } from '../ui/values/Duration';
import { None } from '../ui/values/Pair';
import { hereOf, occupancyOf, type AgentTimes } from './agent-times';
import type { TimeTranslate } from './texts';

const states = ['available', 'inCall', 'wrapUp'] as const;

/** Who, how long here, and in which state; occupancy last. */
export function timeColumns(
  t: TimeTranslate,
  ui: Translate<typeof uiWords>,
  language: Language,
): readonly Column<AgentTimes>[] {
  return [
    {
      key: 'agent',
      title: t('column.agent'),
      always: true,
      sort: 'agent',
      sortFirst: 'asc',
      render: ({ name }) => name,
    },
    seconds('here', t('column.here'), hereOf),
    ...states.map((state) => seconds(state, ui(`presence.${state}`), (times) => times[state])),
    {
      ...seconds('break', ui('presence.break'), (times) => times.break),
      render: (times) => (
        <span title={breakWords(times, language)}>
          <Seconds of={times.break} />
        </span>
      ),
    },
    {
      key: 'occupancy',
      title: t('column.occupancy'),
      width: 148,
      align: 'right',
      sort: 'occupancy',
      sortFirst: 'desc',
      render: (times) => <ShareBar share={occupancyOf(times)} />,
    },
  ];
}

function seconds(key: string, title: string, of: (times: AgentTimes) => number): Column<AgentTimes> {
  return {
    ...{ key, title, width: 104, align: 'right', sort: key, sortFirst: 'desc' },
    render: (times) => <Seconds of={of(times)} />,
  };
}

function Seconds({ of }: { of: number }): ReactNode {
  return of === 0 ? <None /> : <Duration ms={of * 1000} />;
}

/** "Lunch 0:32:10, Coffee 0:08:00" */
export function breakWords({ breaks }: AgentTimes, language: Language): string {
  return breaks
    .map(({ reason, seconds: of }) => `${reason[language]} ${formatDuration(of * 1000)}`)
    .join(', ');
}
