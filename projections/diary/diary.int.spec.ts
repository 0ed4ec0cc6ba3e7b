import type { Page, PageOutcome } from '#projections/reading';
import { chronicle, handling, uuid } from '../examples';
import { built, type Built } from '../examples/database';
import { enters, entry } from '../examples/registers';
import { keptDiary, publicDiary, type DiaryEntry, type DiaryFilter } from './queries';

const OPEN = uuid(0xca5e, 1);
const HIDDEN = uuid(0xca5e, 2);
const NEW = uuid(0xca5e, 3);
const ALL: DiaryFilter = { text: null, from: null, to: null, caseId: null };
const FIRST = { cursor: null, limit: 50 };
const WITHHELD = { fields: ['counterpart' as const], reason: 'OSL 21:1' };

const told = () => {
  const day = chronicle();
  day.happens('ApplicationSubmitted', { handling: handling(1, { counterpart: 'Byalaget' }) }, {}, OPEN);
  enters(day, 'diary-2026', 'CaseEntered', entry(OPEN, 'LIG 2026-1', { counterpart: 'Byalaget' }));
  // the sender's name came in with the application, before anybody had considered secrecy
  day.happens('ApplicationSubmitted', { handling: handling(1, { counterpart: 'Sven Skyddad' }) }, {}, HIDDEN);
  enters(day, 'diary-external-26RS7', 'CaseEntered', entry(HIDDEN, '26RS7', { counterpart: 'Sven Skyddad', withheld: WITHHELD }));
  day.happens(
    'SupplementReceived',
    {
      handling: handling(2, {
        counterpart: 'Sven Skyddad',
        date: '2026-03-09',
        subject: 'Om Sven',
        withheld: { ...WITHHELD, fields: ['subject'] },
      }),
    },
    {},
    HIDDEN,
  );
  day.happens('ApplicationSubmitted', { handling: handling(1, { counterpart: 'Ännu ej diarieförd' }) }, {}, NEW);
  return day;
};

describe('the diary', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(told());
  });
  afterAll(() => there.db.drop());
  const rows = async <E extends DiaryEntry>(outcome: Promise<PageOutcome<E>>): Promise<readonly E[]> => ((await outcome) as Page<E>).rows;
  const open = (filter: Partial<DiaryFilter> = {}) => rows(publicDiary(there.db.app, { ...ALL, ...filter }, FIRST));
  const kept = (filter: Partial<DiaryFilter> = {}) => rows(keptDiary(there.db.app, { ...ALL, ...filter }, FIRST));

  it('shows day, number, sender and subject of cases and documents, newest first', async () => {
    expect((await open()).map(({ date, number, counterpart, subject }) => [date, number, counterpart, subject])).toEqual([
      ['2026-03-09', '26RS7-2', null, null],
      ['2026-03-03', '26RS7', null, 'Öppen verkstad'],
      ['2026-03-03', 'LIG 2026-1', 'Byalaget', 'Öppen verkstad'],
      ['2026-03-02', '26RS7-1', null, 'Ansökan'],
      ['2026-03-02', 'LIG 2026-1-1', 'Byalaget', 'Ansökan'],
    ]);
  });

  it('gives nobody a name that is withheld, neither by showing nor by finding it', async () => {
    expect(JSON.stringify(await open())).not.toMatch(/Sven|OSL 21:1/);
    expect(await open({ text: 'sven' })).toEqual([]);
    expect((await open({ caseId: HIDDEN })).map(({ withheld }) => withheld)).toEqual([
      ['counterpart', 'subject'],
      ['counterpart'],
      ['counterpart'],
    ]);
  });

  it('shows a document publicly when its case has been entered, and the registrar before that', async () => {
    expect(await open({ caseId: NEW })).toEqual([]);
    expect(await kept({ caseId: NEW })).toMatchObject([{ number: null, counterpart: 'Ännu ej diarieförd' }]);
  });

  it('shows the registrar what is withheld, and why', async () => {
    expect(await kept({ text: 'sven', from: '2026-03-03' })).toMatchObject([
      { number: '26RS7-2', counterpart: 'Sven Skyddad', subject: 'Om Sven', withheldReason: 'OSL 21:1' },
      { number: '26RS7', counterpart: 'Sven Skyddad', withheldReason: 'OSL 21:1' },
    ]);
  });

  it('is searched by words, whatever their case, and by day', async () => {
    expect((await open({ text: 'LIG 2026-1' })).map(({ number }) => number)).toEqual(['LIG 2026-1', 'LIG 2026-1-1']);
    expect((await open({ text: 'ÖPPEN' })).map(({ number }) => number)).toEqual(['26RS7', 'LIG 2026-1']);
    expect((await open({ from: '2026-03-03', to: '2026-03-03' })).map(({ number }) => number)).toEqual(['26RS7', 'LIG 2026-1']);
  });

  it('gives every entry exactly once, page by page', async () => {
    const numbers: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = (await publicDiary(there.db.app, ALL, { cursor, limit: 2 })) as Page<DiaryEntry>;
      numbers.push(...page.rows.map(({ number }) => number));
      cursor = page.next;
    } while (cursor !== null);
    expect(numbers).toEqual((await open()).map(({ number }) => number));
  });
});
