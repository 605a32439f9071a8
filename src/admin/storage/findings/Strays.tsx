import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { StorageFindings } from '../../../../contract/storage-findings';
import { useCommand } from '../../../api/commands';
import { useTexts } from '../../../i18n/useTexts';
import { formatBytes } from '../../../ui/format/bytes';
import { useConfirm } from '../../../ui/useConfirm';
import { useTellProblem } from '../../../ui/useTellProblem';
import { None } from '../../../ui/values/Pair';
import { When } from '../../../ui/values/When';
import styles from '../storage.module.css';
import { findingTexts } from './texts';

/** Files that no recording leads to: chosen one by one or all, asked about, and then deleted. */
export function Strays({ strays: { items, total, bytes } }: { strays: StorageFindings['strays'] }) {
  const t = useTexts(findingTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const remove = useCommand('deleteStrays', {
    invalidates: ['getStorageFindings', 'getStorage', 'listAudit'],
  });
  const chosen = items.filter(({ location }) => picked.has(location));
  const pick = (location: string, isPicked: boolean) => {
    const next = new Set(picked);
    if (isPicked) next.add(location);
    else next.delete(location);
    setPicked(next);
  };

  const removeChosen = async () => {
    const size = formatBytes(chosen.reduce((sum, each) => sum + each.bytes, 0));
    const count = chosen.length;
    const sure = await confirm({
      title: t('sure', { count }),
      text: t('sureText', { size }),
      verb: t('delete', { count }),
      danger: true,
    });
    if (!sure) return;
    try {
      const body = { locations: chosen.map(({ location }) => location) };
      const { files, bytes: freed, leftOut } = await remove.mutateAsync({ body });
      const words = [
        ...(files > 0 ? [t('deleted', { count: files, size: formatBytes(freed) })] : []),
        ...(leftOut > 0 ? [t('leftOut', { count: leftOut })] : []),
      ];
      void message[leftOut > 0 ? 'warning' : 'success'](words.join(' · '));
      setPicked(new Set());
    } catch (problem) {
      tell(problem);
    }
  };

  return (
    <section aria-label={t('strays')}>
      <h3>{t('strays')}</h3>
      <p>{t('straysText', { count: total, size: formatBytes(bytes) })}</p>
      <table className={styles['table']} aria-label={t('strays')}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={t('all')}
                checked={chosen.length === items.length}
                indeterminate={chosen.length > 0 && chosen.length < items.length}
                onChange={({ target }) =>
                  setPicked(new Set(target.checked ? items.map(({ location }) => location) : []))
                }
              />
            </th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('size')}</th>
            <th scope="col">{t('written')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ location, bytes: size, changedAt }) => (
            <tr key={location}>
              <td>
                <Checkbox
                  aria-label={t('pick', { name: location })}
                  checked={picked.has(location)}
                  onChange={({ target }) => pick(location, target.checked)}
                />
              </td>
              <th scope="row">{location}</th>
              <td>{formatBytes(size)}</td>
              <td>{changedAt === null ? <None /> : <When at={changedAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > items.length && <p>{t('more', { count: total - items.length })}</p>}
      <Button
        danger
        disabled={chosen.length === 0}
        loading={remove.isPending}
        onClick={() => void removeChosen()}
      >
        {t('delete', { count: chosen.length })}
      </Button>
    </section>
  );
}
