import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio } from 'antd';
import { useEffect } from 'react';
import * as z from 'zod/mini';
import { keepsScreen, pushesScreen, recordingModes, screenRecords } from '../../contract/rooms';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import styles from './form.module.css';
import { roomTexts } from './texts';

/**
 * The recording modes as fields `recording.…` of the form around them, each with a sentence where it is chosen.
 * The addresses appear with the modes that need them.
 */
export function RecordingFields() {
  const t = useTexts(roomTexts);
  const screenRecord: unknown = Form.useWatch(['recording', 'screenRecord']);
  const mode = typeof screenRecord === 'number' ? screenRecord : 0;
  const { data: settings } = useQuery({
    ...query('getClientSettings'),
    enabled: keepsScreen(mode) || pushesScreen(mode),
  });
  const ownIngest = settings?.ownIngest === true;
  useDefaultFolder(keepsScreen(mode) ? (settings?.recordPath ?? '') : '');
  return (
    <>
      <Form.Item name={['recording', 'mixRecord']} valuePropName="checked" className={styles['choice'] ?? ''}>
        <Checkbox>
          {t('modes.mix')}
          <span className={styles['sentence']}>{t('modes.mixText')}</span>
        </Checkbox>
      </Form.Item>
      <Form.Item name={['recording', 'screenRecord']} label={t('modes.screen')}>
        <Radio.Group className={styles['choices'] ?? ''}>
          {screenRecords.map((value) => (
            <Radio key={value} value={value}>
              {t(`modes.screen${value}`)}
              <span className={styles['sentence']}>{t(`modes.screen${value}Text`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {pushesScreen(mode) && (
        <Form.Item
          name={['recording', 'cloudRecordUrl']}
          label={t('modes.cloudRecordUrl')}
          extra={t(ownIngest ? 'modes.cloudRecordUrlOwn' : 'modes.cloudRecordUrlText')}
          rules={[
            { required: !ownIngest, whitespace: true, message: t('modes.needUrl') },
            { validator: streamable, message: t('modes.badUrl') },
          ]}
        >
          <Input maxLength={500} placeholder="rtmps://…" spellCheck={false} autoComplete="off" />
        </Form.Item>
      )}
      {keepsScreen(mode) && (
        <Form.Item
          name={['recording', 'recordPath']}
          label={t('modes.recordPath')}
          extra={t('modes.recordPathText')}
          rules={[{ required: true, whitespace: true, message: t('modes.needPath') }]}
        >
          <Input maxLength={250} placeholder="D:\records" spellCheck={false} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}

/** The folder that an admin chose for everybody stands in the field, to be kept or changed, where there was none. */
function useDefaultFolder(folder: string): void {
  const form = Form.useFormInstance();
  useEffect(() => {
    const field = ['recording', 'recordPath'];
    if (folder !== '' && !form.getFieldValue(field)) form.setFieldValue(field, folder);
  }, [folder, form]);
}

/** The contract's own rule for the address; an empty one is the business of `required`. */
async function streamable(_rule: unknown, value: unknown): Promise<void> {
  if (!z.safeParse(recordingModes.shape.cloudRecordUrl, value ?? '').success) throw new Error('format');
}
