import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';
import { caseRoutes } from './case/routes';
import { queueSearch } from './queue/search';

export const handlingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden',
    validateSearch: queueSearch,
    component: lazyRouteComponent(() => import('./queue/queue-page'), 'QueuePage'),
  }),
  ...caseRoutes,
] as const;
