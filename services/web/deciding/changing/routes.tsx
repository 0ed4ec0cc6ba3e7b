import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CaseSearch } from '../../handling/case/routes';
import { signedInRoute } from '../../shell/root';

/** A form of the case that is open on the way here, such as a declaration. */
const validateSearch = ({ gor }: Record<string, unknown>): CaseSearch => (typeof gor === 'string' ? { gor } : {});

export const changingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/ratta',
    validateSearch,
    component: lazyRouteComponent(() => import('./changing-page'), 'CorrectPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/aterkalla',
    validateSearch,
    component: lazyRouteComponent(() => import('./changing-page'), 'RevokePage'),
  }),
] as const;
