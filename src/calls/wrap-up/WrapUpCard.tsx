import { Button } from 'antd';
import { useState } from 'react';
import type { Call } from '../../../contract/calls';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { Card } from '../../ui/page/Card';
import { When } from '../../ui/values/When';
import styles from '../call.module.css';
import { callTexts } from '../texts';
import { WrapUpForm } from './WrapUpForm';

/** The wrap-up on the call's page: read, written where it is missing, corrected later. */
export function WrapUpCard({ call }: { call: Call }) {
  const t = useTexts(callTexts);
  const me = useMe();
  const written = call.wrappedUpAt !== null;
  const may = call.can.includes('wrapUp');
  const [writing, setWriting] = useState(may && !written && call.agent.userID === me.userID);
  return (
    <Card
      title={t('wrapUp.title')}
      extra={
        may &&
        !writing && (
          <Button onClick={() => setWriting(true)}>{written ? t('wrapUp.edit') : t('wrapUp.write')}</Button>
        )
      }
    >
      {writing ? (
        <WrapUpForm
          call={call}
          onSaved={() => setWriting(false)}
          {...(written && { onCancel: () => setWriting(false) })}
        />
      ) : written ? (
        <>
          <strong>{call.disposition && t(`disposition.${call.disposition}`)}</strong>
          {call.notes !== '' && <p className={styles['notes']}>{call.notes}</p>}
          <p className={styles['faint']}>
            {t('wrapUp.title')} <When at={call.wrappedUpAt ?? call.startedAt} />
          </p>
        </>
      ) : (
        <p className={styles['faint']}>
          {call.agent.userID === me.userID ? t('wrapUp.none') : t('wrapUp.others')}
        </p>
      )}
    </Card>
  );
}
