import { Button } from 'antd';
import type { ReviewDetail } from '../../../contract/reviews';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { State } from '../../ui/glyphs/StatusWord';
import { Card } from '../../ui/page/Card';
import { useTellProblem } from '../../ui/useTellProblem';
import { Person } from '../../ui/values/Person';
import { When } from '../../ui/values/When';
import { WordsForm } from '../comments/WordsForm';
import { reviewTexts } from '../texts';
import styles from './fill.module.css';

const changed = ['getReview', 'listReviews', 'listAudit'] as const;

/** What the agent and those who review say to each other about a released review. */
export function Talk({ review }: { readonly review: ReviewDetail }) {
  const t = useTexts(reviewTexts);
  const me = useMe();
  const tell = useTellProblem();
  const params = { reviewID: review.reviewID };
  const say = useCommand('sayAboutReview', { invalidates: changed });
  const acknowledge = useCommand('acknowledgeReview', { invalidates: changed });
  const read = useCommand('readReplies', { invalidates: changed });
  const { can } = review;
  if (review.state !== 'released') return null;
  return (
    <Card
      title={t('talk.title')}
      extra={
        review.acknowledgedAt === null ? (
          <span className={styles['meta']}>{t('talk.notAcknowledged')}</span>
        ) : (
          <State glyph="check" tone="live">
            {t('talk.acknowledged', { name: review.agent.name })}
          </State>
        )
      }
    >
      {review.messages.length > 0 && (
        <ol className={styles['messages']} aria-label={t('talk.title')}>
          {review.messages.map(({ messageID, author, text, createdAt }) => (
            <li key={messageID}>
              <p className={styles['meta']}>
                <Person name={author.name} me={author.userID === me.userID} /> <When at={createdAt} />
              </p>
              <p className={styles['noteText']}>{text}</p>
            </li>
          ))}
        </ol>
      )}
      <div className={styles['talkActions']}>
        {can.includes('acknowledge') && (
          <Button
            type="primary"
            loading={acknowledge.isPending}
            onClick={() => void acknowledge.mutateAsync({ params }).catch(tell)}
          >
            {t('talk.acknowledge')}
          </Button>
        )}
        {can.includes('markRead') && (
          <Button loading={read.isPending} onClick={() => void read.mutateAsync({ params }).catch(tell)}>
            {t('talk.markRead')}
          </Button>
        )}
      </div>
      {can.includes('say') && (
        <WordsForm
          label={t('talk.say')}
          verb={t('talk.send')}
          onSend={async (text) => void (await say.mutateAsync({ params, body: { text } }))}
        />
      )}
    </Card>
  );
}
