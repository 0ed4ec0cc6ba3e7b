import { Page } from '../parts/page';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** A page whose code could not be fetched: the service has got a newer one since this browser loaded it. */
const isOldVersion = (error: unknown): boolean => error instanceof TypeError && /import|module/i.test(error.message);

/** When a page itself breaks: never a white screen. */
export function FailedPage({ error }: { error: unknown }) {
  const t = useTexts(texts);
  return (
    <Page title={t.failed} lead={isOldVersion(error) ? t.newVersion : t.failedText} width="reading">
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </Page>
  );
}
