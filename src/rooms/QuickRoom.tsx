import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Room } from '../../contract/rooms';
import { useCommand } from '../api/commands';
import { useTexts } from '../i18n/useTexts';
import { AppForm } from '../ui/form/AppForm';
import { Card } from '../ui/page/Card';
import { newRoomValues, type RoomValues } from './room-draft';
import { useRoomActions } from './room-actions';
import { TemplateField } from './RoomFields';
import { roomTexts } from './texts';
import { defaultChoice } from './useStartCall';

type QuickValues = Pick<RoomValues, 'name' | 'customerName' | 'customerRef' | 'template'>;

/** A room and the call in it from one short form; everything else has its default. */
export function QuickRoom() {
  const t = useTexts(roomTexts);
  const { create: openForm, tryStart } = useRoomActions();
  const [form] = Form.useForm<QuickValues>();
  // Created, but its call was refused: another press starts there instead of making a second room.
  const [made, setMade] = useState<Room>();
  const create = useCommand('createRoom', { invalidates: ['listRooms'] });

  const submit = async (values: QuickValues) => {
    const room = made ?? (await create.mutateAsync({ body: { ...newRoomValues, ...values } }));
    setMade(room);
    await tryStart(room, defaultChoice(room));
    setMade(undefined);
    form.resetFields();
  };

  return (
    <Card title={t('quick.title')}>
      <AppForm<QuickValues>
        form={form}
        initialValues={newRoomValues}
        submitText={made ? t('verb.start') : t('quick.verb')}
        onSubmit={submit}
        foot={<Button onClick={openForm}>{t('quick.more')}</Button>}
      >
        {made && <p role="status">{t('quick.kept')}</p>}
        <Form.Item
          name="name"
          label={t('form.name')}
          rules={[{ required: true, whitespace: true, message: t('form.needName') }]}
        >
          <Input maxLength={80} placeholder={t('form.namePlaceholder')} autoComplete="off" />
        </Form.Item>
        <Form.Item name="customerName" label={t('form.customerName')}>
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
        <Form.Item name="customerRef" label={t('form.customerRef')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <TemplateField type="RTCRoom" />
      </AppForm>
    </Card>
  );
}
