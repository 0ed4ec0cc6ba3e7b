import { createRoute, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/root';
import { FIRST_TAB } from './tabs';

export interface CaseSearch {
  /** The form that is open: in the address, so that it is open again after a reload. */
  readonly gor?: string;
}
const caseSearch = ({ gor }: Record<string, unknown>): CaseSearch => (typeof gor === 'string' ? { gor } : {});

const caseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/arenden/$caseId',
  validateSearch: caseSearch,
  component: function ToFirstTab() {
    const { caseId } = caseRoute.useParams();
    return <Navigate to="/arenden/$caseId/$tab" params={{ caseId, tab: FIRST_TAB }} search={caseRoute.useSearch()} replace />;
  },
});

export const caseRoutes = [
  caseRoute,
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/$tab',
    validateSearch: caseSearch,
    component: lazyRouteComponent(() => import('./case-page'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/utskrift',
    component: lazyRouteComponent(() => import('./print-page'), 'PrintPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/ny',
    component: lazyRouteComponent(() => import('./intake/intake-page'), 'IntakePage'),
  }),
] as const;
