import { App, DatePicker, Drawer, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReassignObstacle } from '../../../contract/reassigning';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { Outcomes } from '../assign/bulk/Outcomes';
import { useBatches, type Outcome, type Told } from '../assign/bulk/useBatches';
import { useReviewerChoices } from '../choices';
import { MoveImpact, useMoveImpact } from './MoveImpact';
import { reassignTexts, type ReassignTranslate } from './texts';

export type MoveKind = 'give' | 'withdraw';

interface Draft {
  readonly reviewerID?: string;
  readonly due?: Dayjs | null;
  readonly reason?: string;
}

interface MoveDrawerProps {
  readonly kind: MoveKind;
  readonly reviewIDs: readonly string[];
  readonly onClose: () => void;
  /** Something was moved: what was chosen is done with. */
  readonly onDone: () => void;
}

const changed = ['listReviews', 'getReview', 'getCalibration', 'listAudit'] as const;

/** Gives open reviews to another reviewer, or withdraws them: what that means first, then what became of each. */
export function MoveDrawer({ kind, reviewIDs, onClose, onDone }: MoveDrawerProps) {
  const t = useTexts(reassignTexts);
  const { message } = App.useApp();
  const [fields] = Form.useForm<Draft>();
  const reviewerID = Form.useWatch('reviewerID', fields);
  const reviewers = useReviewerChoices();
  const name = reviewers.options.find(({ value }) => value === reviewerID)?.label ?? '';
  const impact = useMoveImpact(reviewIDs, kind === 'withdraw' ? null : reviewerID);
  const { outcomes, sending, run } = useBatches<ReassignObstacle>();
  const give = useCommand('reassignReviews', { invalidates: changed });
  const withdraw = useCommand('withdrawReviews', { invalidates: changed });
  const isOver = outcomes.size > 0;

  const move = async (ids: readonly string[]) => {
    const { due, reason = '' } = fields.getFieldsValue(true) as Draft;
    // A day is over when it ends where the reader is.
    const dueAt = due ? { dueAt: due.endOf('day').toISOString() } : {};
    const { done, failures } = await run(ids, async (some) => {
      const body = { reviewIDs: some, reason: reason.trim() };
      return told(
        kind === 'withdraw'
          ? await withdraw.mutateAsync({ body })
          : await give.mutateAsync({ body: { ...body, ...dueAt, reviewerID: reviewerID ?? '' } }),
      );
    });
    if (failures > 0) void message.error(t('failures', { count: failures }));
    // Of a single one there is nothing more to read.
    if (reviewIDs.length === 1 && done === 1) {
      void message.success(t(`${kind}.total`, { count: done }));
      onDone();
    }
  };

  return (
    <Drawer
      open
      size={560}
      title={t(`${kind}.title`, { count: reviewIDs.length })}
      // Not by a click beside it, which would throw away what was typed.
      mask={{ closable: false }}
      onClose={isOver ? onDone : onClose}
    >
      <div hidden={isOver}>
        <AppForm<Draft>
          form={fields}
          submitText={t(`${kind}.verb`)}
          danger={kind === 'withdraw'}
          onCancel={onClose}
          onSubmit={() => move(reviewIDs)}
        >
          {kind === 'give' && (
            <>
              <Form.Item
                name="reviewerID"
                label={t('reviewer')}
                rules={[{ required: true, message: t('reviewerNeeded') }]}
              >
                <Select {...reviewers} />
              </Form.Item>
              <Form.Item name="due" label={t('due')} extra={t('dueHelp')}>
                <DatePicker />
              </Form.Item>
            </>
          )}
          <Form.Item
            name="reason"
            label={t('reason')}
            extra={t('reasonHelp')}
            rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}
          >
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
          <MoveImpact impact={impact} kind={kind} name={name} />
        </AppForm>
      </div>
      {isOver && (
        <Outcomes
          outcomes={outcomes}
          names={new Map(impact.data?.items.map((each) => [each.reviewID, each.roomName]))}
          total={(count) => t(`${kind}.total`, { count })}
          wordsOf={(outcome) => wordsOf(outcome, kind, t)}
          sending={sending}
          onRetry={(ids) => void move(ids)}
          onClose={onDone}
        />
      )}
    </Drawer>
  );
}

interface Answer {
  readonly done: readonly string[];
  readonly skipped: readonly { readonly reviewID: string; readonly because: ReassignObstacle }[];
}

function told({ done, skipped }: Answer): Told<ReassignObstacle> {
  return { done, skipped: skipped.map(({ reviewID, because }) => ({ id: reviewID, because })) };
}

function wordsOf(outcome: Outcome<ReassignObstacle>, kind: MoveKind, t: ReassignTranslate): string {
  switch (outcome.kind) {
    case 'done':
      return t(`${kind}.done`);
    case 'skipped':
      return t(`because.${outcome.because}`);
    case 'failed':
      return t('failed', { reason: outcome.reason });
  }
}
