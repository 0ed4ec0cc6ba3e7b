import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

export const operatingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/drift',
    component: lazyRouteComponent(() => import('./operation-page'), 'OperationPage'),
  }),
] as const;
