import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

export const disposingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/gallring',
    validateSearch: ({ gor }: Readonly<Record<string, unknown>>): { readonly gor?: string } => (typeof gor === 'string' ? { gor } : {}),
    component: lazyRouteComponent(() => import('./disposal-page'), 'DisposalPage'),
  }),
] as const;
