import { createBrowserRouter } from 'react-router';
import { createRoutes } from './routes';
import type { Services } from './services';

/** The router of the browser, with services that are made when the first page behind sign-in asks for them. */
export function createRouter() {
  let made: Promise<Services> | undefined;
  return createBrowserRouter(
    createRoutes(() => {
      made ??= import('./services').then(({ createServices }) => createServices());
      return made;
    }),
  );
}
