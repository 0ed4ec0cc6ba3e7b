import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const chainRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/kedjor',
    component: lazyRouteComponent(() => import('./chains-page'), 'ChainsPage'),
    validateSearch: ({
      lage,
      lank,
      stod,
    }: Readonly<Record<string, unknown>>): {
      readonly lage?: string | undefined;
      readonly lank?: string | undefined;
      readonly stod?: string | undefined;
    } => ({ lage: text(lage), lank: text(lank), stod: text(stod) }),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/arenden/$caseId/kedja',
    component: lazyRouteComponent(() => import('./chain-page'), 'ChainPage'),
  }),
] as const;
