import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { MediaPlaces } from '../../../../contract/moves';
import { query } from '../../../api/queries';
import { useTexts } from '../../../i18n/useTexts';
import { Loading, ProblemFace } from '../../../ui/faces/faces';
import { formatBytes } from '../../../ui/format/bytes';
import { State } from '../../../ui/glyphs/StatusWord';
import { Card, Facts } from '../../../ui/page/Card';
import { Dotted } from '../../../ui/values/Pair';
import { LatestMove } from './LatestMove';
import { MoveDialog } from './MoveDialog';
import { placesTexts } from './texts';
import { Troubles } from './Troubles';

const READ_EVERY_MS = 3_000;

/** Where files of recordings lie, whether the bucket answers, and what is being moved. */
export function PlacesCard() {
  const t = useTexts(placesTexts);
  const [isOpen, setOpen] = useState(false);
  const moves = useQuery({
    ...query('listMoves'),
    refetchInterval: ({ state: { data } }) => (data?.items[0]?.state === 'moving' ? READ_EVERY_MS : false),
  });
  const latest = moves.data?.items[0];
  const isMoving = latest?.state === 'moving';
  const places = useQuery({
    ...query('getPlaces'),
    refetchInterval: ({ state: { data } }) => (isMoving || (data?.arriving.files ?? 0) > 0) && READ_EVERY_MS,
  });
  const problem = places.error ?? moves.error;
  if (!places.data || !moves.data) {
    const retry = () => void Promise.all([places.refetch(), moves.refetch()]);
    return (
      <Card title={t('title')}>
        {problem ? <ProblemFace problem={problem} onRetry={retry} /> : <Loading />}
      </Card>
    );
  }
  const isFree = !latest || latest.finishedAt !== null;
  return (
    <Card
      title={t('title')}
      extra={
        places.data.bucket && isFree ? <Button onClick={() => setOpen(true)}>{t('move')}</Button> : undefined
      }
    >
      <Lying places={places.data} />
      {latest && <LatestMove move={latest} />}
      <Troubles isMoving={isMoving} count={places.data.failed.files} />
      {isOpen && <MoveDialog places={places.data} onDone={() => setOpen(false)} />}
    </Card>
  );
}

function Lying({ places }: { places: MediaPlaces }) {
  const t = useTexts(placesTexts);
  const { bucket, folder, s3, arriving, newRecordings } = places;
  const sum = ({ files, bytes }: MediaPlaces['folder']) =>
    t('files', { count: files, size: formatBytes(bytes) });
  if (bucket === null) {
    return (
      <>
        <Facts
          items={[
            { label: t('folder'), value: sum(folder) },
            ...(s3.files > 0 ? [{ label: t('s3'), value: sum(s3) }] : []),
          ]}
        />
        <p>{t('noBucket')}</p>
      </>
    );
  }
  return (
    <>
      <Facts
        items={[
          { label: t('folder'), value: sum(folder) },
          {
            label: t('s3.named', { name: bucket.name }),
            value: (
              <Dotted>
                {[
                  sum(s3),
                  bucket.answers ? (
                    <State key="state" glyph="check" tone="live">
                      {t('answers')}
                    </State>
                  ) : (
                    <State key="state" glyph="cross" tone="err">
                      {t('away')}
                    </State>
                  ),
                ]}
              </Dotted>
            ),
          },
          { label: t('newFiles'), value: t(`newFiles.${newRecordings}`) },
          ...(arriving.files > 0 ? [{ label: t('arriving'), value: sum(arriving) }] : []),
        ]}
      />
      {!bucket.answers && <p>{t('away.text')}</p>}
    </>
  );
}
