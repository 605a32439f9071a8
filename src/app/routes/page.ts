import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Permission } from '../../../contract/access';
import { loadTexts, type Texts } from '../../i18n/texts';
import type { Dictionary } from '../../i18n/types';
import type { Services } from '../services';

/** What a page needs, read by the layout before it shows the page. */
export interface PageHandle {
  readonly permission?: Permission;
  /** Without navigation and header: the page is all that is seen. */
  readonly bare?: true;
}

/** Gives the services of this page, made on first use: the sign-in page does without their code. */
export type GetServices = () => Promise<Services>;

interface Page {
  readonly Component: ComponentType;
  /** Starts reading what the page will show, while the shell around it is still being drawn. */
  readonly readAhead?: (visit: Services, address: URL) => void;
}

export function needs(permission: Permission): PageHandle {
  return { permission };
}

/** A page by its module, with the texts that it wants before it can draw: to wait for them later costs a blink. */
export function page(
  services: GetServices,
  module: () => Promise<Page>,
  ...texts: readonly Texts<Dictionary>[]
): NonNullable<RouteObject['lazy']> {
  return async () => {
    const [{ Component, readAhead }] = await Promise.all([module(), loadTexts(...texts)]);
    if (!readAhead) return { Component };
    return {
      Component,
      loader: async ({ request }: { request: Request }) => {
        readAhead(await services(), new URL(request.url));
        return null;
      },
    };
  };
}
