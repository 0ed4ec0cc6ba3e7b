/** Every address of the service. Each area keeps its own, and its pages are fetched when somebody goes there. */
import { createRouter } from '@tanstack/react-router';
import { applyingRoutes } from './applying/routes';
import { auditingRoutes } from './auditing/routes';
import { boardRoutes } from './board/routes';
import { chainRoutes } from './chain/routes';
import { changingRoutes } from './deciding/changing/routes';
import { decidingRoutes } from './deciding/routes';
import { delegatingRoutes } from './delegating/routes';
import { handlingRoutes } from './handling/routes';
import { mailingRoutes } from './mailing/routes';
import { operatingRoutes } from './operating/routes';
import { disposingRoutes } from './disposing/routes';
import { keepingRoutes, openRoutes } from './open/routes';
import { NotFoundPage } from './shell/not-found-page';
import { FailedPage } from './shell/failed-page';
import { homeRoute, rootRoute, signedInRoute } from './shell/root';

const routeTree = rootRoute.addChildren([
  homeRoute,
  ...openRoutes,
  signedInRoute.addChildren([
    ...handlingRoutes,
    ...decidingRoutes,
    ...changingRoutes,
    ...delegatingRoutes,
    ...applyingRoutes,
    ...auditingRoutes,
    ...keepingRoutes,
    ...mailingRoutes,
    ...boardRoutes,
    ...chainRoutes,
    ...disposingRoutes,
    ...operatingRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: FailedPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
