import { Page } from '../parts/page';
import { useTexts } from '../texts/language';
import { texts } from './texts';

export function NotFoundPage() {
  const t = useTexts(texts);
  return (
    <Page title={t.notFound} lead={t.notFoundText} width="reading">
      <p>
        <a href="/">{t.toStart}</a>
      </p>
    </Page>
  );
}
