import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { lazy, Suspense } from 'react';
import type { Call } from '../../../contract/calls';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { aboutOf } from '../../session/call-about';
import { Failed, Loading } from '../../ui/faces/faces';
import { CallPlace } from '../CallPlace';
import { EndedBecause } from '../EndedBecause';
import { callTexts } from '../texts';
import styles from './wrapUp.module.css';

// antd's forms are heavy, and the drawer is part of the shell that every page waits for.
const WrapUpForm = lazy(async () => ({ default: (await import('./WrapUpForm')).WrapUpForm }));

/** The wrap-up of an ended call, over whatever page the person is on. */
export function WrapUpDrawer({ callID, onClose }: { callID: string; onClose: () => void }) {
  const t = useTexts(callTexts);
  const { data: call, error, refetch } = useQuery(query('getCall', { params: { callID } }));
  return (
    <Drawer open title={t('wrapUp.title')} size={420} onClose={onClose} destroyOnHidden>
      {call ? (
        <>
          <About call={call} />
          <Suspense fallback={<Loading />}>
            <WrapUpForm call={call} onSaved={onClose} onCancel={onClose} />
          </Suspense>
        </>
      ) : error ? (
        <Failed problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}

function About({ call }: { call: Call }) {
  const { name, customerName } = aboutOf(call);
  return (
    <div className={styles['about']}>
      <strong>{name}</strong> <CallPlace room={call.room} />
      <div>{customerName}</div>
      <EndedBecause call={call} />
      {call.endDetail && <blockquote className={styles['quote']}>{call.endDetail}</blockquote>}
    </div>
  );
}
