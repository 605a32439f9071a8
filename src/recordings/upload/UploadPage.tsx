import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Empty, Failed } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { PageTitle } from '../../ui/page/PageTitle';
import { recordingTexts } from '../texts';
import { DropZone } from './DropZone';
import { FileRow } from './FileRow';
import { FromCloud } from './FromCloud';
import { OnPCs } from './OnPCs';
import { rowsOf } from './rows';
import { uploadTexts } from './texts';
import styles from './upload.module.css';
import { useSender } from './useSender';

const lookEveryMs = 2000;

/** Files from a PC: sent in pieces, looked into, and said to be of a call. */
export function Component() {
  const t = useTexts(uploadTexts);
  const tRecordings = useTexts(recordingTexts);
  const { sender, sendings } = useSender();
  const uploads = useQuery({
    ...query('listUploads'),
    // Until all that is here has been looked into, nothing else says that it was.
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => each.state === 'receiving') === true && lookEveryMs,
  });
  const { items = [], maxBytes, keepDays = 0 } = uploads.data ?? {};
  const rows = rowsOf(items, sendings);
  return (
    <>
      <PageTitle
        title={t('title')}
        crumbs={[{ label: tRecordings('list.title'), to: pathTo('recordings') }, { label: t('title') }]}
      />
      <div className={styles['page']}>
        <DropZone maxBytes={maxBytes} onFiles={(files) => sender.add(files)} />
        <Card title={t('files')} flush>
          {uploads.error && !uploads.data ? (
            <Failed problem={uploads.error} onRetry={() => void uploads.refetch()} />
          ) : rows.length === 0 ? (
            <Empty title={t('files.none')} />
          ) : (
            <ul className={styles['rows']}>
              {rows.map((row) => (
                <FileRow key={row.key} row={row} sender={sender} keepDays={keepDays} />
              ))}
            </ul>
          )}
        </Card>
        <FromCloud />
        <OnPCs onFile={(file, callID) => sender.add([file], callID)} />
      </div>
    </>
  );
}
