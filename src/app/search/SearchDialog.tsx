import { Modal } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { SearchPanel } from './SearchPanel';
import { searchTexts } from './texts';

/** The search over everything, above whatever page it was opened from. */
export function SearchDialog({ onDone }: { onDone: () => void }) {
  const t = useTexts(searchTexts);
  return (
    <Modal
      open
      footer={null}
      closable={false}
      width={600}
      style={{ top: 56 }}
      // Its name for who cannot see that it is a search; antd takes a dialog's name from nowhere else.
      title={t('title')}
      styles={{ container: { padding: 0 }, header: { display: 'none' } }}
      onCancel={onDone}
    >
      <SearchPanel onDone={onDone} />
    </Modal>
  );
}
