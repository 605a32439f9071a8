import { App } from 'antd';
import type { ApiToken } from '../../../contract/tokens';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import type { Column } from '../../ui/table/columns';
import { RowActions, RowButton } from '../../ui/table/RowActions';
import { useConfirm } from '../../ui/useConfirm';
import { useNow } from '../../ui/useNow';
import { useTellProblem } from '../../ui/useTellProblem';
import { None, Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { adminTexts } from '../texts';
import { tokenTexts, type TokenTranslate } from './texts';
import { endsSoon } from './ending';

export function tokenColumns(t: TokenTranslate): readonly Column<ApiToken>[] {
  return [
    {
      key: 'state',
      title: t('tokens.state'),
      width: 120,
      always: true,
      render: (token) => <TokenState token={token} />,
    },
    {
      key: 'name',
      title: t('tokens.name'),
      always: true,
      render: ({ name, prefix }) => <Pair first={name} second={`${prefix}…`} />,
    },
    { key: 'reach', title: t('tokens.permissions'), render: (token) => <Reach token={token} /> },
    {
      key: 'lastUsed',
      title: t('tokens.lastUsed'),
      width: 150,
      align: 'right',
      render: ({ lastUsedAt }) => (lastUsedAt === null ? <None /> : <When at={lastUsedAt} />),
    },
    {
      key: 'expires',
      title: t('tokens.expires'),
      width: 150,
      align: 'right',
      render: ({ expiresAt }) => <When at={expiresAt} />,
    },
    { key: 'createdBy', title: t('tokens.createdBy'), width: 130, render: ({ createdBy }) => createdBy.name },
    {
      key: 'actions',
      title: t('tokens.actions'),
      width: 110,
      always: true,
      render: (token) => <TokenActions token={token} />,
    },
  ];
}

export function TokenState({ token }: { token: ApiToken }) {
  const t = useTexts(tokenTexts);
  const soon = endsSoon(token, useNow());
  switch (token.state) {
    case 'valid':
      return (
        <State glyph={soon ? 'triangle' : 'check'} tone={soon ? 'wait' : 'faint'}>
          {t(soon ? 'tokens.state.soon' : 'tokens.state.valid')}
        </State>
      );
    case 'expired':
    case 'revoked':
      return (
        <State glyph={token.state === 'expired' ? 'ring' : 'square'} tone="faint">
          {t(`tokens.state.${token.state}`)}
        </State>
      );
  }
}

/** Where it may go, over what it may do there. */
export function Reach({ token: { team, permissions } }: { token: ApiToken }) {
  const t = useTexts(tokenTexts);
  const ta = useTexts(adminTexts);
  const rights = permissions.map((each) => ta(`right.${each}`)).join(', ');
  return <Pair first={team?.name ?? t('tokens.reachAll')} second={<span title={rights}>{rights}</span>} />;
}

export function TokenActions({ token: { tokenID, name, can } }: { token: ApiToken }) {
  const t = useTexts(tokenTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const revoke = useCommand('revokeApiToken', { invalidates: ['listApiTokens'] });

  const askAndRevoke = async () => {
    const sure = await confirm({
      title: t('tokens.revokeTitle', { name }),
      text: t('tokens.revokeText'),
      verb: t('tokens.revokeVerb', { name }),
      danger: true,
    });
    if (!sure) return;
    await revoke.mutateAsync({ params: { tokenID } });
    void message.success(t('tokens.revoked', { name }));
  };

  if (!can.includes('revoke')) return null;
  return (
    <RowActions>
      <RowButton onClick={() => void askAndRevoke().catch(tell)}>{t('tokens.revoke')}</RowButton>
    </RowActions>
  );
}
