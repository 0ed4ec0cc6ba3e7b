import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

export const handlingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden',
    component: lazyRouteComponent(() => import('./start-page'), 'HandlingStartPage'),
  }),
] as const;
