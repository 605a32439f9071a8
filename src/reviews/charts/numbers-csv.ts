import { byteOrderMark, csvLine, type CsvCell } from '../../../contract/csv';
import type { ReviewCharts } from '../../../contract/review-charts';
import { formatDay } from '../../ui/format/when';
import type { ChartTranslate } from './texts';

/** All numbers of the charts, one a line: what they are of, whose, and from when. */
export function numbersCsv(charts: ReviewCharts, t: ChartTranslate): string {
  const heads = [
    ...[t('csv.kind'), t('csv.name'), t('csv.from'), t('column.reviews'), t('csv.value')],
    ...[t('column.failed'), t('csv.lost')],
  ];
  const lines: readonly (readonly CsvCell[])[] = [
    heads,
    ...charts.periods.map(({ from, reviews, mean, failed }) => [
      ...[t('csv.period'), t('all'), formatDay(from), reviews, mean, failed, null],
    ]),
    ...charts.agents.flatMap(({ agent, reviews, mean, failed, periods }) => [
      [t('csv.agent'), agent.name, null, reviews, mean, failed, null],
      ...periods.map((period) => [
        ...[t('csv.agent'), agent.name, formatDay(period.from), period.reviews, period.mean],
        ...[period.failed, null],
      ]),
    ]),
    ...charts.forms.flatMap((form) => [
      [t('csv.form'), form.name, null, form.reviews, form.mean, form.failed, null],
      ...form.sections.map(({ title, mean, lost }) => [
        ...[t('csv.section'), `${form.name} / ${title}`, null, null, mean, null, lost],
      ]),
      ...form.questions.map(({ text, answers, mean, worst, lost }) => [
        ...[t('csv.question'), `${form.name} / ${text}`, null, answers, mean, worst, lost],
      ]),
    ]),
    ...charts.distribution.map(({ from, to, count }) => [
      ...[t('csv.score'), `${from}–${to}`, null, count, null, null, null],
    ]),
    ...charts.reviewers.map(({ reviewer, calibrations, deviation }) => [
      ...[t('csv.reviewer'), reviewer.name, null, calibrations, deviation, null, null],
    ]),
  ];
  return byteOrderMark + lines.map(csvLine).join('');
}
