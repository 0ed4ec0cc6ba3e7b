import { useId, useState, type FormEvent } from 'react';
import type { PackVerdict } from '../../../../libs/integrity/verifier/pack';
import type { Verdict } from '../../../../libs/integrity/verifier/verify';
import { Page, TextArea } from '../../parts';
import { useTexts } from '../../texts/language';
import '../open.css';
import { checked, type Wrong } from './reading';
import { ShownPack } from './pack-verdict';
import { texts } from './texts';
import { Shown } from './verdict';
import './verifying.css';

/** A file of somebody's own, which stays where it is. */
function FileField({
  label,
  hint,
  accept,
  error,
  onChoose,
}: {
  label: string;
  hint?: string;
  accept: string;
  error?: string | undefined;
  onChoose: (file: File | null) => void;
}) {
  const id = useId();
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        type="file"
        accept={accept}
        aria-invalid={error !== undefined}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
      />
    </div>
  );
}

/** Whether a bundle of evidence holds: for everybody, and computed here (docs/evidence.md). */
export function VerifyPage() {
  const t = useTexts(texts);
  const [bundle, setBundle] = useState<File | null>(null);
  const [policy, setPolicy] = useState('');
  const [published, setPublished] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [verdict, setVerdict] = useState<Verdict | PackVerdict | null>(null);
  /** What the button says meanwhile. */
  const [working, setWorking] = useState<string | null>(null);
  const check = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (working !== null) return;
    setWorking(t.checking);
    setVerdict(null);
    const outcome = await checked({ bundle, policy, published }, t, (one, of) => {
      setWorking(t.checkingOf(one, of));
      return new Promise((shown) => setTimeout(shown));
    });
    setWorking(null);
    setWrong('wrong' in outcome ? outcome.wrong : {});
    if (!('wrong' in outcome)) setVerdict(outcome);
  };
  return (
    <Page title={t.title} lead={t.lead} width="reading">
      <form className="form" noValidate onSubmit={(event) => void check(event)}>
        <FileField label={t.bundle} hint={t.bundleHint} accept=".zip,application/zip" error={wrong.bundle} onChoose={setBundle} />
        <TextArea
          id="policy"
          name="policy"
          label={t.policy}
          hint={t.policyHint}
          error={wrong.policy}
          value={policy}
          onChange={setPolicy}
          rows={5}
        />
        <FileField
          label={t.policyFile}
          accept=".txt,text/plain"
          onChoose={(file) => void file?.slice(0, 1_000_000).text().then(setPolicy)}
        />
        <TextArea
          id="published"
          name="published"
          label={t.published}
          hint={t.publishedHint}
          optional
          error={wrong.published}
          value={published}
          onChange={setPublished}
          rows={2}
        />
        <div className="buttons">
          <button type="submit" className="button primary" aria-disabled={working !== null}>
            {working ?? t.check}
          </button>
        </div>
      </form>
      {verdict && ('bundles' in verdict ? <ShownPack verdict={verdict} /> : <Shown verdict={verdict} />)}
      <h2 className="after-checks">{t.otherWays}</h2>
      <p>{t.otherWaysText}</p>
      <p>
        <a href="/.well-known/liggaren/verify.mjs" download>
          {t.download}
        </a>
      </p>
    </Page>
  );
}
