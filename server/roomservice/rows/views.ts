import type { SavedList } from '../../../contract/views';

/** What a person set on a list, kept under a name. */
export interface SavedViewRow {
  readonly viewID: string;
  readonly userID: string;
  readonly list: SavedList;
  readonly name: string;
  readonly search: string;
  readonly createdAt: Date;
}
