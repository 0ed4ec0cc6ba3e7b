import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CaseSearch } from '../handling/case/routes';
import { signedInRoute } from '../shell/root';

export const decidingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/beslut',
    component: lazyRouteComponent(() => import('./queue/queue-page'), 'DecisionQueuePage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/beslut/sittning',
    // a form of the case that is looked at
    validateSearch: ({ gor }: Record<string, unknown>): CaseSearch => (typeof gor === 'string' ? { gor } : {}),
    component: lazyRouteComponent(() => import('./sitting/sitting-page'), 'SittingPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/beslut',
    // the form that is open, so that a reload opens it again
    validateSearch: ({ gor }: Record<string, unknown>): CaseSearch => (typeof gor === 'string' ? { gor } : {}),
    component: lazyRouteComponent(() => import('./decision-page'), 'DecisionPage'),
  }),
] as const;
