/** What can be entered here: the buttons in a row, and below them the form that is open. */
import { Choice, DayField, Radios, TextArea, TextField, type Bound } from '../parts';
import { sentAs, startsAs, type Entry, type EntryField, type Typed } from './entry';
import { OpenedForm, OpenButton, type Subject } from './opened-form';

export function Entries({ of, entries }: { of: Subject; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <div className="buttons">
        {entries.map(({ gor, title, opener = title }) => (
          <OpenButton key={gor} gor={gor}>
            {opener}
          </OpenButton>
        ))}
      </div>
      {entries.map((entry) => (
        <EntryForm key={entry.gor} of={of} entry={entry} />
      ))}
    </>
  );
}

/** The form alone, where something else opens it. */
export function EntryForm({ of, entry }: { of: Subject; entry: Entry }) {
  // oxlint-disable-next-line no-unused-vars -- what the form itself does not take
  const { fields, along, opener, ...form } = entry;
  return (
    <OpenedForm<Typed> {...form} of={of} initial={startsAs(entry)} body={(typed) => sentAs(entry, typed)}>
      {({ field }) => Object.entries(fields).map(([name, asked]) => <EntryInput key={name} asked={asked} bound={field(name)} />)}
    </OpenedForm>
  );
}

function EntryInput({ asked, bound }: { asked: EntryField; bound: Bound }) {
  const { label, hint, optional = false } = asked;
  const common = { ...bound, label, hint, optional };
  switch (asked.as) {
    case 'day':
      return <DayField {...common} />;
    case 'moment':
      return <TextField {...common} type="datetime-local" width="medium" />;
    case 'line':
      return <TextField {...common} {...(asked.width && { width: asked.width })} />;
    case 'text':
    case 'lines':
      return <TextArea {...common} {...(asked.rows !== undefined && { rows: asked.rows })} />;
    case 'radios':
      return <Radios {...common} options={asked.options} />;
    case 'choice':
      return asked.none === undefined ? (
        <Choice {...common} options={asked.options} />
      ) : (
        <Choice {...common} open={false} options={[{ value: '', text: asked.none }, ...asked.options]} />
      );
  }
}
