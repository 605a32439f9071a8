import { formContent, type FormContent } from '../../../contract/review-forms';
import { formTroubles } from '../../../contract/review-form-check';
import type { Endpoints } from '../../../contract/endpoints';
import type { ReviewForm, ReviewFormDetail } from '../../../contract/forms';
import { changesOf } from '../audit/changes';
import { callerOf, command, type Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { ReviewFormRow } from '../rows/review-forms';
import type { Tx } from '../store';
import { refTo } from './threads';

const empty: FormContent = { intro: '', passMark: null, sections: [] };

const listReviewForms: Handler<Endpoints['listReviewForms']> = async (ctx) => {
  const { read } = ctx.ports.store;
  const manages = callerOf(ctx).grants['review.manage'] !== undefined;
  const rows = (await read.reviewForms.list()).filter(({ state }) => manages || state === 'published');
  return { items: await Promise.all(rows.map((row) => present(read, row))) };
};

const getReviewForm: Handler<Endpoints['getReviewForm']> = async (ctx, { params }) =>
  presentWhole(ctx.ports.store.read, mustBe(await ctx.ports.store.read.reviewForms.get(params.formID)));

const createReviewForm: Handler<Endpoints['createReviewForm']> = async (ctx, { body }) => {
  const { read } = ctx.ports.store;
  const model = body.copyOf === null ? null : mustBe(await read.reviewForms.get(body.copyOf));
  const draft = model === null ? empty : await contentOf(read, model);
  const row: ReviewFormRow = {
    ...{ formID: ctx.ports.random.id(), name: body.name, state: 'draft', version: 0, draft },
    ...{ revision: 1, createdAt: ctx.now, changedAt: ctx.now, changedByID: callerOf(ctx).userID },
  };
  await command(ctx, async ({ tx, audit }) => {
    if (!(await tx.reviewForms.insert(row))) throw taken(body.name);
    await audit({ action: 'form.create', object: objectOf(row) });
  });
  return after(ctx, row.formID);
};

const saveReviewForm: Handler<Endpoints['saveReviewForm']> = async (ctx, { params, body }) => {
  await command(ctx, async ({ tx, audit }) => {
    const row = mustBe(await tx.reviewForms.lock(params.formID));
    mustFollow(row, body.revision);
    const newest = (await tx.reviewForms.version(row.formID, row.version))?.content;
    const draft = newest && isSame(newest, body.content) ? null : body.content;
    const before = row.draft ?? newest;
    if (row.name === body.name && before && isSame(before, body.content)) return;
    const isKept = await tx.reviewForms.update(row.formID, { name: body.name, draft, ...signed(ctx) });
    if (!isKept) throw taken(body.name);
    await audit({
      action: 'form.update',
      object: objectOf({ ...row, name: body.name }),
      changes: changesOf(
        { name: row.name, content: before ?? null },
        { name: body.name, content: body.content },
      ),
    });
  });
  return after(ctx, params.formID);
};

const publishReviewForm: Handler<Endpoints['publishReviewForm']> = async (ctx, { params, body }) => {
  await command(ctx, async ({ tx, audit }) => {
    const row = mustBe(await tx.reviewForms.lock(params.formID));
    mustFollow(row, body.revision);
    if (row.draft === null) throw new Problem('form.nothingNew');
    const troubles = formTroubles(row.draft);
    if (troubles.length > 0) throw new Problem('form.incomplete', undefined, troubles);
    const version = row.version + 1;
    await tx.reviewForms.insertVersion({
      ...{ formID: row.formID, version, name: row.name, content: row.draft },
      ...{ publishedAt: ctx.now, publishedByID: callerOf(ctx).userID },
    });
    await tx.reviewForms.update(row.formID, { state: 'published', version, draft: null, ...signed(ctx) });
    await audit({
      action: 'form.publish',
      object: objectOf(row),
      changes: { version: [String(row.version), String(version)] },
    });
  });
  return after(ctx, params.formID);
};

const retireReviewForm: Handler<Endpoints['retireReviewForm']> = async (ctx, { params, body }) => {
  await command(ctx, async ({ tx, audit }) => {
    const row = mustBe(await tx.reviewForms.lock(params.formID));
    const state = body.retired ? 'retired' : row.version === 0 ? 'draft' : 'published';
    if (state === row.state) return;
    await tx.reviewForms.update(row.formID, { state, ...signed(ctx) });
    await audit({ action: 'form.retire', object: objectOf(row), changes: { state: [row.state, state] } });
  });
  return after(ctx, params.formID);
};

function mustBe(row: ReviewFormRow | undefined): ReviewFormRow {
  if (!row) throw new Problem('form.notFound');
  return row;
}

function mustFollow(row: ReviewFormRow, revision: number): void {
  if (row.revision !== revision) throw new Problem('form.changed');
}

function taken(name: string): Problem {
  return new Problem('form.taken', { name }, [{ path: 'name', code: 'taken' }]);
}

function signed(ctx: Ctx) {
  return { changedAt: ctx.now, changedByID: callerOf(ctx).userID };
}

/** A database may give fields back in another order; the schema puts them in its own. */
function isSame(a: FormContent, b: FormContent): boolean {
  return JSON.stringify(formContent.parse(a)) === JSON.stringify(formContent.parse(b));
}

function objectOf({ formID, name }: ReviewFormRow) {
  return { kind: 'form', id: formID, name } as const;
}

async function after(ctx: Ctx, formID: string): Promise<ReviewFormDetail> {
  const { read } = ctx.ports.store;
  return presentWhole(read, mustBe(await read.reviewForms.get(formID)));
}

async function contentOf(tx: Tx, { formID, version, draft }: ReviewFormRow): Promise<FormContent> {
  const content = draft ?? (await tx.reviewForms.version(formID, version))?.content;
  return content ?? empty;
}

async function present(tx: Tx, row: ReviewFormRow): Promise<ReviewForm> {
  const { sections } = await contentOf(tx, row);
  return {
    formID: row.formID,
    name: row.name,
    state: row.state,
    version: row.version,
    hasDraft: row.draft !== null,
    questions: sections.reduce((sum, { questions }) => sum + questions.length, 0),
    changedAt: row.changedAt.toISOString(),
    changedBy: await refTo(tx, row.changedByID),
  };
}

async function presentWhole(tx: Tx, row: ReviewFormRow): Promise<ReviewFormDetail> {
  const versions = await tx.reviewForms.versions(row.formID);
  return {
    ...(await present(tx, row)),
    revision: row.revision,
    content: await contentOf(tx, row),
    versions: await Promise.all(
      versions.map(async ({ version, name, publishedAt, publishedByID, reviews }) => ({
        ...{ version, name, publishedAt: publishedAt.toISOString(), reviews },
        publishedBy: await refTo(tx, publishedByID),
      })),
    ),
  };
}

export const formHandlers = {
  listReviewForms,
  getReviewForm,
  createReviewForm,
  saveReviewForm,
  publishReviewForm,
  retireReviewForm,
} satisfies Partial<Handlers>;
