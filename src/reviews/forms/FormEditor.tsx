import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { formTroubles } from '../../../contract/review-form-check';
import type { FormContent } from '../../../contract/review-forms';
import type { ReviewFormDetail } from '../../../contract/forms';
import { useCommand } from '../../api/commands';
import { useExplainField } from '../../api/problem-text';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { useUnsavedGuard } from '../../session/useUnsavedGuard';
import { AppForm } from '../../ui/form/AppForm';
import { Card } from '../../ui/page/Card';
import { useTellProblem } from '../../ui/useTellProblem';
import { reviewTexts } from '../texts';
import styles from './forms.module.css';
import { FormPreview } from './FormPreview';
import { SectionFields } from './SectionFields';
import { newSection } from './new-parts';

interface Written {
  readonly name: string;
  readonly content: FormContent;
}

/** What a form says, as its admin writes it. Reviewers go on with the newest version until the next is published. */
export function FormEditor({ form }: { readonly form: ReviewFormDetail }) {
  const t = useTexts(reviewTexts);
  const explainField = useExplainField();
  const { message } = App.useApp();
  const tell = useTellProblem();
  const client = useQueryClient();
  const [fields] = Form.useForm<Written>();
  const [dirty, setDirty] = useState(false);
  const [previewing, setPreviewing] = useState<FormContent | null>(null);
  const revision = useRef(form.revision);
  const changed = { invalidates: ['listReviewForms', 'listAudit'] } as const;
  const save = useCommand('saveReviewForm', changed);
  const publish = useCommand('publishReviewForm', changed);
  useUnsavedGuard(dirty);
  const params = { formID: form.formID };

  const take = (kept: ReviewFormDetail) => {
    revision.current = kept.revision;
    client.setQueryData(query('getReviewForm', { params }).queryKey, kept);
  };
  /** All that is written, ids of what it is about too, which are no fields. */
  const written = (): Written => fields.getFieldsValue(true) as Written;
  const keep = async () => {
    take(await save.mutateAsync({ params, body: { revision: revision.current, ...written() } }));
    setDirty(false);
  };
  const toVersion = async () => {
    const troubles = formTroubles(written().content);
    if (troubles.length > 0) {
      // Where the whole of a list is wrong, its first field says so.
      const marks = troubles.map((trouble) => ({
        name: trouble.path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
        errors: [trouble.code === 'unknown' ? t('editor.criticalNeedsZero') : explainField(trouble)],
      }));
      fields.setFields(marks as Parameters<typeof fields.setFields>[0]);
      void message.error(t('editor.incomplete', { count: troubles.length }));
      return;
    }
    if (dirty) await keep();
    const kept = await publish.mutateAsync({ params, body: { revision: revision.current } });
    take(kept);
    void message.success(t('editor.published', { version: kept.version }));
  };

  return (
    <Card>
      <AppForm<Written>
        form={fields}
        initialValues={{ name: form.name, content: form.content }}
        submitText={t('editor.save')}
        onSubmit={async () => {
          await keep();
          void message.success(t('editor.saved'));
        }}
        onDirty={setDirty}
        foot={
          <>
            <Button onClick={() => setPreviewing(written().content)}>{t('editor.preview')}</Button>
            <Button
              loading={publish.isPending}
              disabled={!dirty && !form.hasDraft}
              onClick={() => void toVersion().catch(tell)}
            >
              {t('editor.publish')}
            </Button>
          </>
        }
      >
        <div className={styles['head']}>
          <Form.Item
            name="name"
            label={t('forms.name')}
            rules={[{ required: true, whitespace: true, message: t('forms.nameNeeded') }]}
          >
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item
            name={['content', 'passMark']}
            label={t('editor.passMark')}
            extra={t('editor.passMarkHelp')}
          >
            <InputNumber min={0} max={100} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name={['content', 'intro']} label={t('editor.intro')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.List name={['content', 'sections']}>
          {(sections, { add, remove, move }) => (
            <>
              {sections.map(({ key, name }) => (
                <SectionFields
                  key={key}
                  at={name}
                  onRemove={() => remove(name)}
                  onUp={name > 0 ? () => move(name, name - 1) : undefined}
                />
              ))}
              <Button onClick={() => add(newSection())}>{t('editor.addSection')}</Button>
            </>
          )}
        </Form.List>
      </AppForm>
      {previewing && <FormPreview content={previewing} onClose={() => setPreviewing(null)} />}
    </Card>
  );
}
