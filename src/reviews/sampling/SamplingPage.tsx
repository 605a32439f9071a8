import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { SamplingRule } from '../../../contract/sampling';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { FormDrawer } from '../../session/FormDrawer';
import { Empty } from '../../ui/faces/faces';
import { PlusOutlined } from '../../ui/icons';
import { PageTitle } from '../../ui/page/PageTitle';
import { RowCard } from '../../ui/table/CardList';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/DataTable';
import { useTableView } from '../../ui/table/useTableView';
import { text, urlCodec } from '../../ui/url/codec';
import { useUrlState } from '../../ui/url/useUrlState';
import { Dotted, None, Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { reviewTexts } from '../texts';
import { RuleEditor } from './RuleEditor';
import { RuleForm } from './RuleForm';
import { samplingTexts, type SamplingTranslate } from './texts';
import { picksOf, RuleState } from './words';

const url = urlCodec({ rule: text(40) });

/** Which recordings are given to whom by themselves. */
export function Component() {
  const t = useTexts(samplingTexts);
  const tr = useTexts(reviewTexts);
  const [state, set] = useUrlState(url);
  const [making, setMaking] = useState(false);
  const rules = useQuery(query('listSamplingRules'));
  const view = useTableView(
    'samplingRules',
    useMemo(() => columnsOf(t), [t]),
  );
  const open = rules.data?.items.find(({ ruleID }) => ruleID === state.rule);
  return (
    <>
      <PageTitle
        title={t('title')}
        crumbs={[{ label: tr('list.title'), to: pathTo('reviews') }]}
        live={t('lead')}
        actions={
          (rules.data?.items.length ?? 0) > 0 && (
            <Button icon={<PlusOutlined />} onClick={() => setMaking(true)}>
              {t('new')}
            </Button>
          )
        }
      />
      <DataTable<SamplingRule>
        label={t('title')}
        view={view}
        rowKey={keyOf}
        rows={rules.data?.items}
        refreshing={rules.isFetching}
        problem={rules.error}
        updatedAt={rules.dataUpdatedAt}
        onRetry={() => void rules.refetch()}
        onOpen={({ ruleID }) => set({ rule: ruleID }, { push: true })}
        openKey={open?.ruleID}
        empty={
          <Empty
            glyph="box"
            title={t('none')}
            text={t('noneText')}
            action={
              <Button type="primary" onClick={() => setMaking(true)}>
                {t('new')}
              </Button>
            }
          />
        }
        card={(rule) => (
          <RowCard
            state={<RuleState rule={rule} />}
            time={rule.lastPickedAt === null ? <None /> : <When at={rule.lastPickedAt} />}
            name={rule.name}
            sub={<Dotted>{picksOf(rule, t)}</Dotted>}
          />
        )}
      />
      {making && (
        <FormDrawer size={640} title={t('new')} onDone={() => setMaking(false)}>
          {(form) => <RuleForm {...form} onDone={() => setMaking(false)} />}
        </FormDrawer>
      )}
      {open && (
        <FormDrawer
          key={open.ruleID}
          size={640}
          title={t('edit.title', { name: open.name })}
          onDone={() => set({ rule: '' })}
        >
          {(form) => <RuleEditor rule={open} {...form} onDone={() => set({ rule: '' })} />}
        </FormDrawer>
      )}
    </>
  );
}

function columnsOf(t: SamplingTranslate): readonly Column<SamplingRule>[] {
  return [
    {
      key: 'state',
      title: t('column.state'),
      width: { zh: 220, en: 260 },
      always: true,
      render: (rule) => <RuleState rule={rule} />,
    },
    {
      key: 'rule',
      title: t('column.rule'),
      always: true,
      render: (rule) => <Pair first={rule.name} second={<Dotted>{picksOf(rule, t)}</Dotted>} />,
    },
    {
      key: 'who',
      title: t('column.who'),
      width: 200,
      render: ({ reviewers: [only, ...others], form }) => (
        <Pair
          first={
            others.length === 0 ? (only?.name ?? <None />) : t('who.turns', { count: others.length + 1 })
          }
          second={form.name}
        />
      ),
    },
    { key: 'picked', title: t('column.picked'), width: 90, align: 'right', render: ({ picked }) => picked },
    {
      key: 'last',
      title: t('column.last'),
      width: 140,
      align: 'right',
      render: ({ lastPickedAt }) => (lastPickedAt === null ? <None /> : <When at={lastPickedAt} />),
    },
  ];
}

function keyOf({ ruleID }: SamplingRule): string {
  return ruleID;
}
