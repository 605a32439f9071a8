import { DatePicker, Form, InputNumber, Select } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { useFormChoices, useReviewerChoices } from '../choices';
import { earliestDay } from './draft';
import styles from './sampling.module.css';
import { samplingTexts } from './texts';

/** By which form, by whom and until when. */
export function GivenTo({ isNew }: { readonly isNew: boolean }) {
  const t = useTexts(samplingTexts);
  const forms = useFormChoices();
  const reviewers = useReviewerChoices();
  return (
    <>
      <Form.Item
        name={['asks', 'formID']}
        label={t('edit.form')}
        rules={[{ required: true, message: t('edit.formNeeded') }]}
      >
        <Select {...forms} />
      </Form.Item>
      <Form.Item
        name={['asks', 'reviewerIDs']}
        label={t('edit.reviewers')}
        extra={t('edit.reviewersHelp')}
        rules={[{ required: true, message: t('edit.reviewersNeeded') }]}
      >
        <Select mode="multiple" maxCount={20} {...reviewers} />
      </Form.Item>
      <div className={styles['line']}>
        <Form.Item
          name={['asks', 'dueDays']}
          label={t('edit.due')}
          rules={[{ required: true, message: t('edit.numberNeeded') }]}
        >
          <InputNumber min={1} max={90} precision={0} />
        </Form.Item>
        {isNew && (
          <Form.Item
            name="since"
            label={t('edit.since')}
            extra={t('edit.sinceHelp')}
            rules={[{ required: true, message: t('edit.sinceNeeded') }]}
          >
            <DatePicker minDate={earliestDay()} />
          </Form.Item>
        )}
      </div>
    </>
  );
}
