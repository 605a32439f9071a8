import { Form, Input } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { callTexts } from '../texts';

/** As RoomService takes them. */
const address = /^\s*rtmp:\/\/[^\s/?#]+\/\S+\s*$/i;

/** Where the program pushes to and plays from. */
export function AddressFields() {
  const t = useTexts(callTexts);
  const rules = [{ required: true, pattern: address, message: t('streams.form.urlBad') }];
  const input = <Input maxLength={1024} autoComplete="off" spellCheck={false} inputMode="url" />;
  return (
    <>
      <Form.Item
        name="pushURL"
        label={t('streams.form.push')}
        extra={t('streams.form.pushHelp')}
        rules={rules}
      >
        {input}
      </Form.Item>
      <Form.Item
        name="playURL"
        label={t('streams.form.play')}
        extra={t('streams.form.playHelp')}
        rules={rules}
      >
        {input}
      </Form.Item>
    </>
  );
}
