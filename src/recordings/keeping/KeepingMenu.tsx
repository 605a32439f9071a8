import { Button, Dropdown } from 'antd';
import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { EllipsisOutlined } from '../../ui/icons';
import { keepingTexts } from './texts';
import { useKeepingDialog } from './useKeepingDialog';

/** What can be done to a recording beyond watching it. */
export function KeepingMenu({ recording }: { recording: Recording }) {
  const t = useTexts(keepingTexts);
  const { ask, dialog } = useKeepingDialog();
  const { recordingID, room, can } = recording;
  const items = [
    ...(can.includes('hold') ? [{ key: 'hold', label: t('verb.hold') }] : []),
    ...(can.includes('trash') ? [{ key: 'trash', danger: true, label: t('verb.trash') }] : []),
  ];
  const label = t('menu.label', { room: room.name });
  return (
    <>
      {items.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{ items, onClick: ({ key }) => ask(key === 'hold' ? 'hold' : 'trash', [recordingID]) }}
        >
          <Button icon={<EllipsisOutlined />} aria-label={label} title={label} />
        </Dropdown>
      )}
      {dialog}
    </>
  );
}
