import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { opaqueID, requiredText, text } from './primitives';

/** The lists whose filters a person may keep under a name. */
export const savedLists = ['recordings'] as const;
const savedList = z.enum(savedLists);
export type SavedList = z.infer<typeof savedList>;

/** What a person set on a list, under a name of their own. */
export const savedView = z.object({
  viewID: opaqueID,
  list: savedList,
  name: z.string(),
  /** The query string of the list: whoever has it sees the same filters, as far as they may see. */
  search: z.string(),
});
export type SavedView = z.infer<typeof savedView>;

export const SAVED_VIEWS = 50;

export const listViews = endpoint({
  method: 'GET',
  path: '/me/views',
  summary: 'My saved views of a list, by name',
  access: 'signedIn',
  person: true,
  query: z.object({ list: savedList }),
  result: z.object({ items: z.array(savedView) }),
});

export const saveView = endpoint({
  method: 'PUT',
  path: '/me/views',
  summary: 'Keeps the filters of a list for me; a view of that name is replaced',
  access: 'signedIn',
  person: true,
  body: z.object({ list: savedList, name: requiredText(40), search: text(2000) }),
  result: savedView,
  errors: ['view.tooMany'],
});

export const deleteView = endpoint({
  method: 'DELETE',
  path: '/me/views/:viewID',
  summary: 'Forgets a saved view of mine',
  access: 'signedIn',
  person: true,
  params: z.object({ viewID: opaqueID }),
  errors: ['view.notFound'],
});
