/** Who I am and in which role, how the service looks and speaks to me, and the way out. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Person } from '../api/me';
import { discardAllKept, keptKeys } from '../api/kept';
import { ask } from '../api/problem';
import { Dialog } from '../parts/dialog';
import { language, LANGUAGES, useLanguage, useTexts } from '../texts/language';
import { SCHEMES, useColourScheme } from './colour-scheme';
import { texts } from './texts';

async function signOut(ref: string): Promise<void> {
  const answer = await ask(`/auth/logout?ui_locales=${language()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  discardAllKept(ref);
  location.href = ((await answer.json()) as { location: string }).location;
}

export function Account({ me }: { me: Person | null }) {
  const t = useTexts(texts);
  const { language: spoken, speak } = useLanguage();
  const [scheme, choose] = useColourScheme();
  const [asking, setAsking] = useState(0);
  const [failed, setFailed] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event): void => {
      const open = menu.current?.open;
      if (open && !menu.current!.contains(event.target as Node)) menu.current!.open = false;
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      menu.current.open = false;
      menu.current.querySelector('summary')!.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
      document.removeEventListener('keydown', escape);
    };
  }, []);

  const leave = (): void => {
    setFailed(false);
    signOut(me!.ref).catch(() => setFailed(true));
  };
  const askFirst = (): void => {
    const unsent = keptKeys(me!.ref).length;
    if (unsent > 0) setAsking(unsent);
    else leave();
  };

  return (
    <details className="account" ref={menu}>
      <summary>
        {me ? (
          <>
            <span className="account-name">{me.name}</span> <span className="account-role">{me.roleName}</span>
          </>
        ) : (
          <span className="account-name">
            {spoken === 'sv' ? 'SV' : 'EN'}
            <span className="visually-hidden">
              : {t.language}, {t.appearance}
            </span>
          </span>
        )}
      </summary>
      <div className="account-menu">
        {me && (
          <p>
            {t.youAre} <b>{me.name}</b>
            <br />
            {me.roleName}
            {me.organisation === null ? '' : `, ${me.organisation}`}
          </p>
        )}
        <fieldset>
          <legend>{t.language}</legend>
          {LANGUAGES.map((one) => (
            <label key={one} lang={one}>
              <input type="radio" name="language" checked={spoken === one} onChange={() => speak(one)} />
              {one === 'sv' ? t.swedish : t.english}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t.appearance}</legend>
          {SCHEMES.map((one) => (
            <label key={one}>
              <input type="radio" name="scheme" checked={scheme === one} onChange={() => choose(one)} />
              {t[one]}
            </label>
          ))}
        </fieldset>
        {me && <Link to="/mina-utskick">{t.ownNotices}</Link>}
        {me && (
          <button type="button" className="button" onClick={askFirst}>
            {t.signOut}
          </button>
        )}
        {failed && <p role="alert">{t.signOutFailed}</p>}
      </div>
      <Dialog open={asking > 0} title={t.signOut} onClose={() => setAsking(0)}>
        <p>{t.unsent(asking)}</p>
        <div className="buttons">
          <button type="button" className="button primary" onClick={() => setAsking(0)}>
            {t.stay}
          </button>
          <button type="button" className="button danger" onClick={leave}>
            {t.signOutAnyway}
          </button>
        </div>
      </Dialog>
    </details>
  );
}
