import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { useTexts } from '../i18n/useTexts';
import { Card, Facts } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { CopyButton } from '../ui/values/CopyButton';
import styles from './client/client.module.css';
import { CloudCard } from './cloud/CloudCard';
import {
  examples,
  failCodes,
  moduleExample,
  pagePolicy,
  scriptTag,
  startExample,
} from './integration/snippets';
import { integrationTexts } from './integration/texts';

/** How other people's pages get the launcher from here. */
export function Component() {
  const t = useTexts(integrationTexts);
  const { origin } = window.location;
  return (
    <>
      <PageTitle title={t('integration.title')} />
      <div className={styles['cards']}>
        <Card title={t('integration.dropIn')}>
          <div className={styles['policy']}>
            <p>{t('integration.dropInText')}</p>
            <Snippet label={t('integration.tag')} text={scriptTag(origin)} />
            <Snippet label={t('integration.start')} text={startExample(origin)} />
            <p className={styles['note']}>{t('integration.userSig')}</p>
          </div>
        </Card>
        <PolicyLine origin={origin} />
        <CloudCard />
        <Card title={t('integration.codes')}>
          <Facts
            items={failCodes.map((code) => ({ label: String(code), value: t(`integration.code.${code}`) }))}
          />
        </Card>
        <Card title={t('integration.module')}>
          <div className={styles['policy']}>
            <p>{t('integration.moduleText')}</p>
            <Snippet label="/sdk/index.js" text={moduleExample(origin)} />
          </div>
        </Card>
        <Card title={t('integration.examples')}>
          <Facts
            items={[
              ...examples.map((name) => ({
                label: t(`integration.example.${name}`),
                value: (
                  <a href={`/examples/${name}.html`} target="_blank" rel="noreferrer">
                    /examples/{name}.html
                  </a>
                ),
              })),
              { label: t('integration.api'), value: <a href="/api/docs">/api/docs</a> },
            ]}
          />
        </Card>
      </div>
    </>
  );
}

const policyFile = z.object({ frameScript: z.string() });

/** The policy names the script of the drop-in's frame by its hash, which the build of this server says. */
function PolicyLine({ origin }: { origin: string }) {
  const t = useTexts(integrationTexts);
  const { data, error } = useQuery({
    queryKey: ['sdkPolicy'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/sdk/policy.json', { signal });
      if (!response.ok) throw new Error(`The SDK answered ${response.status}`);
      return policyFile.parse(await response.json());
    },
    retry: false,
  });
  return (
    <Card title={t('integration.policy')}>
      <div className={styles['policy']}>
        <p>{t('integration.policyText')}</p>
        {data && <Snippet label="Content-Security-Policy" text={pagePolicy(origin, data.frameScript)} />}
        {error && <p>{t('integration.noSdk')}</p>}
        <p className={styles['note']}>{t('integration.iframe')}</p>
      </div>
    </Card>
  );
}

function Snippet({ label, text }: { label: string; text: string }) {
  const t = useTexts(integrationTexts);
  return (
    <>
      <pre className={styles['file']} role="region" aria-label={label}>
        {text}
      </pre>
      <div className={styles['buttons']}>
        <CopyButton wide text={text} label={t('integration.copy', { what: label })} />
      </div>
    </>
  );
}
