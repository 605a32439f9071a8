import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { DeliveryDetail } from '../../../contract/webhooks';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Facts } from '../../ui/page/Card';
import { Peek } from '../../ui/page/Peek';
import { useTellProblem } from '../../ui/useTellProblem';
import { CopyButton } from '../../ui/values/CopyButton';
import { When } from '../../ui/values/When';
import { DeliveryWord } from './delivery-columns';
import { webhookTexts } from './texts';
import styles from './webhooks.module.css';
import { answerIn, whyFailed } from './words';

interface DeliveryPeekProps {
  readonly webhookID: string;
  readonly deliveryID: string;
  /** Why it cannot be sent again, or nothing. */
  readonly mayRedeliver: boolean;
  readonly onClose: () => void;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
}

/** One delivery whole: what was sent, each try, and what came back. */
export function DeliveryPeek({ webhookID, deliveryID, mayRedeliver, ...moves }: DeliveryPeekProps) {
  const t = useTexts(webhookTexts);
  const params = { webhookID, deliveryID };
  const detail = useQuery({
    ...query('getDelivery', { params }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? 3_000 : false),
  });
  const { data } = detail;
  return (
    <Peek
      title={data ? t(`event.${data.type}`) : t('log.title')}
      sub={data && <When at={data.createdAt} seconds />}
      rowKey={deliveryID}
      foot={mayRedeliver && data && data.type !== 'ping' && <Redeliver params={params} />}
      {...moves}
    >
      {data ? <Whole delivery={data} /> : null}
      {!data && detail.error && <ProblemFace problem={detail.error} onRetry={() => void detail.refetch()} />}
      {!data && !detail.error && <Loading />}
    </Peek>
  );
}

function Redeliver({ params }: { params: { readonly webhookID: string; readonly deliveryID: string } }) {
  const t = useTexts(webhookTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const redeliver = useCommand('redeliver', { invalidates: ['getDelivery', 'listDeliveries', 'getWebhook'] });
  const send = async () => {
    await redeliver.mutateAsync({ params });
    void message.success(t('delivery.sent'));
  };
  return (
    <Button loading={redeliver.isPending} onClick={() => void send().catch(tell)}>
      {t('delivery.redeliver')}
    </Button>
  );
}

function Whole({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTexts(webhookTexts);
  const { eventID, nextAt, tries, body, response } = delivery;
  return (
    <div className={styles['delivery']}>
      <Facts
        items={[
          { label: t('log.state'), value: <DeliveryWord delivery={delivery} /> },
          {
            label: t('delivery.eventID'),
            value: (
              <>
                {eventID} <CopyButton text={eventID} />
              </>
            ),
          },
          ...(nextAt === null ? [] : [{ label: t('delivery.next'), value: <When at={nextAt} seconds /> }]),
        ]}
      />
      <h3>{t('delivery.tries')}</h3>
      {tries.length === 0 ? (
        <p>{t('delivery.notTried')}</p>
      ) : (
        <ol className={styles['tries']}>
          {tries.map((each) => (
            <li key={each.at}>
              <When at={each.at} seconds />
              <span>{each.failure === null ? answerIn(t, each) : whyFailed(t, each)}</span>
              <span>{t('log.ms', { count: each.tookMs })}</span>
            </li>
          ))}
        </ol>
      )}
      {tries.length > 0 && (
        <>
          <h3>{t('delivery.response')}</h3>
          {response ? <pre className={styles['code']}>{response}</pre> : <p>{t('delivery.noResponse')}</p>}
        </>
      )}
      <h3>
        {t('delivery.body')} <CopyButton text={body} label={t('delivery.copyBody')} />
      </h3>
      <pre className={styles['code']}>{indented(body)}</pre>
    </div>
  );
}

/** For reading; what is copied is what was sent to the letter. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body; // blacked out in the middle of an escape: still readable
  }
}
