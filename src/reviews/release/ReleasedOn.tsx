import { useTexts } from '../../i18n/useTexts';
import { formatFull } from '../../ui/format/when';
import { useWhen } from '../../ui/values/When';
import { reviewTexts } from '../texts';

/** When a submitted review will be released by itself. */
export function ReleasedOn({ at }: { readonly at: string }) {
  const t = useTexts(reviewTexts);
  const when = useWhen();
  return (
    <time dateTime={at} title={formatFull(at)}>
      {t('release.on', { at: when(at) })}
    </time>
  );
}
