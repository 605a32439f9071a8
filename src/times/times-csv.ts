import type { Language } from '../i18n/languages';
import { toCsv } from '../ui/format/csv';
import { hereOf, occupancyOf, type AgentTimes } from './agent-times';
import type { TimeTranslate } from './texts';

/** The words of states, as the table's heads have them. */
type StateWords = Readonly<Record<'available' | 'inCall' | 'wrapUp' | 'break', string>>;

/** What the table shows, in seconds, with a column for each break reason that somebody used. */
export function timesCsv(
  rows: readonly AgentTimes[],
  words: StateWords,
  t: TimeTranslate,
  language: Language,
): string {
  const reasons = new Map(
    rows.flatMap(({ breaks }) => breaks.map(({ reason }) => [reason.reasonID, reason] as const)),
  );
  const head = [
    t('column.agent'),
    'userID',
    t('csv.seconds', { state: t('column.here') }),
    ...(['available', 'inCall', 'wrapUp', 'break'] as const).map((state) =>
      t('csv.seconds', { state: words[state] }),
    ),
    ...[...reasons.values()].map((reason) => t('csv.break', { reason: reason[language] })),
    `${t('column.occupancy')} (%)`,
  ];
  const lines = rows.map((times) => {
    const share = occupancyOf(times);
    return [
      ...[times.name, times.userID, hereOf(times)],
      ...[times.available, times.inCall, times.wrapUp, times.break],
      ...[...reasons.keys()].map((id) => breakSeconds(times, id)),
      share === null ? '' : Math.round(share * 1000) / 10,
    ];
  });
  return toCsv([head, ...lines]);
}

/** A reason whose words were changed in between is still one reason. */
function breakSeconds({ breaks }: AgentTimes, reasonID: string): number {
  return breaks.reduce((sum, { reason, seconds }) => (reason.reasonID === reasonID ? sum + seconds : sum), 0);
}
