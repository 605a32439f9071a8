import { Button } from 'antd';
import { useState } from 'react';
import type { ChartForm } from '../../../contract/review-charts';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import { NumbersTable } from '../NumbersTable';
import styles from './charts.module.css';
import { Measure } from './Measure';
import { chartTexts } from './texts';
import { formatMean } from './words';

const FIRST = 5;

/** Where points are lost by a form: its sections, and its questions, the weakest first. */
export function FormLosses({ form }: { form: ChartForm }) {
  const t = useTexts(chartTexts);
  const [whole, setWhole] = useState(false);
  const questions = whole ? form.questions : form.questions.slice(0, FIRST);
  const titles = new Map(form.sections.map(({ sectionID, title }) => [sectionID, title]));
  const { reviews, mean, failed } = form;
  const percent = (value: number | null) => (value === null ? '—' : t('percent', { value }));
  return (
    <Card title={form.name}>
      <div className={styles['figure']}>
        <p className={styles['text']}>
          {t('form.text', { count: reviews, mean: formatMean(mean), failed })}
          {form.questions.every(({ lost }) => lost === 0) && ` ${t('form.lossless')}`}
        </p>
        <h3 className={styles['sub']}>{t('form.questions')}</h3>
        <NumbersTable
          caption={t('form.questions')}
          heads={[
            ...[t('column.question'), t('column.reached'), t('column.lost'), t('column.answers')],
            t('column.worst'),
          ]}
          rows={questions.map((each) => [
            <span key="q" className={styles['question']}>
              {each.text}
              <small>{titles.get(each.sectionID)}</small>
            </span>,
            <span key="r" className={styles['measured']}>
              <Measure percent={each.mean ?? 0} /> {percent(each.mean)}
            </span>,
            ...[percent(each.lost), each.answers, each.worst],
          ])}
        />
        {form.questions.length > questions.length && (
          <div>
            <Button onClick={() => setWhole(true)}>
              {t('form.allQuestions', { count: form.questions.length })}
            </Button>
          </div>
        )}
        <h3 className={styles['sub']}>{t('form.sections')}</h3>
        <NumbersTable
          caption={t('form.sections')}
          heads={[t('column.section'), t('column.reached'), t('column.lost')]}
          rows={form.sections.map((each) => [
            each.title,
            <span key="r" className={styles['measured']}>
              <Measure percent={each.mean ?? 0} /> {percent(each.mean)}
            </span>,
            percent(each.lost),
          ])}
        />
      </div>
    </Card>
  );
}
