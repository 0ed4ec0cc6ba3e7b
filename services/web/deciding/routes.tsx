import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

export const decidingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/beslut',
    component: lazyRouteComponent(() => import('./start-page'), 'DecidingStartPage'),
  }),
] as const;
