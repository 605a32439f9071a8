import type { Recording } from '../../contract/recordings';
import { useTexts } from '../i18n/useTexts';
import { recordingTexts } from './texts';

/** Why a recording failed, or what it goes without: in the words of whoever failed, else in ours; null where nothing was said. */
export function useWhy({ failure, trouble }: Pick<Recording, 'failure' | 'trouble'>): string | null {
  const t = useTexts(recordingTexts);
  const ours = trouble === null ? null : t(`trouble.${trouble}`);
  // What a cloud answered says little by itself.
  if (trouble === 'notFetched' && failure !== null) return `${ours}: ${failure}`;
  return failure ?? ours;
}
