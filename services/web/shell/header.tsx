import { Link, useLocation } from '@tanstack/react-router';
import { here, signInAddress, type Person } from '../api/me';
import { useConnected } from '../api/live';
import { useTexts } from '../texts/language';
import { Account } from './account';
import { navigationOf, placeOf } from './navigation';
import { texts } from './texts';
import mark from './mark.svg';

export function Header({ me }: { me: Person | null }) {
  const t = useTexts(texts);
  const connected = useConnected();
  const address = useLocation({ select: ({ pathname }) => pathname });
  const places = me ? navigationOf(me, t) : [];
  const current = placeOf(places, address);
  return (
    <header className="site-header">
      <div className="site-header-row">
        <Link to="/" className="wordmark">
          <img src={mark} alt="" width="28" height="28" />
          <span>
            <b>{t.service}</b>
            <small>{t.authority}</small>
          </span>
        </Link>
        {me && (
          <nav aria-label={t.mainNavigation} className="site-navigation">
            {places.map(({ to, text }) => (
              <Link key={to} to={to} activeOptions={{ exact: true }} aria-current={to === current ? 'page' : undefined}>
                {text}
              </Link>
            ))}
          </nav>
        )}
        <div className="site-person">
          {!me && (
            <a className="button quiet" href={signInAddress(here())}>
              {t.signIn}
            </a>
          )}
          <Account me={me} />
        </div>
      </div>
      {me && !connected && (
        <p className="cut-off" role="status">
          {t.cutOff}
        </p>
      )}
    </header>
  );
}
