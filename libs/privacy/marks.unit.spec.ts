import { z } from 'zod';
import { diaryEvents } from '#libs/diary/events';
import { event, line, person, personal, personalPaths } from '#libs/event-log';
import { ERASED_TEXT } from '#libs/kernel';
import { EVERY_CATALOGUE } from '../../services/api/auditor/event-kinds';
import { marksByType, marksOf, personalFields, rewrite, tombstoneAt } from './marks';

const anEvent = <Shape extends z.ZodRawShape>(shape: Shape): z.ZodType => event({ sv: 'x', en: 'x' }, ['POLICY', 'x'], shape).schema;
const fieldsOf = (stream: string, shape: z.ZodRawShape, body: object) =>
  personalFields(stream, JSON.parse(JSON.stringify(body)), marksOf(anEvent(shape))).map(({ path, kid, value }) => [path, kid, value]);

describe('marks', () => {
  it('every personal field of every kind of event is found, and has something that can stand in its place', () => {
    const marks = marksByType(EVERY_CATALOGUE);
    for (const [type, { schema }] of EVERY_CATALOGUE.flatMap((catalogue) => Object.entries(catalogue))) {
      const paths = marks.get(type)!.map(({ steps }) => steps.join('.').replaceAll('.[]', '[]'));
      expect(paths).toEqual(personalPaths(schema));
    }
  });

  it('what stands there is allowed by the field: null where it may be null, else a text, else an address that leads nowhere', () => {
    const marks = marksOf(
      anEvent({ may: personal(line).nullable(), must: personal(line), mail: personal(z.email()), list: z.array(personal(line)) }),
    );
    expect(marks.map(({ tombstone }) => tombstone)).toEqual([null, ERASED_TEXT, 'raderat@raderat.invalid', ERASED_TEXT]);
    expect(tombstoneAt('list[12]', marks)).toBe(ERASED_TEXT);
    expect(tombstoneAt('may', marks)).toBeNull();
    expect(tombstoneAt('no.longer.marked', marks)).toBe(ERASED_TEXT);
  });

  it('a mark that nothing could stand in the place of is refused before anything is written', () => {
    expect(() => marksOf(anEvent({ amount: personal(z.int()) }))).toThrow('amount: nothing can stand there');
  });

  it('a kind of event that stands in two catalogues is refused', () => {
    expect(() => marksByType([diaryEvents, diaryEvents])).toThrow('CaseEntered stands in two catalogues');
  });
});

describe('whose a field is', () => {
  it('the person’s that it stands in, else the party’s, in the case of the stream', () => {
    const shape = { official: person, statement: personal(line), advisers: z.array(person) };
    const someone = (ref: string) => ({ ref, name: `N ${ref}`, role: 'official', organisation: null });
    expect(fieldsOf('case-c1', shape, { official: someone('p_1'), statement: 'text', advisers: [someone('p_2'), someone('p_3')] })).toEqual(
      [
        ['official.name', 'c1/p_1', 'N p_1'],
        ['statement', 'c1/party', 'text'],
        ['advisers[0].name', 'c1/p_2', 'N p_2'],
        ['advisers[1].name', 'c1/p_3', 'N p_3'],
      ],
    );
  });

  it('a reference to something that is no person is nobody’s', () => {
    expect(fieldsOf('case-c1', { ref: line, reason: personal(line) }, { ref: 's-1', reason: 'sjuk' })).toEqual([
      ['reason', 'c1/party', 'sjuk'],
    ]);
  });

  it('in the case that is named nearest around it, and of the stream where there is none', () => {
    const entries = z.array(z.strictObject({ caseId: line, decider: person }));
    const decider = { ref: 'p_1', name: 'N', role: 'delegate', organisation: null };
    expect(
      fieldsOf(
        'board-meeting-m1',
        { entries },
        {
          entries: [
            { caseId: 'c1', decider },
            { caseId: 'c2', decider },
          ],
        },
      ),
    ).toEqual([
      ['entries[0].decider.name', 'c1/p_1', 'N'],
      ['entries[1].decider.name', 'c2/p_1', 'N'],
    ]);
    const search = { caseId: line.nullable(), query: personal(line).nullable() };
    expect(fieldsOf('access-2026-11', search, { caseId: null, query: 'Öberg' })).toEqual([['query', 'access-2026-11/party', 'Öberg']]);
    expect(fieldsOf('access-2026-11', search, { caseId: 'c9', query: 'Öberg' })).toEqual([['query', 'c9/party', 'Öberg']]);
  });

  it('what is null or left out has nothing to hide', () => {
    expect(fieldsOf('case-c1', { a: personal(line).nullable(), b: personal(line).optional() }, { a: null })).toEqual([]);
  });
});

describe('rewrite', () => {
  it('changes what it is told to and leaves the rest the very same objects', () => {
    const body = { a: { b: ['x', { c: 'y' }] }, d: { e: 1 } };
    const next = rewrite(body, (value, path) => (path === 'a.b[1].c' ? `${value as string}!` : undefined));
    expect(next).toEqual({ a: { b: ['x', { c: 'y!' }] }, d: { e: 1 } });
    expect(next.d).toBe(body.d);
    expect(rewrite(body, () => undefined)).toBe(body);
  });
});
