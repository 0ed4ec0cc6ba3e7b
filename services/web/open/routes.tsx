import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../shell/root';

export const openRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/om/tillganglighet',
    component: lazyRouteComponent(() => import('./start-page'), 'OpenStartPage'),
  }),
] as const;
