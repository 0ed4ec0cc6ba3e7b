import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';
import { caseRoutes } from './case/routes';

export const handlingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden',
    component: lazyRouteComponent(() => import('./start-page'), 'HandlingStartPage'),
  }),
  ...caseRoutes,
] as const;
