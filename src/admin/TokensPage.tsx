import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { ApiToken } from '../../contract/tokens';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Empty } from '../ui/faces/faces';
import { PlusOutlined } from '../ui/icons';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { When } from '../ui/values/When';
import { FormDrawer } from '../session/FormDrawer';
import { tokenTexts } from './tokens/texts';
import { Reach, TokenActions, tokenColumns, TokenState } from './tokens/columns';
import { EndingSoon } from './tokens/EndingSoon';
import { ShownToken } from './tokens/ShownToken';
import { TokenForm } from './tokens/TokenForm';

/** With what programs of integrators call the API. */
export function Component() {
  const t = useTexts(tokenTexts);
  const [making, setMaking] = useState(false);
  /** The token that was made just now: nothing else knows it. */
  const [made, setMade] = useState<{ readonly name: string; readonly token: string } | null>(null);
  const tokens = useQuery(query('listApiTokens'));
  const view = useTableView(
    'tokens',
    useMemo(() => tokenColumns(t), [t]),
  );
  const some = (tokens.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageTitle
        title={t('tokens.title')}
        actions={
          some && (
            <Button icon={<PlusOutlined />} onClick={() => setMaking(true)}>
              {t('tokens.new')}
            </Button>
          )
        }
      />
      <EndingSoon tokens={tokens.data?.items ?? []} />
      <DataTable<ApiToken>
        label={t('tokens.title')}
        view={view}
        rowKey={keyOf}
        rows={tokens.data?.items}
        refreshing={tokens.isFetching}
        problem={tokens.error}
        updatedAt={tokens.dataUpdatedAt}
        onRetry={() => void tokens.refetch()}
        empty={
          <Empty
            title={t('tokens.none')}
            text={t('tokens.noneText')}
            action={
              <Button type="primary" onClick={() => setMaking(true)}>
                {t('tokens.new')}
              </Button>
            }
          />
        }
        card={(token) => (
          <RowCard
            state={<TokenState token={token} />}
            time={<When at={token.expiresAt} />}
            name={token.name}
            sub={<Reach token={token} />}
            actions={<TokenActions token={token} />}
          />
        )}
      />
      {making && (
        <FormDrawer title={t('tokens.new')} onDone={() => setMaking(false)}>
          {(form) => (
            <TokenForm
              {...form}
              onMade={(next) => {
                setMaking(false);
                setMade(next);
              }}
            />
          )}
        </FormDrawer>
      )}
      {made && <ShownToken {...made} onClose={() => setMade(null)} />}
    </>
  );
}

function keyOf(token: ApiToken): string {
  return token.tokenID;
}
