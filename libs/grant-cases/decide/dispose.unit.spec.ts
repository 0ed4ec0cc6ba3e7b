import { carryingOut, disposing } from '../testing/disposing';
import { given } from '../testing/given';
import { Story } from '../testing/story';
import { activa, administrator, applicant, auditor, delegate, official, registrar, secretary, spare, system } from '../testing/world';
import type { DecideDisposal } from './commands';

/** Told to the end: what was decided is carried out. */
function disposed(story: Story, level: DecideDisposal['level']): Story {
  story.tell(registrar, disposing(story, level));
  for (let next = carryingOut(story); next; next = carryingOut(story)) story.tell(system, next);
  return story;
}
const codeOf = (
  story: Story,
  change: Partial<DecideDisposal> = {},
  actor = registrar,
  level: DecideDisposal['level'] = 'CONTENT',
): string => {
  const { decision } = given(story).when(actor, disposing(story, level, change));
  return 'refusal' in decision ? decision.refusal.code : `events: ${decision.events.length}`;
};

describe('Disposal', () => {
  const closed = new Story().closed();
  const decision = disposing(closed, 'CONTENT').decision;

  test('is entered by registrar or administrator, of a closed case, with what goes and by which decision', () => {
    for (const actor of [registrar, administrator]) {
      const [event] = given(closed).when(actor, disposing(closed, 'CONTENT')).thenTypes('DisposalDecided');
      expect(event?.body).toMatchObject({ level: 'CONTENT', decision: { reference: 'KN § 88' }, files: [] });
    }
    for (const actor of [applicant, official, delegate, secretary, auditor, system])
      expect(codeOf(closed, {}, actor)).toBe('not-yours-to-do');
  });

  test.each<[string, Partial<DecideDisposal>]>([
    ['disposal-without-decision', { decision: { ...decision, reference: '  ' } }],
    ['disposal-without-decision', { decision: { ...decision, decidedBy: '' } }],
    ['disposal-decided-in-future', { decision: { ...decision, decidedOn: '2030-01-01' } }],
    ['disposal-number', { number: 'LIG 2026-15' }],
    ['disposal-empty', { kids: [], events: [] }],
    ['disposal-unknown', { kids: ['nagon/annan'] }],
    ['disposal-unknown', { events: ['018f0000-0000-7000-8000-00000000ffff'] }],
  ])('is refused: %s', (code, change) => expect(codeOf(closed, change)).toBe(code));

  test('never takes what registers, decides or proves the case, nor the name of who decided', () => {
    const { events, subjects } = closed.disposable();
    for (const { id } of events.filter(({ kept }) => kept)) expect(codeOf(closed, { events: [id] })).toBe('disposal-keeps');
    const { kid } = subjects.find(({ standing }) => standing === 'DECIDER')!;
    expect(codeOf(closed, { kids: [kid] })).toBe('disposal-keeps-decider');
  });

  test('waits while the case goes on, the decision can be appealed, or a court has it', () => {
    expect(codeOf(new Story().prepared())).toBe('disposal-not-closed');
    expect(codeOf(new Story().decided('AVSLAG'), { kids: ['x/y'] })).toBe('disposal-appealable');
    const appealed = new Story().closed();
    appealed.tell(registrar, { type: 'ReceiveAppeal', receivedAt: null, appellant: 'Maj Medlem', channel: 'LETTER' });
    expect(codeOf(appealed)).toBe('disposal-appealed');
  });

  test('is put on hold by whoever needs what is there, and goes on when that is lifted', () => {
    const held = new Story().closed().tell(secretary, { type: 'HoldDisposal', reason: 'Begärt ut' });
    expect(codeOf(held)).toBe('disposal-held');
    given(held).when(secretary, { type: 'HoldDisposal', reason: 'Begärt ut' }).thenTypes();
    held.tell(registrar, { type: 'LiftDisposalHold', reason: 'Utlämnat' });
    expect(codeOf(held)).toBe('events: 1');
    const underWay = new Story().closed();
    underWay.tell(registrar, disposing(underWay, 'KEYS'));
    expect(given(underWay).when(secretary, { type: 'HoldDisposal', reason: 'Begärt ut' }).decision).toMatchObject({
      refusal: { code: 'disposal-under-way' },
    });
  });

  test('in a case that goes on takes those alone who have left it, who are then not written into it again', () => {
    const running = new Story()
      .assigned()
      .tell(delegate, { type: 'ReplaceParticipant', formerRef: activa.ref, successor: spare, reason: 'Slutat.' });
    const { subjects } = running.disposable();
    for (const { kid, standing } of subjects)
      expect([standing, codeOf(running, { kids: [kid] }, registrar, 'KEYS')]).toEqual([
        standing,
        standing === 'LEFT' ? 'events: 1' : 'disposal-takes-part',
      ]);
    disposed(running, 'KEYS');
    const back = { type: 'ReplaceParticipant', formerRef: spare.ref, successor: activa, reason: 'Åter.' } as const;
    expect(given(running).when(delegate, back).decision).toMatchObject({ refusal: { code: 'person-erased' } });
  });

  test('is recorded as far as it has come, in order, each step once, and asked for again is no news', () => {
    const story = new Story().closed();
    story.tell(registrar, disposing(story, 'CONTENT'));
    const { id: disposalId, kids } = story.state.disposals[0]!;
    const complete = { type: 'CompleteErasure', disposalId, forgotten: [], sealed: { decision: 1, disposal: 2 } } as const;
    const unfinished = { refusal: { code: 'disposal-unfinished' } };
    expect(given(story).when(system, complete).decision).toMatchObject(unfinished);
    expect(given(story).when(system, { type: 'RecordHandlingDisposed', disposalId }).decision).toMatchObject(unfinished);
    for (let next = carryingOut(story); next; next = carryingOut(story)) {
      story.tell(system, next);
      given(story).when(system, next).thenTypes();
    }
    expect(story.events.map(({ type }) => type).slice(-kids.length - 3)).toEqual([
      'DisposalDecided',
      ...kids.map(() => 'SubjectKeyDestroyed'),
      'HandlingDisposed',
      'ErasureCompleted',
    ]);
    expect(codeOf(story, { kids, events: story.state.disposals[0]!.events })).toBe('events: 0');
  });

  test('ends the case for good: what comes later is put in a new one', () => {
    const story = disposed(new Story().closed(), 'CONTENT');
    const late = { type: 'ReceiveAppeal', receivedAt: null, appellant: 'Maj Medlem', channel: 'LETTER' } as const;
    expect(given(story).when(registrar, late).decision).toMatchObject({ refusal: { code: 'case-disposed' } });
  });
});
