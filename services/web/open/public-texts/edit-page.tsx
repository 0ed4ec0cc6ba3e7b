import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicTextVersions } from '../../../api/registers/public-texts.controller';
import type { TextKey } from '#libs/public-texts';
import { useMe } from '../../api/me';
import { useReading } from '../../api/read';
import { CommandForm, DayField, Failed, Notice, Page, Radios, Skeleton, TextArea, TextField } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts, type Language } from '../../texts/language';
import { LightText } from '../light-text';
import '../open.css';
import { texts } from './texts';

type Doing = 'save-draft' | 'adopt';

/** The texts with their preview beside them, and what is to become of them. */
function Editing({ found, etag }: { found: PublicTextVersions; etag: string | null }) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>('save-draft');
  const [shown, setShown] = useState<Language>('sv');
  const { key, current, versions } = found;
  const isFirst = versions.length === 0;
  return (
    <CommandForm
      to={`/api/public-texts/${key}/${doing}`}
      etag={etag}
      keep={`public-text/${key}`}
      initial={{ sv: current.sv, en: current.en, decidedBy: '', decidedOn: today(), changes: '' }}
      body={({ sv, en, decidedBy, decidedOn, changes }) =>
        doing === 'save-draft' ? { sv, en } : { sv, en, decidedBy, decidedOn, changes: isFirst || changes === '' ? null : changes }
      }
      submit={doing === 'save-draft' ? t.doDraft : t.doAdopt}
      done={doing === 'save-draft' ? t.saved : t.done}
      onDone={() => void queries.invalidateQueries()}
    >
      {({ values, field }) => (
        <>
          <div className="two">
            <div className="form">
              <TextArea {...field('sv')} label={t.svText} hint={t.hint} rows={16} most={20_000} />
              <TextArea {...field('en')} label={t.enText} rows={16} most={20_000} />
            </div>
            <div>
              <h2 id="preview-name">{t.preview}</h2>
              <Radios
                label={t.previewIn}
                name="preview"
                id="preview-language"
                error={undefined}
                value={shown}
                onChange={(value) => setShown(value === 'en' ? 'en' : 'sv')}
                options={[
                  { value: 'sv', text: t.sv },
                  { value: 'en', text: t.en },
                ]}
              />
              {/* focusable, so that it can be scrolled from the keyboard */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <div className="card preview" lang={shown} tabIndex={0} role="region" aria-labelledby="preview-name">
                <LightText text={values[shown]} level={3} />
              </div>
            </div>
          </div>
          <Radios
            label={t.doing}
            name="doing"
            id="doing"
            error={undefined}
            value={doing}
            onChange={(value) => setDoing(value === 'adopt' ? 'adopt' : 'save-draft')}
            options={[
              { value: 'save-draft', text: t.doDraft, hint: t.doDraftHint },
              { value: 'adopt', text: t.doAdopt, hint: t.doAdoptHint },
            ]}
          />
          {doing === 'adopt' && (
            <>
              <TextField {...field('decidedBy')} label={t.decidedBy} hint={t.decidedByHint} width="medium" />
              <DayField {...field('decidedOn')} label={t.decidedOn} />
              {!isFirst && <TextArea {...field('changes')} label={t.changes} rows={3} />}
            </>
          )}
        </>
      )}
    </CommandForm>
  );
}

function Versions({ versions }: Pick<PublicTextVersions, 'versions'>) {
  const t = useTexts(texts);
  const { day } = useFormat();
  return (
    <section aria-labelledby="versions-name">
      <h2 id="versions-name">{t.versions}</h2>
      {versions.length === 0 && <p>{t.noVersions}</p>}
      {versions.map(({ version, sv, decidedBy, decidedOn, enteredBy, changes }) => (
        <div className="card" key={version}>
          <h3>{t.version(version)}</h3>
          <p>{t.versionBy(decidedBy, day(decidedOn), enteredBy.name)}</p>
          {changes !== null && <p lang="sv">{changes}</p>}
          <details>
            <summary>{t.seeVersion}</summary>
            <div lang="sv">
              <LightText text={sv} level={4} />
            </div>
          </details>
        </div>
      ))}
    </section>
  );
}

function EditPage({ textKey, read }: { textKey: TextKey; read: '/om/tillganglighet' | '/om/registret' }) {
  const t = useTexts(texts);
  const me = useMe();
  const mayEdit = me?.may.includes('editPublicTexts') ?? false;
  const { data, error, refetch } = useReading<PublicTextVersions>(`/api/public-texts/${textKey}/versions`, { enabled: mayEdit });
  return (
    <Page title={t.editTitles[textKey]} lead={t.editLead} above={<Link to={read}>‹ {t.back}</Link>} width="wide">
      {me && !mayEdit && (
        <Notice tone="warning" title={t.mayNot}>
          <p>{t.mayNotText}</p>
        </Notice>
      )}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {mayEdit && !data && !error && <Skeleton lines={12} />}
      {data && (
        <div className="source-text">
          <Editing found={data.body} etag={data.etag} />
          <Versions versions={data.body.versions} />
        </div>
      )}
    </Page>
  );
}

export const EditAccessibilityPage = () => <EditPage textKey="accessibility-statement" read="/om/tillganglighet" />;
export const EditRegisterPage = () => <EditPage textKey="register-description" read="/om/registret" />;
