import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root';

const parent = () => signedInRoute;

export const applyingRoutes = [
  createRoute({ getParentRoute: parent, path: '/mina', component: lazyRouteComponent(() => import('./my-page'), 'MyPage') }),
  createRoute({ getParentRoute: parent, path: '/mina/ansok', component: lazyRouteComponent(() => import('./before-page'), 'BeforePage') }),
  createRoute({
    getParentRoute: parent,
    path: '/mina/ansok/$draftId/$step',
    component: lazyRouteComponent(() => import('./form/form-page'), 'FormPage'),
  }),
  createRoute({
    getParentRoute: parent,
    path: '/mina/$caseId',
    component: lazyRouteComponent(() => import('./case/case-page'), 'MyCasePage'),
  }),
  createRoute({
    getParentRoute: parent,
    path: '/mina/$caseId/kvitto',
    component: lazyRouteComponent(() => import('./receipt-page'), 'ReceiptPage'),
  }),
  createRoute({
    getParentRoute: parent,
    path: '/mina/$caseId/ansokan',
    component: lazyRouteComponent(() => import('./case/documents-page'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: parent,
    path: '/mina/$caseId/andra',
    component: lazyRouteComponent(() => import('./case/amend-page'), 'AmendPage'),
  }),
] as const;
