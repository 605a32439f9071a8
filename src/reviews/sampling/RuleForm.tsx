import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { SamplingRule } from '../../../contract/sampling';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { AppForm } from '../../ui/form/AppForm';
import { changedBySampling } from './changed';
import { asksOf, draftOf, type RuleDraft } from './draft';
import { GivenTo } from './GivenTo';
import { Preview, type Previewed } from './Preview';
import { Picks } from './Picks';
import { samplingTexts } from './texts';

interface RuleFormProps {
  /** Left out, a new one. */
  readonly rule?: SamplingRule;
  readonly onDirty: (dirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** What a rule picks and who reviews it; its preview stands below before anything is saved. */
export function RuleForm({ rule, onDirty, onCancel, onDone }: RuleFormProps) {
  const t = useTexts(samplingTexts);
  const { message } = App.useApp();
  const me = useMe();
  const ofAll = can(me, 'review.write', 'all');
  const [fields] = Form.useForm<RuleDraft>();
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const create = useCommand('createSamplingRule', { invalidates: changedBySampling });
  const update = useCommand('updateSamplingRule', { invalidates: changedBySampling });

  /** All that is written, the seed too, which is no field. */
  const written = (): RuleDraft => fields.getFieldsValue(true) as RuleDraft;
  const save = async () => {
    const draft = written();
    const body = { name: draft.name, teamID: draft.teamID || null, asks: asksOf(draft) };
    if (rule) {
      const params = { ruleID: rule.ruleID };
      await update.mutateAsync({ params, body: { ...body, revision: rule.revision } });
      void message.success(t('edit.saved'));
    } else {
      const since = draft.since?.startOf('day').toISOString() ?? new Date().toISOString();
      await create.mutateAsync({ body: { ...body, since } });
      void message.success(t('edit.made'));
    }
    onDirty(false);
    onDone();
  };
  const preview = async () => {
    await fields.validateFields([['asks'], 'how'], { recursive: true });
    const draft = written();
    setPreviewed({ teamID: draft.teamID || null, asks: asksOf(draft), ruleID: rule?.ruleID ?? null });
  };

  return (
    <>
      <AppForm<RuleDraft>
        form={fields}
        initialValues={draftOf(rule, ofAll ? '' : (me.team?.teamID ?? ''))}
        submitText={t(rule ? 'edit.save' : 'edit.create')}
        onSubmit={save}
        onDirty={onDirty}
        onCancel={onCancel}
        foot={
          <Button onClick={() => void preview().catch(() => undefined /* said at the fields */)}>
            {t('edit.preview')}
          </Button>
        }
      >
        <Form.Item
          name="name"
          label={t('edit.name')}
          extra={t('edit.nameHelp')}
          rules={[{ required: true, whitespace: true, message: t('edit.nameNeeded') }]}
        >
          <Input autoComplete="off" maxLength={80} />
        </Form.Item>
        <Picks ofAll={ofAll} agents={rule?.agents ?? []} />
        <GivenTo isNew={!rule} />
      </AppForm>
      {previewed && <Preview of={previewed} />}
    </>
  );
}
