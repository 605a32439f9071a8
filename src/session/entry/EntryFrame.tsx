import { use, type ReactNode } from 'react';
import { BannerContext } from '../../config/banner';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { AppearanceChoice } from './AppearanceChoice';
import { Logo } from '../../ui/shell/Logo';
import { LanguageChoice } from './LanguageChoice';
import styles from './entry.module.css';

/** What stands before the console: one card, the brand, language and appearance. Plain HTML, so that it is there at once. */
export function EntryFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const t = useTexts(baseTexts);
  return (
    <div className={styles['page']}>
      <title>{`${title} - ${t('product.name')}`}</title>
      {use(BannerContext)}
      <header className={styles['top']}>
        <LanguageChoice />
        <AppearanceChoice />
      </header>
      <main className={styles['main']}>
        <div className={styles['brand']}>
          <Logo size={28} />
          <span>{t('product.name')}</span>
        </div>
        <section className={styles['card']} aria-labelledby="entry-title">
          <h1 id="entry-title" className={styles['title']}>
            {title}
          </h1>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
          {children}
        </section>
      </main>
    </div>
  );
}
