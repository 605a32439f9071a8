import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import type { View } from '../../ui/page/PageTitle';
import { recordingTexts } from '../texts';

const usual = '';

/** The views that this person saved, beside the list as it opens; none while there are none. */
export function useViewTabs(search: string): { readonly views: readonly View[]; readonly view: string } {
  const t = useTexts(recordingTexts);
  const { data } = useQuery(query('listViews', { query: { list: 'recordings' } }));
  const saved = data?.items ?? [];
  if (saved.length === 0) return { views: [], view: usual };
  const path = pathTo('recordings');
  return {
    views: [
      { key: usual, label: t('views.usual'), to: path },
      ...saved.map((each) => ({
        ...{ key: each.viewID, label: each.name },
        to: path + (each.search && `?${each.search}`),
      })),
    ],
    view: saved.find((each) => each.search === search)?.viewID ?? (search === '' ? usual : 'none of them'),
  };
}
