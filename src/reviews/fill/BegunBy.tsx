import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import { useConfirm } from '../../ui/useConfirm';
import { reviewTexts } from '../texts';
import styles from './fill.module.css';

interface BegunByProps {
  readonly name: string;
  readonly onAfresh: () => void;
}

/** Some of the answers are those of somebody who had the review before: to be looked at, or thrown away. */
export function BegunBy({ name, onAfresh }: BegunByProps) {
  const t = useTexts(reviewTexts);
  const confirm = useConfirm();
  const ask = async () => {
    const sure = await confirm({
      title: t('begun.afreshTitle'),
      text: t('begun.afreshText', { name }),
      verb: t('begun.afresh'),
      danger: true,
    });
    if (sure) onAfresh();
  };
  return (
    <div className={styles['begun']} role="note">
      <State glyph="pencil" tone="accent">
        {t('begun.title', { name })}
      </State>
      <p>{t('begun.text')}</p>
      <Button size="small" onClick={() => void ask()}>
        {t('begun.afresh')}
      </Button>
    </div>
  );
}
