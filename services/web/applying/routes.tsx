import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

export const applyingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/mina',
    component: lazyRouteComponent(() => import('./start-page'), 'ApplyingStartPage'),
  }),
] as const;
