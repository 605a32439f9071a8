import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { dispositions } from '../../../contract/calls';
import { recordingKinds } from '../../../contract/recordings';
import type { RetentionRule } from '../../../contract/retention';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { CloseOutlined, PlusOutlined } from '../../ui/icons';
import { randomUUID } from '../client/random-uuid';
import { outlasting } from './outlasting';
import styles from './storing.module.css';
import { storingTexts } from './texts';

const most = 50;

/** Rules in any order: which decides follows from their days. */
export function RetentionRules() {
  const t = useTexts(storingTexts);
  return (
    <Form.List name="rules">
      {(fields, { add, remove }) => (
        <>
          {fields.length === 0 && <p className={styles['lead']}>{t('retention.noRules')}</p>}
          {fields.map(({ key, name }) => (
            <RuleFields key={key} at={name} onRemove={() => remove(name)} />
          ))}
          {fields.length < most && (
            <Button
              icon={<PlusOutlined />}
              onClick={() =>
                add({
                  ...{ ruleID: randomUUID(), name: '', teamID: null, kind: null },
                  ...{ disposition: null, keepDays: 365 },
                })
              }
            >
              {t('retention.add')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

function RuleFields({ at, onRemove }: { at: number; onRemove: () => void }) {
  const t = useTexts(storingTexts);
  const { data: teams } = useQuery(query('listTeams'));
  const rules = Form.useWatch<readonly RetentionRule[] | undefined>('rules');
  const longer = outlasting(rules ?? [], at);
  const choices = [
    {
      field: 'teamID',
      label: t('retention.team'),
      any: t('retention.anyTeam'),
      options: (teams?.items ?? []).map(({ teamID, name }) => ({ value: teamID, label: name })),
    },
    {
      field: 'kind',
      label: t('retention.kind'),
      any: t('retention.anyKind'),
      options: recordingKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    },
    {
      field: 'disposition',
      label: t('retention.disposition'),
      any: t('retention.anyDisposition'),
      options: dispositions.map((each) => ({ value: each, label: t(`disposition.${each}`) })),
    },
  ] as const;
  return (
    <div className={styles['rule']} role="group" aria-label={t('retention.rule', { number: at + 1 })}>
      <Form.Item name={[at, 'ruleID']} hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name={[at, 'name']}
        label={t('retention.name')}
        rules={[{ required: true, whitespace: true, message: t('retention.nameNeeded') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {choices.map(({ field, label, any, options }) => (
        <Form.Item
          key={field}
          name={[at, field]}
          label={label}
          getValueProps={(value: string | null) => ({ value: value ?? undefined })}
          normalize={(value: string | undefined) => value ?? null}
        >
          <Select allowClear placeholder={any} options={[...options]} />
        </Form.Item>
      ))}
      <Form.Item
        name={[at, 'keepDays']}
        label={t('retention.days')}
        rules={[
          {
            ...{ required: true, type: 'integer', min: 1, max: 36_500 },
            message: t('retention.whole', { max: 36_500 }),
          },
        ]}
      >
        <InputNumber controls={false} />
      </Form.Item>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('retention.remove', { number: at + 1 })}
        onClick={onRemove}
      />
      {longer !== undefined && (
        <p className={styles['hint']} role="status">
          {t('retention.outlasted', { rule: longer.name, days: longer.keepDays })}
        </p>
      )}
    </div>
  );
}
