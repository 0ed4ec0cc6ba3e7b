import { signInAddress } from '../api/me';
import { Page } from '../parts/page';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** What a stranger sees first. */
export function WelcomePage() {
  const t = useTexts(texts);
  return (
    <Page title={t.welcomeTitle} lead={t.welcomeLead} width="reading">
      <div className="welcome">
        <section>
          <h2>{t.welcomeApplicant}</h2>
          <p>{t.welcomeApplicantText}</p>
          <a className="button primary" href={signInAddress('/mina')}>
            {t.applyOrFollow}
          </a>
        </section>
        <section>
          <h2>{t.welcomeStaff}</h2>
          <p>{t.welcomeStaffText}</p>
          <a className="button" href={signInAddress('/')}>
            {t.signIn}
          </a>
        </section>
        <section>
          <h2>{t.welcomePublic}</h2>
          <p>{t.welcomePublicText}</p>
          <a href="/om/diariet">{t.publicDiary}</a>
        </section>
      </div>
    </Page>
  );
}
