import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { WordsForm } from '../comments/WordsForm';
import { reviewTexts } from '../texts';

/** Makes a submitted review a draft again; asks why, for the audit log. */
export function ReopenButton({ reviewID }: { readonly reviewID: string }) {
  const t = useTexts(reviewTexts);
  const [asking, setAsking] = useState(false);
  const reopen = useCommand('reopenReview', {
    invalidates: ['getReview', 'listReviews', 'listComments', 'listAudit'],
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('reopen.open')}</Button>
      {asking && (
        <Modal open title={t('reopen.title')} footer={null} onCancel={() => setAsking(false)}>
          <p>{t('reopen.text')}</p>
          <WordsForm
            label={t('reopen.reason')}
            verb={t('reopen.verb')}
            primary
            onCancel={() => setAsking(false)}
            onSend={async (reason) => {
              await reopen.mutateAsync({ params: { reviewID }, body: { reason } });
              setAsking(false);
            }}
          />
        </Modal>
      )}
    </>
  );
}
