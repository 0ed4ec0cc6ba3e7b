/** The frame around every page, and the door to those that need a sign-in. */
import { useQuery } from '@tanstack/react-query';
import { createRootRoute, createRoute, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router';
import type { Role } from '#libs/kernel';
import { useLiveUpdates } from '../api/live';
import { whoAmI } from '../api/me';
import { Failed, Skeleton } from '../parts/states';
import { Announcements } from '../parts/announce';
import { Footer } from './footer';
import { Header } from './header';
import { SignInPage } from './sign-in-page';
import { texts } from './texts';
import { useTexts } from '../texts/language';

function Frame() {
  const t = useTexts(texts);
  const { data: me } = useQuery(whoAmI);
  useLiveUpdates(Boolean(me));
  return (
    <Announcements>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <Header me={me ?? null} />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </Announcements>
  );
}
export const rootRoute = createRootRoute({ component: Frame });

function SignedIn() {
  const { data: me, isPending, error, refetch } = useQuery(whoAmI);
  if (isPending) return <Skeleton lines={6} />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return me ? <Outlet /> : <SignInPage />;
}
export const signedInRoute = createRoute({ getParentRoute: () => rootRoute, id: 'signed-in', component: SignedIn });

/** What each role comes to first. */
export const HOME: Readonly<Record<Role, '/arenden' | '/beslut' | '/mina' | '/granska'>> = {
  official: '/arenden',
  adviser: '/arenden',
  registrar: '/arenden',
  boardSecretary: '/arenden',
  administrator: '/arenden',
  system: '/arenden',
  delegate: '/beslut',
  applicant: '/mina',
  auditor: '/granska',
};

const WelcomePage = lazyRouteComponent(() => import('./welcome-page'), 'WelcomePage');
function Home() {
  const { data: me, isPending } = useQuery(whoAmI);
  if (isPending) return <Skeleton lines={6} />;
  return me ? <Navigate to={HOME[me.role]} replace /> : <WelcomePage />;
}
export const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });
