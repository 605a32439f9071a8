import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { oneOf, optional, urlCodec, type StateOf } from '../../ui/url/codec';

const isPlace = /^((after|before)\.(none|\d{1,14})_[A-Za-z0-9_-]{1,40}|end)$/;

const fields = { page: optional((value) => isPlace.test(value)), size: oneOf([20, 50, 100], 20) };

/** Where one is in the trash. */
export const trashUrl = urlCodec(fields);
export type TrashUrl = StateOf<typeof fields>;

export function trashQuery({
  page,
  size,
}: TrashUrl): NonNullable<CallInput<Endpoints['listRecordings']>['query']> {
  const place = page?.slice(page.indexOf('.') + 1);
  return {
    state: ['trash'],
    size,
    ...(page === 'end' && { before: 'end' }),
    ...(place !== undefined && page?.startsWith('after.') && { after: place }),
    ...(place !== undefined && page?.startsWith('before.') && { before: place }),
  };
}
