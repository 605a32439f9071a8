import { Button, Form, Input, InputNumber } from 'antd';
import type { BreakReason } from '../../../contract/floor';
import { useTexts } from '../../i18n/useTexts';
import { ArrowUpOutlined, CloseOutlined, PlusOutlined } from '../../ui/icons';
import { randomUUID } from '../client/random-uuid';
import { floorTexts } from './texts';
import styles from './floor.module.css';

const most = 20;

/** The list that agents choose from, in the order in which their menu has it. */
export function BreakReasons() {
  const t = useTexts(floorTexts);
  return (
    <Form.List name="breakReasons">
      {(fields, { add, remove, move }) => (
        <>
          {fields.map(({ key, name }) => (
            <ReasonFields
              key={key}
              at={name}
              onUp={name > 0 ? () => move(name, name - 1) : undefined}
              onRemove={fields.length > 1 ? () => remove(name) : undefined}
            />
          ))}
          {fields.length < most && (
            <Button
              icon={<PlusOutlined />}
              onClick={() => add({ reasonID: randomUUID(), zh: '', en: '', limitMinutes: null })}
            >
              {t('floor.addReason')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

interface ReasonFieldsProps {
  at: number;
  onUp: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

function ReasonFields({ at, onUp, onRemove }: ReasonFieldsProps) {
  const t = useTexts(floorTexts);
  const number = at + 1;
  const names = [
    { field: 'zh', label: t('floor.zh'), max: 20 },
    { field: 'en', label: t('floor.en'), max: 30 },
  ] as const;
  return (
    <div className={styles['reason']} role="group" aria-label={t('floor.reason', { number })}>
      <Form.Item name={[at, 'reasonID']} hidden>
        <Input />
      </Form.Item>
      {names.map(({ field, label, max }) => (
        <Form.Item
          key={field}
          name={[at, field]}
          label={label}
          rules={[
            { required: true, whitespace: true, message: t('floor.nameNeeded') },
            ({ getFieldValue }) => ({
              validator: (_, value: unknown) =>
                isTwice(getFieldValue('breakReasons'), field, value)
                  ? Promise.reject(new Error(t('floor.nameTwice')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input maxLength={max} autoComplete="off" lang={field} />
        </Form.Item>
      ))}
      <Form.Item
        name={[at, 'limitMinutes']}
        label={t('floor.limitMinutes')}
        rules={[{ type: 'integer', min: 1, max: 480, message: t('floor.whole', { min: 1, max: 480 }) }]}
      >
        <InputNumber controls={false} placeholder={t('floor.noLimit')} />
      </Form.Item>
      <div className={styles['reasonActions']}>
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={t('floor.reasonUp', { number })}
          disabled={!onUp}
          {...(onUp && { onClick: onUp })}
        />
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('floor.reasonRemove', { number })}
          disabled={!onRemove}
          {...(onRemove && { onClick: onRemove })}
        />
      </div>
    </div>
  );
}

/** The same words on two lines, letter case aside. */
function isTwice(reasons: unknown, field: 'zh' | 'en', value: unknown): boolean {
  const typed = typeof value === 'string' ? value.trim().toLowerCase() : '';
  // The form's own list, whose lines are what this file puts there.
  const lines = (Array.isArray(reasons) ? reasons : []) as readonly Partial<BreakReason>[];
  return typed !== '' && lines.filter((line) => line[field]?.trim().toLowerCase() === typed).length > 1;
}
