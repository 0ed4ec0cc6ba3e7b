import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

type Asked = { readonly [Key in 'utfall' | 'slag' | 'sok' | 'arende' | 'fran' | 'till']?: string | undefined };
const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

export const mailingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/utskick',
    component: lazyRouteComponent(() => import('./dispatches-page'), 'DispatchesPage'),
    validateSearch: ({ utfall, slag, sok, arende, fran, till }: Readonly<Record<string, unknown>>): Asked => ({
      utfall: text(utfall),
      slag: text(slag),
      sok: text(sok),
      arende: text(arende),
      fran: text(fran),
      till: text(till),
    }),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/utskick/$dispatchId',
    component: lazyRouteComponent(() => import('./dispatch-page'), 'DispatchPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/mina-utskick',
    component: lazyRouteComponent(() => import('./own-page'), 'OwnNoticesPage'),
  }),
] as const;
