import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, signedInRoute } from '../shell/root';

const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

/** Pages for everybody. */
export const openRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/om/tillganglighet',
    component: lazyRouteComponent(() => import('./public-texts/public-text-page'), 'AccessibilityPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/om/registret',
    component: lazyRouteComponent(() => import('./public-texts/public-text-page'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/om/diariet',
    component: lazyRouteComponent(() => import('./diary/diary-page'), 'DiaryPage'),
    validateSearch: ({
      sok,
      fran,
      till,
    }: Record<string, unknown>): { sok?: string | undefined; fran?: string | undefined; till?: string | undefined } => ({
      sok: text(sok),
      fran: text(fran),
      till: text(till),
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/om/kontrollera',
    component: lazyRouteComponent(() => import('./verifying/verify-page'), 'VerifyPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/kontrollpunkter',
    component: lazyRouteComponent(() => import('./checkpoints/checkpoints-page'), 'CheckpointsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/problem/$code',
    component: lazyRouteComponent(() => import('./problem/problem-page'), 'ProblemPage'),
  }),
] as const;

/** Where the texts for everybody are kept, by those who may. */
export const keepingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/om/tillganglighet/redigera',
    component: lazyRouteComponent(() => import('./public-texts/edit-page'), 'EditAccessibilityPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/om/registret/redigera',
    component: lazyRouteComponent(() => import('./public-texts/edit-page'), 'EditRegisterPage'),
  }),
] as const;
