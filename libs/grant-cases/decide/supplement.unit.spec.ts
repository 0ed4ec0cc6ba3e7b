import { given } from '../testing/given';
import { Story } from '../testing/story';
import { applicant, commandId, official, registrar, stranger, system } from '../testing/world';
import { madeId } from './make';

const request = {
  type: 'RequestSupplement',
  items: [{ what: 'Budget', why: 'Summan stämmer inte.' }],
  deadline: '2026-03-16',
  consequence: 'Annars prövas ansökan som den är.',
} as const;
const asked = () => new Story().inPreparation().tell(official, request);
const idOf = (story: Story) => story.state.supplements[0]!.id;

describe('Asking for a supplement', () => {
  const story = new Story().inPreparation();

  test('gives the applicant the days of the guidelines, and makes an id that a retry makes again', () => {
    const [event] = given(story)
      .when(official, request, { commandId: commandId(77) })
      .thenTypes('SupplementRequested');
    expect(event?.body).toMatchObject({ supplementId: madeId(commandId(77), 'supplement'), handling: { direction: 'OUT' } });
    const refusal = given(story)
      .when(official, { ...request, deadline: '2026-03-15' })
      .thenRefused('deadline-too-soon');
    expect(refusal).toMatchObject({
      field: 'deadline',
      basis: 'POLICY',
      message: { sv: 'Ge sökanden minst 14 dagar: tidigast 16 mars 2026.' },
    });
  });

  test('makes it the applicant’s move until the earliest deadline', () => {
    const open = asked().tell(official, { ...request, deadline: '2026-04-01' });
    expect(open.state.move).toMatchObject({ who: 'APPLICANT', deadline: '2026-03-16', deadlineKind: 'SUPPLEMENT', since: open.now });
  });
});

describe('The answer to a supplement', () => {
  const answer = (story: Story) =>
    ({ type: 'ReceiveSupplement', supplementId: idOf(story), receivedAt: null, answer: 'Här är den.' }) as const;

  test('is the applicant’s own, and arrives when it is given', () => {
    const story = asked().later({ days: 2 });
    const [event] = given(story).when(applicant, answer(story)).thenTypes('SupplementReceived');
    expect(event).toMatchObject({ effectiveAt: story.now, body: { receivedAt: story.now, handling: { number: 3, date: '2026-03-04' } } });
    given(story).when(stranger, answer(story)).thenRefused('not-yours-to-do');
    given(story)
      .when(applicant, { ...answer(story), receivedAt: story.now })
      .thenRefused('arrival-not-yours');
  });

  test('on paper arrived when staff say it did, not in the future', () => {
    const story = asked().later({ days: 2 });
    const earlier = { ...answer(story), receivedAt: '2026-03-03T09:00:00Z' };
    const [event] = given(story).when(registrar, earlier).thenTypes('SupplementReceived');
    expect(event).toMatchObject({ effectiveAt: earlier.receivedAt, body: { handling: { date: '2026-03-03' } } });
    given(story)
      .when(registrar, { ...earlier, receivedAt: '2026-03-05T09:00:00Z' })
      .thenRefused('arrival-not-yet');
  });

  test('is welcome late, and after it was given up on, but only once', () => {
    const late = asked().later({ days: 20 });
    late.tell(system, { type: 'FlagSupplementOverdue', supplementId: idOf(late) });
    given(late).when(applicant, answer(late)).thenTypes('SupplementReceived');
    const waived = asked();
    waived.tell(official, { type: 'WaiveSupplement', supplementId: idOf(waived), reason: 'Behövs inte.' });
    given(waived).when(applicant, answer(waived)).thenTypes('SupplementReceived');
    given(late.tell(applicant, answer(late)))
      .when(applicant, answer(late))
      .thenRefused('supplement-received');
    given(late)
      .when(applicant, { ...answer(late), supplementId: commandId(5) })
      .thenRefused('supplement-unknown');
  });

  test('makes a written proposal stale', () => {
    const story = new Story().proposed('BIFALL').tell(official, request);
    story.tell(applicant, answer(story));
    given(story).when(official, { type: 'SubmitProposal' }).thenRefused('proposal-stale');
  });
});

describe('When the time for a supplement runs out', () => {
  const flag = (story: Story) => ({ type: 'FlagSupplementOverdue', supplementId: idOf(story) }) as const;

  test('the system flags it, the day after, once, and does nothing more', () => {
    const story = asked().later({ days: 14 });
    given(story).when(system, flag(story)).thenRefused('deadline-not-passed');
    story.later({ days: 1 });
    given(story)
      .when(system, flag(story))
      .thenEvents({ type: 'SupplementOverdue', body: { supplementId: idOf(story), deadline: '2026-03-16' } });
    given(story).when(official, flag(story)).thenRefused('not-yours-to-do');
    given(story.tell(system, flag(story)))
      .when(system, flag(story))
      .thenNothing();
    expect(story.state.move.who).toBe('OFFICIAL');
    expect(story.state.decision).toBeNull();
    given(story)
      .when(system, { ...flag(story), supplementId: commandId(5) })
      .thenRefused('supplement-unknown');
  });

  test('a withdrawn case has nothing to flag', () => {
    const story = asked().tell(applicant, { type: 'WithdrawApplication', reason: 'Nej.' }).later({ days: 30 });
    given(story).when(system, flag(story)).thenNothing();
  });

  test('the official may remind, with more time and never less', () => {
    const story = asked().later({ days: 20 });
    story.tell(system, flag(story));
    const remind = {
      type: 'RemindSupplement',
      supplementId: idOf(story),
      newDeadline: '2026-04-01',
      message: 'Vi väntar på budgeten.',
    } as const;
    given(story)
      .when(official, { ...remind, newDeadline: '2026-03-22' })
      .thenRefused('deadline-not-later');
    given(story)
      .when(official, { ...remind, supplementId: commandId(5) })
      .thenRefused('supplement-unknown');
    story.tell(official, remind);
    expect(story.state.supplements[0]).toMatchObject({ status: 'OPEN', deadline: '2026-04-01' });
    expect(story.state.move.who).toBe('APPLICANT');
    given(asked())
      .when(official, { ...remind, supplementId: idOf(asked()), newDeadline: '2026-03-10' })
      .thenRefused('deadline-not-later');
  });

  test('the official may do without, with a reason', () => {
    const story = asked();
    const waive = { type: 'WaiveSupplement', supplementId: idOf(story), reason: 'Uppgiften fanns redan.' } as const;
    given(story).when(official, waive).thenTypes('SupplementWaived');
    given(story.tell(official, waive)).when(official, waive).thenRefused('supplement-settled');
    given(story)
      .when(official, { type: 'RemindSupplement', supplementId: idOf(story), newDeadline: '2026-04-01', message: '?' })
      .thenRefused('supplement-settled');
    given(story)
      .when(official, { ...waive, supplementId: commandId(5) })
      .thenRefused('supplement-unknown');
  });
});
