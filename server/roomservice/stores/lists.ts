import type { ParsedInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';

/** How far a list may see. */
export type Reach =
  | { readonly kind: 'none' }
  | { readonly kind: 'own'; readonly userID: string }
  | { readonly kind: 'team'; readonly userID: string; readonly teamID: string | null }
  | { readonly kind: 'all' };

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** The best of a search, and whether there are others. */
export interface Found<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

/** What an endpoint lets its caller ask. */
export type QueryOf<N extends keyof Endpoints> = ParsedInput<Endpoints[N]>['query'];
