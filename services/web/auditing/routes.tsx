import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

type Asked<K extends string> = { readonly [Key in K]?: string | undefined };
type Said = Readonly<Record<string, unknown>>;

/** A text in the address; undefined when there is none. A number that somebody searched for is text too. */
const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
const texts =
  <K extends string>(...keys: readonly K[]) =>
  (said: Said): Asked<K> =>
    Object.fromEntries(keys.map((key) => [key, text(said[key])])) as Asked<K>;

/** Number of an event, from 1. */
const eventNumber = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

export const auditingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska',
    component: lazyRouteComponent(() => import('./pages'), 'SearchPage'),
    validateSearch: texts('q', 'fas', 'fran'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/$caseId',
    component: lazyRouteComponent(() => import('./replay/replay-page'), 'ReplayPage'),
    /** `h` = number of the event; left out = the last. */
    validateSearch: ({ h, klocka }: Said): { h?: number | undefined; klocka?: 'effective' | undefined } => ({
      h: eventNumber(h),
      klocka: klocka === 'effective' ? 'effective' : undefined,
    }),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/$caseId/lamna-ut',
    component: lazyRouteComponent(() => import('./giving/giving-page'), 'GivingPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/beslut',
    component: lazyRouteComponent(() => import('./pages'), 'DecisionsPage'),
    validateSearch: texts('fran', 'till', 'vem', 'beslut', 'stod'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/handelser',
    component: lazyRouteComponent(() => import('./pages'), 'EventsPage'),
    validateSearch: texts('vem', 'slag', 'lagrum', 'arende', 'fran', 'till', 'ordning'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/atkomst',
    component: lazyRouteComponent(() => import('./pages'), 'AccessPage'),
    validateSearch: texts('fran', 'till', 'vem', 'arende', 'slag'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/urval',
    component: lazyRouteComponent(() => import('./pages'), 'SamplesPage'),
    validateSearch: texts('ar'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/urval/$number',
    component: lazyRouteComponent(() => import('./pages'), 'SamplePage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/likabehandling',
    component: lazyRouteComponent(() => import('./pages'), 'EqualPage'),
    validateSearch: texts('stod', 'kriterium', 'fran', 'till', 'jamfor', 'poang', 'utfall'),
  }),
] as const;
