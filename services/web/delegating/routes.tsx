/** The board's delegation order: as it stands, who holds the posts, its versions, and the adoption of a new one. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

type Said = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

export const delegatingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/delegation',
    component: lazyRouteComponent(() => import('./boards-page'), 'BoardsPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/delegation/$boardId',
    component: lazyRouteComponent(() => import('./order/order-page'), 'OrderPage'),
    validateSearch: ({ dag, version }: Said): { dag?: string | undefined; version?: string | undefined } => ({
      dag: text(dag),
      version: text(version),
    }),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/delegation/$boardId/befattningar',
    component: lazyRouteComponent(() => import('./posts/posts-page'), 'PostsPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/delegation/$boardId/versioner',
    component: lazyRouteComponent(() => import('./versions/versions-page'), 'VersionsPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/delegation/$boardId/jamfor',
    component: lazyRouteComponent(() => import('./versions/compare-page'), 'ComparePage'),
    validateSearch: ({ fran, till }: Said): { fran?: string | undefined; till?: string | undefined } => ({
      fran: text(fran),
      till: text(till),
    }),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/delegation/$boardId/anta',
    component: lazyRouteComponent(() => import('./adopting/adopt-page'), 'AdoptPage'),
  }),
] as const;
