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
    component: lazyRouteComponent(() => import('./search/search-page'), 'SearchPage'),
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
    path: '/granska/beslut',
    component: lazyRouteComponent(() => import('./decisions/decisions-page'), 'DecisionsPage'),
    validateSearch: texts('fran', 'till', 'vem', 'beslut', 'stod'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/handelser',
    component: lazyRouteComponent(() => import('./events/events-page'), 'EventsPage'),
    validateSearch: texts('vem', 'slag', 'lagrum', 'arende', 'fran', 'till', 'ordning'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/granska/atkomst',
    component: lazyRouteComponent(() => import('./access/access-page'), 'AccessPage'),
    validateSearch: texts('manad', 'vem'),
  }),
] as const;
