import { Button } from 'antd';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { browserOf } from '../ui/browser/browser-kind';
import { Card, Facts } from '../ui/page/Card';
import { CopyButton } from '../ui/values/CopyButton';
import styles from './check.module.css';
import type { Findings } from './findings';
import { reportOf } from './report';
import { checkTexts } from './texts';

/** Which computer and browser this is, and the report of all of it. */
export function Computer({ findings }: { findings: Findings }) {
  const t = useTexts(checkTexts);
  const me = useMe();
  const { language } = useLanguage();
  const browser = browserOf(navigator).name || navigator.userAgent;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const report = () =>
    reportOf(findings, {
      at: new Date(),
      address: window.location.origin,
      userID: me.userID,
      serverVersion: me.service.version,
      browser,
      userAgent: navigator.userAgent,
      language,
      timeZone,
      screen: `${window.innerWidth} x ${window.innerHeight} at ${window.devicePixelRatio}`,
    });
  return (
    <div className={styles['aside']}>
      <Card title={t('computer.title')}>
        <Facts
          items={[
            { label: t('computer.browser'), value: browser },
            { label: t('computer.system'), value: navigator.platform },
            { label: t('computer.language'), value: navigator.language },
            { label: t('computer.zone'), value: timeZone },
            { label: t('computer.address'), value: window.location.origin },
          ]}
        />
      </Card>
      <Card title={t('report.title')}>
        <p className={styles['next']}>{t('report.help')}</p>
        <div className={styles['buttons']}>
          <CopyButton wide text={report()} label={t('report.copy')} />
          <Button onClick={() => save(report())}>{t('report.save')}</Button>
        </div>
      </Card>
    </div>
  );
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `system-check-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.txt`;
  link.click();
  URL.revokeObjectURL(url);
}
