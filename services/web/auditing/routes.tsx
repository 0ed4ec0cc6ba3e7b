import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

export const auditingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska',
    component: lazyRouteComponent(() => import('./start-page'), 'AuditingStartPage'),
  }),
] as const;
