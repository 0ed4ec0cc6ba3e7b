/** From what is missing to a plain letter, with the letter beside it as it will read. */
import { Checkboxes, DayField, TextArea, TextField, Written, type Form } from '../../../parts';
import { formatIn, plusDays, today, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { may } from '../actions';
import { useOpened } from '../opened';
import { supplementLetter, type Item } from './letter';
import { CONSEQUENCE, suggestions } from './suggestions';
import { texts } from './texts';

/** `id` = the suggestion it came from; null = the official's own. */
type Point = Item & { readonly id: string | null };
interface Values {
  readonly items: readonly Point[];
  readonly deadline: string;
  readonly consequence: string;
}
const DAYS = 14;

export function Composer() {
  const t = useTexts(texts);
  const f = useFormat();
  const opened = useOpened();
  if (!may(opened, 'requestSupplement')) return null;
  const days = opened.shown.guidelines?.days.supplement ?? DAYS;
  return (
    <ActionForm<Values>
      of={opened}
      gor="begar"
      command="request-supplement"
      title={t.request}
      initial={{ items: [], deadline: plusDays(today(), days), consequence: CONSEQUENCE }}
      body={({ items, ...rest }) => ({ ...rest, items: items.map(({ what, why }) => ({ what, why })) })}
      submit={t.send}
      done={t.sent}
    >
      {(form) => (
        <div className="composer">
          <div className="form">
            <Picker form={form} />
            <Points form={form} />
            <DayField {...form.field('deadline')} label={t.deadline} hint={t.deadlineHint(f.days(days))} />
            <TextArea {...form.field('consequence')} label={t.consequence} rows={3} />
          </div>
          <Preview values={form.values} />
        </div>
      )}
    </ActionForm>
  );
}

function Picker({ form }: { form: Form<Values> }) {
  const t = useTexts(texts);
  const { page } = useOpened();
  const { items } = form.values;
  const all = suggestions(page.eligibility.at(-1)?.findings ?? []);
  const failed = new Set(page.eligibility.at(-1)?.findings.flatMap(({ rule, passed }) => (passed ? [] : [rule])));
  const picked = items.flatMap(({ id }) => id ?? []);
  const choose = (ids: readonly string[]): void => {
    const kept = items.filter(({ id }) => id === null || ids.includes(id));
    const added = all.filter(({ id }) => ids.includes(id) && !picked.includes(id));
    form.set('items', [...kept, ...added]);
  };
  return (
    <Checkboxes
      {...form.field('items')}
      value={picked}
      onChange={choose}
      label={t.pick}
      hint={t.pickHint}
      options={all.map(({ id, what }) => ({ value: id, text: what, ...(failed.has(id) ? { hint: t.fromCheck } : {}) }))}
    />
  );
}

function Points({ form }: { form: Form<Values> }) {
  const t = useTexts(texts);
  const { items } = form.values;
  return (
    <>
      {items.map((_, index) => (
        <fieldset className="group inner" key={index}>
          <legend>{t.point(index + 1)}</legend>
          <TextField {...form.field(`items.${index}.what`)} label={t.what} />
          <TextArea {...form.field(`items.${index}.why`)} label={t.why} rows={2} />
          <div>
            <button type="button" className="button small" onClick={() => form.set('items', items.toSpliced(index, 1))}>
              {t.remove(index + 1)}
            </button>
          </div>
        </fieldset>
      ))}
      <div>
        <button type="button" className="button small" onClick={() => form.set('items', [...items, { id: null, what: '', why: '' }])}>
          {t.own}
        </button>
      </div>
    </>
  );
}

function Preview({ values: { items, deadline, consequence } }: { values: Values }) {
  const t = useTexts(texts);
  const { row, page } = useOpened();
  const title = page.versions.at(-1)?.application.title ?? row.title;
  return (
    <section className="letter" aria-label={t.preview}>
      <h4>{t.preview}</h4>
      {items.length === 0 ? (
        <p className="hint">{t.previewEmpty}</p>
      ) : (
        <Written>
          {supplementLetter({
            title,
            number: row.number,
            items,
            deadline: deadline === '' ? '…' : formatIn('sv').day(deadline),
            consequence,
            official: row.assigneeName,
          })}
        </Written>
      )}
    </section>
  );
}
