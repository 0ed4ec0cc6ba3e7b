import { here, signInAddress } from '../api/me';
import { Page } from '../parts/page';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** In place of a page that needs a sign-in. */
export function SignInPage() {
  const t = useTexts(texts);
  return (
    <Page title={t.signInNeeded} lead={t.signInNeededText} width="reading">
      <p>
        <a className="button primary" href={signInAddress(here())}>
          {t.signIn}
        </a>
      </p>
    </Page>
  );
}
