import { byteOrderMark, csvLine } from '../../../contract/csv';
import type { Endpoints } from '../../../contract/endpoints';
import { command } from '../context';
import type { Handler, Handlers } from '../handlers';
import type { SeenReview } from '../stores/reviews';
import { listSight, wantedOf } from './handlers';

const atOnce = 100;

const heads = {
  en: [
    ...['Room', 'Room no.', 'Recorded (UTC)', 'Agent', 'Form', 'Version', 'Reviewer', 'State', 'Score'],
    ...[
      'Failed',
      'Passed',
      'Due (UTC)',
      'Submitted (UTC)',
      'Released (UTC)',
      'Acknowledged (UTC)',
      'Review ID',
    ],
  ],
  zh: [
    ...['房间', '房间号', '录制时间 (UTC)', '坐席', '评审表', '版本', '评审人', '状态', '得分'],
    ...['关键题未过', '合格', '截止 (UTC)', '提交 (UTC)', '公布 (UTC)', '确认 (UTC)', '评审编号'],
  ],
} as const;
const states = {
  en: { assigned: 'To do', draft: 'Draft', submitted: 'Submitted', released: 'Released' },
  zh: { assigned: '待评审', draft: '草稿', submitted: '已提交', released: '已公布' },
} as const;
const yesNo = { en: ['Yes', 'No'], zh: ['是', '否'] } as const;
type Language = keyof typeof heads;

const exportReviews: Handler<Endpoints['exportReviews']> = async (ctx, { query }) => {
  const { language, ...filter } = query;
  const set = Object.entries(filter).filter(([key, value]) => key !== 'sort' && value !== undefined);
  const changes = Object.fromEntries(
    set.map(([key, value]) => [key, [null, String(value)] as [null, string]]),
  );
  await command(ctx, ({ audit }) =>
    audit({ action: 'review.export', changes: set.length > 0 ? changes : null }),
  );
  ctx.headers.set(
    'content-disposition',
    `attachment; filename="reviews ${ctx.now.toISOString().slice(0, 10)}.csv"`,
  );
  const utf8 = new TextEncoder();
  const wanted = wantedOf(filter, ctx.now);
  let page = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (page === 0) controller.enqueue(utf8.encode(byteOrderMark + csvLine(heads[language])));
      page += 1;
      const { items } = await ctx.ports.store.read.reviews.list(
        { ...wanted, page, size: atOnce },
        listSight(ctx),
      );
      if (items.length > 0)
        controller.enqueue(utf8.encode(items.map((row) => lineOf(row, language)).join('')));
      if (items.length < atOnce) controller.close();
    },
  });
};

function lineOf(row: SeenReview, language: Language): string {
  const { recording } = row;
  const [yes, no] = yesNo[language];
  return csvLine([
    ...[recording.roomName, recording.roomID, instant(row.recordedAt), recording.agentName],
    ...[row.formName, row.formVersion, row.reviewerName, states[language][row.state], row.score],
    row.failed ? yes : no,
    row.passed === null ? null : row.passed ? yes : no,
    ...[instant(row.dueAt), instant(row.submittedAt), instant(row.releasedAt), instant(row.acknowledgedAt)],
    row.reviewID,
  ]);
}

function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString().slice(0, 19).replace('T', ' ');
}

export const reviewExportHandlers = { exportReviews } satisfies Partial<Handlers>;
