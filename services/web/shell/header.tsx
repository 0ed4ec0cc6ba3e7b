import { Link } from '@tanstack/react-router';
import { here, signInAddress, type Person } from '../api/me';
import { useConnected } from '../api/live';
import { useTexts } from '../texts/language';
import { Account } from './account';
import { navigationOf } from './navigation';
import { texts } from './texts';
import mark from './mark.svg';

export function Header({ me }: { me: Person | null }) {
  const t = useTexts(texts);
  const connected = useConnected();
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
            {navigationOf(me, t).map(({ to, text, exact }) => (
              <Link key={to} to={to} activeOptions={{ exact }} activeProps={{ 'aria-current': 'page' }}>
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
