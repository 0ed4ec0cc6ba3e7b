import { Link } from '@tanstack/react-router';
import type { PublicText } from '../../../api/registers/public-texts.controller';
import type { TextKey } from '#libs/public-texts';
import { useMe } from '../../api/me';
import { useReading } from '../../api/read';
import { Failed, Notice, Page, Skeleton } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { LightText } from '../light-text';
import '../open.css';
import { texts } from './texts';

/** A text that the law demands, open to everybody. */
function PublicTextPage({ textKey, edit }: { textKey: TextKey; edit: '/om/tillganglighet/redigera' | '/om/registret/redigera' }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { day } = useFormat();
  const mayEdit = useMe()?.may.includes('editPublicTexts') ?? false;
  const { data, error, refetch } = useReading<PublicText>(`/api/public-texts/${textKey}`);
  if (!data && !error) return <Skeleton lines={10} />;
  const text = data?.body;
  return (
    <Page
      title={t.titles[textKey]}
      width="reading"
      actions={
        mayEdit && (
          <Link to={edit} className="button">
            {t.edit}
          </Link>
        )
      }
    >
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {text?.status === 'DRAFT' && (
        <Notice tone="warning" title={t.draftTitle}>
          <p>{t.draft}</p>
        </Notice>
      )}
      {text && <LightText text={text[language]} />}
      {text?.status === 'ADOPTED' && (
        <p className="hint">{t.adopted(text.version ?? 0, text.decidedBy ?? '', text.decidedOn === null ? '' : day(text.decidedOn))}</p>
      )}
    </Page>
  );
}

export const AccessibilityPage = () => <PublicTextPage textKey="accessibility-statement" edit="/om/tillganglighet/redigera" />;
export const RegisterPage = () => <PublicTextPage textKey="register-description" edit="/om/registret/redigera" />;
