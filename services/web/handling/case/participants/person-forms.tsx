/** What can be done about one who takes part: decide on their conflict of interest, exclude, replace. */
import type { Person } from '#libs/event-log';
import type { SchemeInRegister } from '#projections/scheme-register';
import { CONFLICT_OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import { useReading } from '../../../api/read';
import { Choice, Radios, TextArea } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import type { ListedCase } from '../opened';
import { capital, useWords } from '../words';
import { texts } from './texts';

export interface OnPerson {
  readonly listed: ListedCase;
  readonly person: Person;
}
const OUTCOMES = ['CONFLICT', 'NO_CONFLICT', 'DISREGARDED'] as const;

export function DecideConflictForm({ listed, person }: OnPerson) {
  const t = useTexts(texts);
  const { said } = useWords();
  return (
    <ActionForm
      of={listed}
      gor={`avgor:${person.ref}`}
      command="decide-conflict"
      title={t.decideConflictOf(person.name)}
      lead={t.decideLead}
      initial={{ outcome: '', reasons: '' }}
      body={(values) => ({ personRef: person.ref, ...values })}
      submit={t.decideSubmit}
      done={t.decideDone}
    >
      {({ field }) => (
        <>
          <Radios
            {...field('outcome')}
            label={t.outcome}
            options={OUTCOMES.map((value) => ({ value, text: capital(said(CONFLICT_OUTCOME_NAMES[value])) }))}
          />
          <TextArea {...field('reasons')} label={t.reasons} />
        </>
      )}
    </ActionForm>
  );
}

export function ExcludeForm({ listed, person }: OnPerson) {
  const t = useTexts(texts);
  return (
    <ActionForm
      of={listed}
      gor={`undanta:${person.ref}`}
      command="exclude-participant"
      title={t.excludeOf(person.name)}
      lead={t.excludeLead}
      initial={{ reason: '' }}
      body={({ reason }) => ({ personRef: person.ref, reason })}
      submit={t.excludeSubmit}
      done={t.excludeDone}
      danger
    >
      {({ field }) => <TextArea {...field('reason')} label={t.reason} />}
    </ActionForm>
  );
}

const useSuccessors = (listed: ListedCase, person: Person, wanted: boolean): readonly Person[] => {
  const asOfficial = person.role !== 'adviser';
  const officials = useReading<{ rows: readonly Person[] }>('/api/persons?role=official', { enabled: wanted && asOfficial });
  const scheme = useReading<SchemeInRegister>(`/api/schemes/${listed.row.schemeId}`, { enabled: wanted && !asOfficial });
  const people = asOfficial
    ? officials.data?.body.rows
    : scheme.data?.body.groups.flatMap(({ members }) => members.filter(({ role }) => role === 'adviser'));
  return (people ?? []).filter(({ ref }) => ref !== person.ref);
};

export function ReplaceForm({ listed, person, open }: OnPerson & { open: boolean }) {
  const t = useTexts(texts);
  const successors = useSuccessors(listed, person, open);
  return (
    <ActionForm
      of={listed}
      gor={`ersatt:${person.ref}`}
      command="replace-participant"
      title={t.replaceOf(person.name)}
      initial={{ successor: '', reason: '' }}
      body={(values) => ({ formerRef: person.ref, ...values })}
      submit={t.replaceSubmit}
      done={t.replaceDone}
    >
      {({ field }) => (
        <>
          <Choice
            {...field('successor')}
            label={t.successor}
            options={successors.map(({ ref, name, organisation }) => ({
              value: ref,
              text: organisation === null ? name : `${name}, ${organisation}`,
            }))}
          />
          <TextArea {...field('reason')} label={t.reason} />
        </>
      )}
    </ActionForm>
  );
}
