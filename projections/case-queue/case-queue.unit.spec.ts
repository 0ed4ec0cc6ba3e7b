import { CARL, chronicle, OLLE, ANNA, rowOf, type Chronicle } from '../examples';
import { numberKey } from './number-key';
import { caseQueue, type CaseQueueRow } from './projection';

const row = (told: Chronicle): CaseQueueRow | undefined => rowOf<CaseQueueRow>(caseQueue, told);
const assigned = (): Chronicle => chronicle().happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('CaseAssigned');

describe('the queue', () => {
  it('shows a case from its application on', () => {
    expect(row(chronicle().happens('ApplicationSubmitted'))).toMatchObject({
      number: null,
      organisation: 'Byalaget i Åsbro',
      municipality: 'Askersund',
      title: 'Öppen verkstad',
      channel: 'PORTAL',
      amount_ore: 5_000_000,
      received_at: '2026-03-02T08:30:00Z',
      since: '2026-03-02T08:30:00Z',
      revision: 0,
      position: 1,
    });
  });

  it('names the official and the group', () => {
    expect(row(assigned())).toMatchObject({
      assignee_ref: ANNA.ref,
      assignee_name: 'Anna Ek',
      group_id: 'grupp-1',
      group_name: 'Handläggningsgruppen',
    });
    expect(row(assigned().happens('ParticipantReplaced', { former: ANNA, successor: OLLE }))).toMatchObject({ assignee_name: 'Olle Dahl' });
    expect(row(assigned().happens('ParticipantReplaced', { former: CARL, successor: OLLE }))).toMatchObject({ assignee_name: 'Anna Ek' });
    expect(row(assigned().happens('ParticipantExcluded', { person: ANNA }))).toMatchObject({ assignee_ref: null, assignee_name: null });
  });

  it('shows the application as it reads now, and finds it by number, organisation and title in small letters', () => {
    expect(row(assigned().happens('ApplicationAmended'))).toMatchObject({
      title: 'Öppen verkstad för alla',
      amount_ore: 4_500_000,
      search: 'lig 2026-17 byalaget i åsbro öppen verkstad för alla',
    });
  });

  it('stands at the revision and position of the last event, also when its content is gone', () => {
    expect(row(assigned().disposed('NoteRecorded'))).toMatchObject({ revision: 3, position: 4 });
  });

  it('has a case whose application has been disposed of under its number, and nothing of what the application said', () => {
    const told = chronicle().disposed('ApplicationSubmitted').happens('ApplicationRegistered');
    expect(row(told)).toMatchObject({
      number: 'LIG 2026-17',
      title: '[gallrat]',
      organisation: '[gallrat]',
      amount_ore: 0,
      applicants: [],
    });
    expect(row(told.happens('HandlingDisposed'))).toMatchObject({
      scheme_id: 'sociala-innovationer',
      received_at: '2026-03-02T08:30:00Z',
      applicants: ['p_sara'],
    });
  });
});

describe('sorting by diary number', () => {
  it('puts 9 before 17, the region’s numbers in their year, and unregistered cases last', () => {
    const numbers = [null, '26RS18', 'LIG 2026-17', 'LIG 2026-9', 'LIG 2025-100', '25RS101'];
    const sorted = numbers.toSorted((a, b) => (numberKey(a) < numberKey(b) ? -1 : 1));
    expect(sorted).toEqual(['LIG 2025-100', '25RS101', 'LIG 2026-9', 'LIG 2026-17', '26RS18', null]);
  });
});
