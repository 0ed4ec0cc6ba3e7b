import { useTexts } from '../texts/language';
import { texts } from './texts';

export function Footer() {
  const t = useTexts(texts);
  return (
    <footer className="site-footer">
      <nav aria-label={t.about}>
        <a href="/om/tillganglighet">{t.accessibility}</a>
        <a href="/om/registret">{t.register}</a>
        <a href="/om/diariet">{t.publicDiary}</a>
        <a href="/kontrollpunkter">{t.checkpoints}</a>
        <a href="/om/kontrollera">{t.checkCase}</a>
        <a href="/api/docs">{t.forPrograms}</a>
      </nav>
      <p>{t.authority}</p>
    </footer>
  );
}
