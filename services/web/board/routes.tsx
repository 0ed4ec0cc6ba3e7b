import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
/** Which form is open. */
const asked = ({ gor }: Readonly<Record<string, unknown>>): { readonly gor?: string | undefined } => ({ gor: text(gor) });

export const boardRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/sammantraden',
    component: lazyRouteComponent(() => import('./meetings-page'), 'MeetingsPage'),
    validateSearch: asked,
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/sammantraden/$meetingId',
    component: lazyRouteComponent(() => import('./meeting-page'), 'MeetingPage'),
    validateSearch: asked,
  }),
] as const;
