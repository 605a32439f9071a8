import { Form, Input, Radio, Select } from 'antd';
import { roomTypes, seatsOf, templates, type RoomType } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import styles from './form.module.css';
import { RecordingFields } from './RecordingFields';
import { roomTexts } from './texts';

/** The fields of a room, under the names that RoomService gives them. `live`: what people inside rely on is fixed. */
export function RoomFields({ live = false }: { live?: boolean }) {
  const t = useTexts(roomTexts);
  const type: unknown = Form.useWatch('type');
  return (
    <>
      <Form.Item
        name="name"
        label={t('form.name')}
        rules={[{ required: true, whitespace: true, message: t('form.needName') }]}
      >
        <Input autoFocus maxLength={80} placeholder={t('form.namePlaceholder')} autoComplete="off" />
      </Form.Item>
      <div className={styles['pair']}>
        <Form.Item name="customerName" label={t('form.customerName')}>
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
        <Form.Item name="customerRef" label={t('form.customerRef')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="type" label={t('form.type')} {...(live && { extra: t('form.lockedLive') })}>
        <Radio.Group
          optionType="button"
          disabled={live}
          options={roomTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        />
      </Form.Item>
      <TemplateField type={type === 'LiveRoom' ? 'LiveRoom' : 'RTCRoom'} disabled={live} />
      <h2 className={styles['part']}>{t('form.recording')}</h2>
      <RecordingFields />
    </>
  );
}

/** Which layout, and how many may sit in it. */
export function TemplateField({ type, disabled = false }: { type: RoomType; disabled?: boolean }) {
  const t = useTexts(roomTexts);
  return (
    <Form.Item
      name="template"
      label={t('form.template')}
      {...(type === 'LiveRoom' && { extra: t('template.live') })}
    >
      <Select
        disabled={disabled}
        options={templates.map((template) => ({
          value: template,
          label:
            type === 'LiveRoom'
              ? template
              : t('template.seats', { template, seats: seatsOf(type, template) }),
        }))}
      />
    </Form.Item>
  );
}
