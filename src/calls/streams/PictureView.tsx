import { App, Button, Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Picture } from '../../../contract/streams';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { formatFull } from '../../ui/format/when';
import { LeftOutlined, RightOutlined } from '../../ui/icons';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { callTexts } from '../texts';
import { pictureAddress } from './picture-address';
import styles from './pictures.module.css';

interface PictureViewProps {
  callID: string;
  pictures: readonly Picture[];
  index: number;
  onShow: (index: number) => void;
  onClose: () => void;
}

/** One picture, large. The arrow keys go to its neighbours, Escape back to the grid. */
export function PictureView({ callID, pictures, index, onShow, onClose }: PictureViewProps) {
  const t = useTexts(callTexts);
  const go = (to: number) => {
    if (pictures[to]) onShow(to);
  };
  useArrows((step) => go(index + step));
  const picture = pictures[index];
  if (!picture) return null;
  const { pictureID, stream, takenAt } = picture;
  const words = { stream: t(`picture.${stream}`), time: formatFull(Date.parse(takenAt)) };
  const address = pictureAddress(callID, pictureID);
  return (
    <Modal
      open
      width={960}
      title={t('picture.alt', words)}
      onCancel={onClose}
      footer={
        <div className={styles['foot']}>
          {pictures.length > 1 && (
            <>
              <Button icon={<LeftOutlined />} disabled={index === 0} onClick={() => go(index - 1)}>
                {t('picture.previous')}
              </Button>
              <Button
                icon={<RightOutlined />}
                disabled={index === pictures.length - 1}
                onClick={() => go(index + 1)}
              >
                {t('picture.next')}
              </Button>
            </>
          )}
          <span className={styles['space']} />
          {picture.can.includes('delete') && (
            <DeleteButton callID={callID} pictureID={pictureID} onDeleted={onClose} />
          )}
          <Button href={address} download={`${pictureID}.jpg`}>
            {t('picture.download')}
          </Button>
        </div>
      }
    >
      <div className={styles['large']}>
        <LargePicture key={pictureID} address={address} alt={t('picture.alt', words)} />
      </div>
    </Modal>
  );
}

/** Wherever in the dialog the focus is. */
function useArrows(go: (step: 1 | -1) => void): void {
  const act = useEffectEvent(go);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft') act(-1);
      if (key === 'ArrowRight') act(1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function LargePicture({ address, alt }: { address: string; alt: string }) {
  const t = useTexts(callTexts);
  const [missing, setMissing] = useState(false);
  return missing ? (
    <p>{t('picture.missing')}</p>
  ) : (
    <img src={address} alt={alt} onError={() => setMissing(true)} />
  );
}

function DeleteButton({
  callID,
  pictureID,
  onDeleted,
}: {
  callID: string;
  pictureID: string;
  onDeleted: () => void;
}) {
  const t = useTexts(callTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const remove = useCommand('deletePicture', { invalidates: ['listPictures'] });
  const ask = async () => {
    const sure = await confirm({
      title: t('picture.deleteAsk'),
      text: t('picture.deleteText'),
      verb: t('picture.delete'),
      danger: true,
    });
    if (!sure) return;
    await remove.mutateAsync({ params: { callID, pictureID } });
    void message.success(t('picture.deleted'));
    onDeleted();
  };
  return (
    <Button danger loading={remove.isPending} onClick={() => void ask().catch(tell)}>
      {t('picture.delete')}
    </Button>
  );
}
