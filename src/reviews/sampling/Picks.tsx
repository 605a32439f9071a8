import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Radio, Select } from 'antd';
import { dispositions } from '../../../contract/calls';
import { recordingKinds } from '../../../contract/recordings';
import type { SamplingRule } from '../../../contract/sampling';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { AgentsField } from './AgentsField';
import type { RuleDraft } from './draft';
import styles from './sampling.module.css';
import { samplingTexts } from './texts';

interface PicksProps {
  readonly ofAll: boolean;
  /** Those that the rule asks for already. */
  readonly agents: SamplingRule['agents'];
}

/** Of whose recordings, how many, and which. */
export function Picks({ ofAll, agents }: PicksProps) {
  const t = useTexts(samplingTexts);
  const form = Form.useFormInstance<RuleDraft>();
  const how = Form.useWatch('how', form);
  return (
    <>
      <Form.Item name="how" label={t('edit.how')}>
        <Radio.Group
          options={[
            { value: 'some', label: t('edit.some') },
            { value: 'every', label: t('edit.every') },
          ]}
        />
      </Form.Item>
      {how === 'some' && (
        <Form.Item
          name={['asks', 'perWeek']}
          label={t('edit.perWeek')}
          extra={t('edit.perWeekHelp')}
          rules={[{ required: true, message: t('edit.numberNeeded') }]}
        >
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
      )}
      <div className={styles['line']}>
        <Form.Item
          name={['asks', 'longerThanMin']}
          label={t('edit.longer')}
          dependencies={['how', ['asks', 'dispositions']]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, minutes: unknown) =>
                typeof minutes === 'number' ||
                getFieldValue('how') === 'some' ||
                (getFieldValue(['asks', 'dispositions']) as readonly string[]).length > 0
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('edit.conditionNeeded'))),
            }),
          ]}
        >
          <InputNumber min={1} max={600} precision={0} />
        </Form.Item>
        <Form.Item
          name={['asks', 'dispositions']}
          label={t('edit.dispositions')}
          className={styles['grow'] ?? ''}
        >
          <Select
            mode="multiple"
            placeholder={t('edit.anyDisposition')}
            options={dispositions.map((each) => ({ value: each, label: t(`disposition.${each}`) }))}
          />
        </Form.Item>
      </div>
      {ofAll && <Team />}
      <Form.Item name={['asks', 'agentIDs']} label={t('edit.agents')}>
        <AgentsField known={agents} />
      </Form.Item>
      <Form.Item name={['asks', 'kinds']} label={t('edit.kinds')}>
        <Select
          mode="multiple"
          placeholder={t('edit.allKinds')}
          options={recordingKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
      </Form.Item>
    </>
  );
}

function Team() {
  const t = useTexts(samplingTexts);
  const teams = useQuery(query('listTeams'));
  return (
    <Form.Item name="teamID" label={t('edit.team')}>
      <Select
        loading={teams.isPending}
        options={[
          { value: '', label: t('edit.allTeams') },
          ...(teams.data?.items ?? []).map(({ teamID, name }) => ({ value: teamID, label: name })),
        ]}
      />
    </Form.Item>
  );
}
