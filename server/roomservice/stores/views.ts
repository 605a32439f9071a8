import type { SavedList } from '../../../contract/views';
import type { SavedViewRow } from '../rows/views';

export interface ViewsStore {
  readonly views: {
    get(viewID: string): Promise<SavedViewRow | undefined>;
    /** By name. */
    of(userID: string, list: SavedList): Promise<readonly SavedViewRow[]>;
    /** Replaces what the person keeps of that list under that name, letter case aside; answers what is kept now. */
    put(row: SavedViewRow): Promise<SavedViewRow>;
    count(userID: string): Promise<number>;
    delete(viewID: string): Promise<void>;
  };
}
