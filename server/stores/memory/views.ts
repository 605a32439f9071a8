import type { SavedViewRow } from '../../roomservice/rows/views';
import type { ViewsStore } from '../../roomservice/stores/views';
import { by, fold } from './lists';
import type { View } from './tables';

export function views(view: View): ViewsStore['views'] {
  const of = (userID: string): readonly SavedViewRow[] =>
    [...view.views.values()].filter((row) => row.userID === userID);
  return {
    get: async (viewID) => view.views.get(viewID),
    of: async (userID, list) =>
      of(userID)
        .filter((row) => row.list === list)
        .sort(by((row) => fold(row.name))),
    async put(row) {
      const same = of(row.userID).find(
        (each) => each.list === row.list && fold(each.name) === fold(row.name),
      );
      const kept = same ? { ...same, name: row.name, search: row.search } : row;
      view.views.set(kept.viewID, kept);
      return kept;
    },
    count: async (userID) => of(userID).length,
    delete: async (viewID) => view.views.delete(viewID),
  };
}
