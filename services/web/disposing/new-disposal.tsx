/** A disposal in two steps: what is to go, and then exactly what that means, with the decision it rests on and the case's number typed. */
import { useEffect, useId, useRef, useState } from 'react';
import type { DisposalAnswer } from '../../api/cases/disposal';
import { useKept } from '../api/kept';
import { Checkboxes, Notice, Radios } from '../parts';
import { useTexts } from '../texts/language';
import { choosable, disposable, isParty, whatGoes, type Choice, type Level } from './choice';
import { Confirm } from './confirm';
import { texts } from './texts';

export interface Given {
  readonly caseId: string;
  readonly etag: string | null;
  readonly answer: DisposalAnswer;
}
const NOTHING: Choice = { level: 'KEYS', kids: [], events: [] };

export function NewDisposal(given: Given) {
  const t = useTexts(texts);
  const { value: choice, set, discard } = useKept<Choice>(`${given.caseId}/disposal`, NOTHING, given.etag);
  const [reviewing, setReviewing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const turned = useRef(false);
  useEffect(() => {
    if (turned.current) heading.current?.focus();
    turned.current = true;
  }, [reviewing]);
  return (
    <section aria-labelledby="new-disposal" className="card action">
      <h2 id="new-disposal" ref={heading} tabIndex={-1}>
        {reviewing ? t.reviewTitle : t.new}
      </h2>
      {reviewing ? (
        <Confirm
          {...given}
          choice={choice}
          onBack={() => setReviewing(false)}
          onDone={() => {
            discard();
            setReviewing(false);
          }}
        />
      ) : (
        <Choose {...given} choice={choice} set={set} onReview={() => setReviewing(true)} />
      )}
    </section>
  );
}

interface Choosing extends Given {
  readonly choice: Choice;
  readonly set: (next: Choice) => void;
  readonly onReview: () => void;
}

function Choose({ answer, choice, set, onReview }: Choosing) {
  const t = useTexts(texts);
  const own = useId();
  const [empty, setEmpty] = useState(false);
  const refused = answer.refused[choice.level];
  const { subjects, items } = whatGoes(answer, choice);
  const review = (): void => {
    const nothing = subjects.length + items.length === 0;
    setEmpty(nothing);
    if (!nothing) onReview();
  };
  const people = answer.subjects.filter(choosable);
  const documents = answer.events.filter(disposable);
  return (
    <div className="form">
      <p className="hint">{t.newLead}</p>
      <Radios
        id={`${own}-level`}
        name="level"
        error={undefined}
        label={t.levelLabel}
        value={choice.level}
        onChange={(level) => set({ ...choice, level: level as Level })}
        options={(['KEYS', 'CONTENT'] as const).map((value) => ({ value, text: t.levels[value], hint: t.levelHints[value] }))}
      />
      {refused !== null ? (
        <Notice tone="neutral">
          <p>{refused}</p>
        </Notice>
      ) : (
        <>
          {people.length === 0 ? (
            <p>{t.nobodyLeft}</p>
          ) : (
            <Many
              id={`${own}-kids`}
              label={t.whose}
              hint={t.whoseHint}
              value={choice.kids}
              onChange={(kids) => set({ ...choice, kids })}
              options={people.map((one) => ({
                value: one.kid,
                text: isParty(one) ? t.party : [one.name, one.role].filter(Boolean).join(', '),
                hint: `${t.standing[one.standing]}, ${t.fields(one.fields)}`,
              }))}
            />
          )}
          {choice.level === 'CONTENT' && documents.length > 0 && (
            <Many
              id={`${own}-events`}
              label={t.which}
              hint={t.whichHint}
              value={choice.events}
              onChange={(events) => set({ ...choice, events })}
              options={documents.map(({ id, number, label, handling, files }) => ({
                value: id,
                text: t.event(number, label, handling),
                ...(files.length > 0 ? { hint: t.withFiles(files.map(({ name }) => name).join(', ')) } : {}),
              }))}
            />
          )}
          {empty && (
            <p className="field-error" role="alert">
              {t.nothingChosen}
            </p>
          )}
          {people.length + (choice.level === 'CONTENT' ? documents.length : 0) > 0 && (
            <div className="buttons">
              <button type="button" className="button primary" onClick={review}>
                {t.review}
              </button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}
interface ManyGiven {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly options: readonly Option[];
}

/** Checkboxes that can be ticked all at once. */
function Many({ options, onChange, ...bound }: ManyGiven) {
  const t = useTexts(texts);
  return (
    <div className="disposal-many">
      <Checkboxes {...bound} name={bound.id} error={undefined} options={options} onChange={onChange} />
      <div className="buttons">
        <button
          type="button"
          className="button small"
          aria-label={`${t.all}: ${bound.label}`}
          onClick={() => onChange(options.map(({ value }) => value))}
        >
          {t.all}
        </button>
        <button type="button" className="button small" aria-label={`${t.none}: ${bound.label}`} onClick={() => onChange([])}>
          {t.none}
        </button>
      </div>
    </div>
  );
}
