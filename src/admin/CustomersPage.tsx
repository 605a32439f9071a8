import { useState } from 'react';
import type { CustomerHoldings } from '../../contract/customers';
import { useTexts } from '../i18n/useTexts';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { EraseForm } from './customers/EraseForm';
import { Erased } from './customers/Erased';
import { FindForm, type Who } from './customers/FindForm';
import styles from './admin.module.css';
import { customerTexts } from './customers/texts';

/** What is found or was erased. It is in memory alone: a customer's name belongs into no address. */
type Step =
  | { readonly kind: 'find' }
  | { readonly kind: 'erase'; readonly who: Who; readonly held: CustomerHoldings }
  | { readonly kind: 'done'; readonly erased: CustomerHoldings; readonly texts: number };

/** A customer asks to be forgotten: what is kept of them, and the way to erase it. */
export function Component() {
  const t = useTexts(customerTexts);
  const [step, setStep] = useState<Step>({ kind: 'find' });
  return (
    <>
      <PageTitle title={t('customers.title')} />
      <div className={styles['narrow']}>
        <Card title={t('customers.find')}>
          <p className={styles['help']}>{t('customers.text')}</p>
          <FindForm
            onFound={(who, held) => setStep({ kind: 'erase', who, held })}
            onTyped={() => setStep({ kind: 'find' })}
          />
        </Card>
        {step.kind === 'erase' && (
          <EraseForm
            who={step.who}
            held={step.held}
            onErased={({ erased, texts }) => setStep({ kind: 'done', erased, texts })}
          />
        )}
        {step.kind === 'done' && <Erased erased={step.erased} texts={step.texts} />}
      </div>
    </>
  );
}
