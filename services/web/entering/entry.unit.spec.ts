import { sentAs, startsAs, type Entry } from './entry';

const entry: Entry = {
  gor: 'overklagande',
  command: 'receive-appeal',
  title: 'Skriv in ett överklagande',
  along: { appealId: 'a1' },
  fields: {
    receivedAt: { as: 'moment', label: 'När' },
    channel: { as: 'radios', label: 'Hur', options: [{ value: 'LETTER', text: 'Brev' }] },
    exception: { as: 'choice', label: 'Undantag', options: [], none: 'Inget' },
    appellant: { as: 'line', label: 'Vem' },
    paragraph: { as: 'line', label: 'Paragraf', orNull: true },
    finalOn: { as: 'day', label: 'Laga kraft', optional: true, initial: '' },
    approvedBy: { as: 'lines', label: 'Justerare' },
  },
};

test('A form starts with now for moments and days, with what it is given, and otherwise with nothing', () => {
  const typed = startsAs(entry);
  expect(Object.keys(typed)).toEqual(Object.keys(entry.fields));
  expect(typed).toMatchObject({ channel: '', appellant: '', finalOn: '' });
  expect(typed['receivedAt']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  expect(startsAs({ ...entry, fields: { on: { as: 'day', label: 'Dag' } } })['on']).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('What was not chosen is sent as null, what was not filled in is sent as it stands, and what the page knows goes along', () => {
  expect(sentAs(entry, { receivedAt: '2026-11-21T14:30', channel: '', appellant: '', approvedBy: ' Olle Ek \n\nStina Alm' })).toEqual({
    appealId: 'a1',
    receivedAt: '2026-11-21T13:30:00.000Z',
    channel: null,
    exception: null,
    appellant: '',
    paragraph: null,
    finalOn: null,
    approvedBy: ['Olle Ek', 'Stina Alm'],
  });
  expect(sentAs(entry, { ...startsAs(entry), channel: 'LETTER', finalOn: '2026-11-21', paragraph: '§ 3' })).toMatchObject({
    channel: 'LETTER',
    finalOn: '2026-11-21',
    paragraph: '§ 3',
  });
});
