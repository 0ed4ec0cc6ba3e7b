import { ALL_TYPES, chronicle, rowOf } from '../../../../projections/examples';
import type { CasePageRow } from '#projections/case-page';
import { casePage } from '../../../../projections/case-page/projection';
import type { Json } from '#libs/kernel';
import { changeOf, isTouched, PARTS, partsOf, readable, type Readable } from './readable';
import { words } from './words';

const whole = (): CasePageRow['page'] => {
  const told = chronicle();
  for (const type of ALL_TYPES) told.happens(type);
  return rowOf<CasePageRow>(casePage, told)!.page;
};

describe('a case page that is read', () => {
  it('has a place for every part of the page', () => {
    expect(new Set<string>(PARTS)).toEqual(new Set(Object.keys(whole())));
  });

  it.each(['sv', 'en'] as const)('has a name for every part, field and word of a code that can stand on it (%s)', (language) => {
    const { parts, fields, ones, values } = words[language] as unknown as Record<
      'parts' | 'fields' | 'ones' | 'values',
      Record<string, string>
    >;
    const missing = new Set<string>();
    const code = (value: Json): void => {
      if (typeof value === 'string' && /^[A-Z][A-Z_]+$/.test(value) && !(value in values)) missing.add(`value ${value}`);
    };
    const see = (part: Readable, top: boolean): void => {
      if (top ? !(part.field in parts) : !(part.field in fields)) missing.add(`${top ? 'part' : 'field'} ${part.field}`);
      if (part.kind === 'value') return code(part.value);
      if (part.kind === 'list' && !(part.field in ones)) missing.add(`one of ${part.field}`);
      for (const one of part.kind === 'list' ? part.ones : [part]) {
        one.values.forEach((value) => see(value, false));
        one.inner.forEach((inner) => see(inner, false));
      }
    };
    partsOf(whole()).forEach((part) => see(part, true));
    expect([...missing]).toEqual([]);
  });

  it('leaves out what is empty, and what is only for programs', () => {
    const part = readable('notes', ['notes'], [{ noteId: 'x', facts: 'Fakta', opinion: null, by: null, at: 'y', revision: 1 }]);
    expect(part).toMatchObject({ kind: 'list', ones: [{ values: [{ field: 'facts' }], inner: [] }] });
  });

  it('knows what an event changed, from the part down to the field', () => {
    const changes = [{ path: ['supplements', 0, 'state'], kind: 'CHANGED', before: 'OPEN', after: 'OVERDUE' }] as const;
    expect(isTouched(changes, ['supplements'])).toBe(true);
    expect(isTouched(changes, ['supplements', 1])).toBe(false);
    expect(isTouched(changes, ['meetings'])).toBe(false);
    expect(changeOf(changes, ['supplements', 0])).toBeUndefined();
    expect(changeOf(changes, ['supplements', 0, 'state'])).toBe(changes[0]);
  });
});
