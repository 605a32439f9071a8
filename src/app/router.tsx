import { createBrowserRouter } from 'react-router';
import { admit } from './admit';
import { createRoutes } from './routes';
import type { GetServices } from './routes/page';
import type { Services } from './services';

/** The router of the browser, standing where this visit begins. */
export async function openRouter() {
  let made: Promise<Services> | undefined;
  // Made when the first page behind sign-in asks for them.
  const services: GetServices = () => {
    made ??= import('./services').then(({ createServices }) => createServices());
    return made;
  };
  const routes = createRoutes(services);
  await admit(services, routes, window.location);
  return createBrowserRouter(routes);
}
