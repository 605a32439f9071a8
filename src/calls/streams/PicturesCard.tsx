import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Call } from '../../../contract/calls';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Empty, Loading, ProblemFace } from '../../ui/faces/faces';
import { formatFull } from '../../ui/format/when';
import { Card } from '../../ui/page/Card';
import { When } from '../../ui/values/When';
import { callTexts } from '../texts';
import { PictureView } from './PictureView';
import { pictureAddress } from './picture-address';
import styles from './pictures.module.css';

/** The pictures of a call, oldest first; each opens large. */
export function PicturesCard({ call }: { call: Call }) {
  const t = useTexts(callTexts);
  const { callID } = call;
  const { data, error, refetch } = useQuery(query('listPictures', { params: { callID } }));
  const [shownID, setShownID] = useState<string | null>(null);
  const items = data?.items ?? [];
  const shown = items.findIndex(({ pictureID }) => pictureID === shownID);
  if (data === undefined) {
    return (
      <Card title={t('picture.title')} flush>
        {error ? <ProblemFace problem={error} onRetry={() => void refetch()} /> : <Loading />}
      </Card>
    );
  }
  return (
    <Card title={t('picture.title')} flush={items.length === 0}>
      {items.length === 0 ? (
        <Empty
          title={t('picture.none')}
          text={call.state === 'ended' ? t('picture.noneEnded') : t('picture.noneText')}
        />
      ) : (
        <ul className={styles['grid']}>
          {items.map(({ pictureID, stream, takenAt }) => {
            const words = { stream: t(`picture.${stream}`), time: formatFull(Date.parse(takenAt)) };
            return (
              <li key={pictureID}>
                <button
                  type="button"
                  aria-label={t('picture.open', words)}
                  onClick={() => setShownID(pictureID)}
                >
                  <img src={pictureAddress(callID, pictureID)} alt="" loading="lazy" />
                </button>
                <span>
                  {words.stream} <When at={takenAt} seconds />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {shown >= 0 && (
        <PictureView
          callID={callID}
          pictures={items}
          index={shown}
          onShow={(index) => setShownID(items[index]?.pictureID ?? null)}
          onClose={() => setShownID(null)}
        />
      )}
    </Card>
  );
}
