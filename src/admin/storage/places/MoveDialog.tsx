import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Modal, Radio } from 'antd';
import type { MediaPlaces } from '../../../../contract/moves';
import type { MediaPlace } from '../../../../contract/places';
import { useCommand } from '../../../api/commands';
import { query } from '../../../api/queries';
import { useTexts } from '../../../i18n/useTexts';
import { Loading, ProblemFace } from '../../../ui/faces/faces';
import { AppForm } from '../../../ui/form/AppForm';
import { formatBytes } from '../../../ui/format/bytes';
import { placesTexts } from './texts';

interface Draft {
  readonly target: MediaPlace;
  readonly olderThanDays: number;
  readonly megabytes: number | null;
}
const mostDays = 36_500;
const speeds = { min: 0.1, max: 10_000 };

/** What is to be moved where, and what that would take, before it begins. */
export function MoveDialog({ places, onDone }: { places: MediaPlaces; onDone: () => void }) {
  const t = useTexts(placesTexts);
  const [form] = Form.useForm<Draft>();
  const start = useCommand('startMove', { invalidates: ['listMoves', 'getPlaces', 'listTroubledFiles'] });
  const begin = async ({ target, olderThanDays, megabytes }: Draft) => {
    const bytesPerSecond = megabytes === null ? null : Math.round(megabytes * 1e6);
    await start.mutateAsync({ body: { target, olderThanDays, bytesPerSecond } });
    onDone();
  };
  const initialValues: Draft = {
    ...{ target: places.folder.files > 0 ? 's3' : 'folder', olderThanDays: 0, megabytes: null },
  };
  const daysRule = t('move.daysRule', { max: mostDays });
  return (
    <Modal open title={t('move.title')} footer={null} onCancel={onDone}>
      <p>{t('move.text')}</p>
      <AppForm<Draft>
        form={form}
        initialValues={initialValues}
        submitText={t('move.start')}
        onSubmit={begin}
        onCancel={onDone}
      >
        <Form.Item name="target" label={t('move.target')}>
          <Radio.Group
            options={[
              { value: 's3', label: t('s3') },
              { value: 'folder', label: t('folder') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="olderThanDays"
          label={t('move.days')}
          rules={[{ required: true, type: 'integer', min: 0, max: mostDays, message: daysRule }]}
        >
          <InputNumber controls={false} />
        </Form.Item>
        <Form.Item
          name="megabytes"
          label={t('move.speed')}
          rules={[{ type: 'number', ...speeds, message: t('move.speedRule', speeds) }]}
        >
          <InputNumber controls={false} />
        </Form.Item>
        <Form.Item noStyle shouldUpdate>
          {({ getFieldsValue }) => <Preview {...initialValues} {...getFieldsValue()} />}
        </Form.Item>
      </AppForm>
    </Modal>
  );
}

function Preview({ target, olderThanDays }: Draft) {
  const t = useTexts(placesTexts);
  const isDays = Number.isInteger(olderThanDays) && olderThanDays >= 0 && olderThanDays <= mostDays;
  const input = { query: { target, olderThanDays: String(isDays ? olderThanDays : 0) } };
  const { data, error, refetch } = useQuery({
    ...query('getMovePreview', input, { keepPrevious: true }),
    enabled: isDays,
  });
  if (!isDays) return null;
  if (!data) return error ? <ProblemFace problem={error} onRetry={() => void refetch()} /> : <Loading />;
  const { files, bytes } = data;
  return (
    <p role="status">
      {files === 0 ? t('move.nothing') : t('move.takes', { count: files, size: formatBytes(bytes) })}
    </p>
  );
}
