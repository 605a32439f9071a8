import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ReviewForm } from '../../../contract/forms';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Empty } from '../../ui/faces/faces';
import { State } from '../../ui/glyphs/StatusWord';
import { PlusOutlined } from '../../ui/icons';
import { PageTitle } from '../../ui/page/PageTitle';
import { RowCard } from '../../ui/table/CardList';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/DataTable';
import { useTableView } from '../../ui/table/useTableView';
import { Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { reviewTexts, type ReviewTranslate } from '../texts';
import { NewForm } from './NewForm';

/** By what reviews score: every form with its state. */
export function Component() {
  const t = useTexts(reviewTexts);
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const forms = useQuery(query('listReviewForms'));
  const view = useTableView(
    'reviewForms',
    useMemo(() => columnsOf(t), [t]),
  );
  const some = (forms.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageTitle
        title={t('forms.title')}
        actions={
          some && (
            <Button icon={<PlusOutlined />} onClick={() => setMaking(true)}>
              {t('forms.new')}
            </Button>
          )
        }
      />
      <DataTable<ReviewForm>
        label={t('forms.title')}
        view={view}
        rowKey={keyOf}
        rows={forms.data?.items}
        refreshing={forms.isFetching}
        problem={forms.error}
        updatedAt={forms.dataUpdatedAt}
        onRetry={() => void forms.refetch()}
        onOpen={({ formID }) => void navigate(pathTo('form', { formID }))}
        empty={
          <Empty
            glyph="box"
            title={t('forms.none')}
            text={t('forms.noneText')}
            action={
              <Button type="primary" onClick={() => setMaking(true)}>
                {t('forms.new')}
              </Button>
            }
          />
        }
        card={(form) => (
          <RowCard
            state={<FormState form={form} />}
            time={<When at={form.changedAt} />}
            name={<FormLink form={form} />}
            sub={t('forms.questions', { count: form.questions })}
          />
        )}
      />
      {making && <NewForm forms={forms.data?.items ?? []} onClose={() => setMaking(false)} />}
    </>
  );
}

function columnsOf(t: ReviewTranslate): readonly Column<ReviewForm>[] {
  return [
    {
      key: 'state',
      title: t('column.state'),
      width: { zh: 190, en: 230 },
      always: true,
      render: (form) => <FormState form={form} />,
    },
    {
      key: 'name',
      title: t('forms.name'),
      always: true,
      render: (form) => (
        <Pair first={<FormLink form={form} />} second={t('forms.questions', { count: form.questions })} />
      ),
    },
    {
      key: 'version',
      title: t('forms.version'),
      width: 100,
      align: 'right',
      render: ({ version }) => version,
    },
    {
      key: 'changed',
      title: t('forms.changed'),
      width: 170,
      render: ({ changedAt, changedBy }) => <Pair first={<When at={changedAt} />} second={changedBy.name} />,
    },
  ];
}

function FormLink({ form }: { readonly form: ReviewForm }) {
  return <Link to={pathTo('form', { formID: form.formID })}>{form.name}</Link>;
}

export function FormState({ form }: { readonly form: ReviewForm }) {
  const t = useTexts(reviewTexts);
  switch (form.state) {
    case 'draft':
      return (
        <State glyph="pencil" tone="accent">
          {t('forms.state.draft')}
        </State>
      );
    case 'published':
      return (
        <State glyph={form.hasDraft ? 'pencil' : 'check'} tone={form.hasDraft ? 'accent' : 'faint'}>
          {t(form.hasDraft ? 'forms.state.changed' : 'forms.state.published')}
        </State>
      );
    case 'retired':
      return (
        <State glyph="square" tone="faint">
          {t('forms.state.retired')}
        </State>
      );
  }
}

function keyOf({ formID }: ReviewForm): string {
  return formID;
}
