/** A part of a case, given out with the proofs of the whole: what is kept back is chosen here, with the provision for it (TF 2:15, OSL). */
import { Link, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { EventContents } from '#libs/evidence';
import type { HistoryEntry } from '#projections/case-history';
import { search } from '../../api/read';
import { Checkboxes, Failed, Notice, Page, Skeleton, TextField } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import '../auditing.css';
import { useExamined } from '../reading';
import { words } from '../replay/words';
import { useSaving } from '../saving';
import { askedFor, atFirst, fieldsIn, isWhole, type Choice } from './choice';
import { fieldName } from './field-name';
import { texts } from './texts';

interface Given {
  readonly caseId: string;
  readonly contents: readonly EventContents[];
  readonly entries: readonly HistoryEntry[];
}

function GivingForm({ caseId, contents, entries }: Given) {
  const t = useTexts(texts);
  const names = useTexts(words).fields as Readonly<Record<string, string>>;
  const { number, list, shortMoment } = useFormat();
  const { busy, refusal, fetchFile } = useSaving();
  const [choice, setChoice] = useState<Choice>(() => atFirst(contents));
  const whole = isWhole(choice);
  const fields = fieldsIn(contents);
  const choose = (change: Partial<Choice>): void => setChoice((now) => ({ ...now, ...change }));

  const fetchIt = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const path = `/api/auditor/cases/${caseId}/evidence${search({ ...askedFor(choice, contents) })}`;
    if (!(await fetchFile(path, t.fetched))) document.getElementById('provision')?.focus();
  };
  const given = contents.filter((one) => !one.disposed && !choice.events.includes(String(one.number)));
  const readable = fields.filter(
    ({ field, numbers }) => !choice.fields.includes(field) && given.some((one) => numbers.includes(one.number)),
  );
  return (
    <form className="form giving-out" noValidate onSubmit={(event) => void fetchIt(event)}>
      <div className="giving">
        {fields.length === 0 ? (
          <Notice>
            <p>{t.noFields}</p>
          </Notice>
        ) : (
          <div>
            <Checkboxes
              id="fields"
              name="fields"
              label={t.fields}
              hint={t.fieldsHint}
              error={undefined}
              value={choice.fields}
              onChange={(value) => choose({ fields: value })}
              options={fields.map(({ field, numbers }) => ({
                value: field,
                text: fieldName(field, names),
                hint: t.at(list(numbers.map((one) => number(one)))),
              }))}
            />
            <div className="buttons">
              <button type="button" className="button small" onClick={() => choose({ fields: atFirst(contents).fields })}>
                {t.all}
              </button>
              <button type="button" className="button small" onClick={() => choose({ fields: [] })}>
                {t.none}
              </button>
            </div>
          </div>
        )}
        <Checkboxes
          id="events"
          name="events"
          label={t.events}
          hint={t.eventsHint}
          error={undefined}
          value={choice.events}
          onChange={(value) => choose({ events: value })}
          options={contents.map((one) => {
            const entry = entries[one.number - 1];
            return {
              value: String(one.number),
              text: t.event(number(one.number), entry?.label ?? ''),
              hint: [entry && `${shortMoment(entry.recordedAt)} · ${entry.who}`, one.disposed && t.disposed].filter(Boolean).join(' · '),
            };
          })}
        />
      </div>
      <TextField
        id="provision"
        name="provision"
        label={t.provision}
        hint={t.provisionHint}
        width="medium"
        optional={whole}
        value={choice.provision}
        onChange={(provision) => choose({ provision })}
        error={refusal}
      />
      <Notice title={t.summary} tone={whole ? 'warning' : 'information'}>
        <p>{whole ? t.whole : t.part(number(given.length), number(contents.length), number(readable.length), number(fields.length))}</p>
        {!whole && <p>{t.refusal}</p>}
        <p>{t.check}</p>
      </Notice>
      <div className="buttons">
        <button type="submit" className="button primary" aria-disabled={busy}>
          {busy ? t.fetching : t.fetch}
        </button>
      </div>
    </form>
  );
}

export function GivingPage() {
  const t = useTexts(texts);
  const { caseId } = useParams({ from: '/signed-in/granska/$caseId/lamna-ut' });
  const contents = useExamined<{ rows: readonly EventContents[] }>(`/api/auditor/cases/${caseId}/evidence/contents`);
  const history = useExamined<{ rows: readonly HistoryEntry[] }>(`/api/cases/${caseId}/history?order=oldest-first`);
  const back = (
    <Link to="/granska/$caseId" params={{ caseId }}>
      ‹ {t.back}
    </Link>
  );
  const error = contents.error ?? history.error;
  if (error)
    return (
      <Page title={t.title} above={back}>
        <Failed error={error} onRetry={() => void Promise.all([contents.refetch(), history.refetch()])} />
      </Page>
    );
  if (!contents.data || !history.data) return <Skeleton lines={8} />;
  return (
    <Page title={t.title} above={back} lead={t.lead} width="wide">
      <GivingForm caseId={caseId} contents={contents.data.body.rows} entries={history.data.body.rows} />
    </Page>
  );
}
