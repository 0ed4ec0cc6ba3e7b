import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

export const decidingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/beslut',
    component: lazyRouteComponent(() => import('./queue/queue-page'), 'DecisionQueuePage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/beslut',
    component: lazyRouteComponent(() => import('./decision-page'), 'DecisionPage'),
  }),
] as const;
