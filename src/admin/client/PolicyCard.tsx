import { Alert, Button, Select } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import { CopyButton } from '../../ui/values/CopyButton';
import { clientTexts } from './texts';
import styles from './client.module.css';
import { policyFile, policyForms } from './policies/forms';
import { randomUUID } from './random-uuid';
import { saveFile } from './save-file';

/** The browser policies for this very console, in the form that the admin's computers take. */
export function PolicyCard({ origin }: { origin: string }) {
  const t = useTexts(clientTexts);
  const [params, setParams] = useSearchParams();
  const form = policyForms.find((each) => each === params.get('form')) ?? 'computer';
  const file = useMemo(() => policyFile(form, origin, randomUUID), [form, origin]);

  return (
    <Card title={t('policy.title')}>
      <div className={styles['policy']}>
        <p>{t('policy.text', { origin })}</p>
        {isPlainHttp(origin) && <Alert type="warning" showIcon title={t('policy.insecure')} />}
        <div className={styles['field']}>
          <span aria-hidden>{t('policy.form')}</span>
          <Select
            aria-label={t('policy.form')}
            value={form}
            options={policyForms.map((value) => ({ value, label: t(`policy.form.${value}`) }))}
            onChange={(chosen) => setParams({ form: chosen }, { replace: true })}
          />
        </div>
        <p>{t(`policy.where.${form}`)}</p>
        <p>{t(form === 'firefox' ? 'policy.checkFirefox' : 'policy.check')}</p>
        <pre className={styles['file']} role="region" aria-label={file.fileName}>
          {file.text}
        </pre>
        <div className={styles['buttons']}>
          <CopyButton wide text={file.text} label={t('policy.copy')} />
          <Button onClick={() => saveFile(file)}>{t('policy.save', { file: file.fileName })}</Button>
        </div>
        <p className={styles['note']}>{t('policy.merge')}</p>
        {form !== 'firefox' && <p className={styles['note']}>{t('policy.versions')}</p>}
      </div>
    </Card>
  );
}

/** Plain http from anywhere but this computer: such a page may not reach the program at all. */
function isPlainHttp(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
