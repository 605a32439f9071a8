import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { exportAuditCsv, exportAuditLines } from '../../../contract/audit';
import { download } from '../../api/download';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { DownOutlined } from '../../ui/icons';
import { useTellProblem } from '../../ui/useTellProblem';
import { saveFile } from '../client/save-file';
import { auditTexts } from './texts';
import { auditQuery, type AuditUrl } from './audit-url';

/** Everything that the filter shows, not only this page, as a file. */
export function ExportMenu({ state, total }: { state: AuditUrl; total: number }) {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const tell = useTellProblem();
  const [busy, setBusy] = useState(false);

  const run = async (type: 'csv' | 'jsonl') => {
    const { page: _page, size: _size, ...query } = auditQuery(state);
    setBusy(true);
    try {
      saveFile(
        type === 'csv'
          ? await download(exportAuditCsv, { query: { ...query, language } })
          : await download(exportAuditLines, { query }),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={total === 0}
      menu={{
        items: [
          { key: 'csv', label: t('export.csv', { count: total }) },
          { key: 'jsonl', label: t('export.jsonl', { count: total }) },
        ],
        onClick: ({ key }) => void run(key === 'csv' ? 'csv' : 'jsonl').catch(tell),
      }}
    >
      <Button loading={busy} icon={<DownOutlined />} iconPlacement="end">
        {busy ? t('export.busy') : t('export.verb')}
      </Button>
    </Dropdown>
  );
}
