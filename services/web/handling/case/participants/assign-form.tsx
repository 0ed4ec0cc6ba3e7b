/** Who handles the case: an official, and the group's advisers. */
import type { Person } from '#libs/event-log';
import type { SchemeInRegister } from '#projections/scheme-register';
import { useReading } from '../../../api/read';
import { Checkboxes, Choice } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import type { ListedCase } from '../opened';
import { texts } from './texts';

const inGroup = (scheme: SchemeInRegister | undefined, groupId: string): readonly Person[] =>
  scheme?.groups.find((group) => group.groupId === groupId)?.members.filter(({ role }) => role === 'adviser') ?? [];

export function AssignForm({ level = 3, ...listed }: ListedCase & { level?: 2 | 3 }) {
  const t = useTexts(texts);
  const { row, me } = listed;
  const { data: scheme } = useReading<SchemeInRegister>(`/api/schemes/${row.schemeId}`);
  const { data: officials } = useReading<{ rows: readonly Person[] }>('/api/persons?role=official');
  if (!scheme || !officials) return null;
  const groups = scheme.body.groups;
  const only = groups.length === 1 ? groups[0]!.groupId : '';
  return (
    <ActionForm
      of={listed}
      gor="fordela"
      command="assign"
      level={level}
      title={row.assigneeRef === null ? t.assignTitle : t.assignAnew}
      initial={{
        official: row.assigneeRef ?? (me.role === 'official' ? me.ref : ''),
        groupId: only,
        advisers: inGroup(scheme.body, only).map(({ ref }) => ref) as readonly string[],
      }}
      submit={t.assignSubmit}
      done={t.assignDone}
    >
      {({ field, values }) => {
        const advisers = inGroup(scheme.body, values.groupId);
        return (
          <>
            <Choice
              {...field('official')}
              label={t.assignee}
              options={officials.body.rows.map(({ ref, name }) => ({ value: ref, text: ref === me.ref ? t.me(name) : name }))}
            />
            <Choice {...field('groupId')} label={t.group} options={groups.map(({ groupId, name }) => ({ value: groupId, text: name }))} />
            {advisers.length > 0 ? (
              <Checkboxes
                {...field<readonly string[]>('advisers')}
                label={t.advisers}
                hint={t.advisersHint}
                options={advisers.map(({ ref, name, organisation }) => ({
                  value: ref,
                  text: name,
                  ...(organisation === null ? {} : { hint: organisation }),
                }))}
              />
            ) : (
              <p className="hint">{t.noAdvisers}</p>
            )}
          </>
        );
      }}
    </ActionForm>
  );
}
