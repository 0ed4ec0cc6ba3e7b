import { code, decide, ready } from '../testing/given';
import { content, Story } from '../testing/story';
import { activa, authorityOf, delegate, secretary, substitute } from '../testing/world';
import type { CaseContext } from '../context';

describe('The right to decide', () => {
  test('is what the delegation order says; its refusal is passed on as it is', () => {
    const made = content('BIFALL');
    const stale = new Story().readyForDecision('BIFALL');
    const shown = stale.deciding(substitute, 'BIFALL', made.amountOre);
    expect(shown.authority).toHaveProperty('refusal');
    stale.declared(substitute);
    expect(code(stale, made, substitute)).toBe((shown.authority as { refusal: { code: string } }).refusal.code);
  });

  test('passes to the substitute when the ordinary holder is in conflict', () => {
    const story = ready().declared(substitute).tell(delegate, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    expect(code(story)).toBe('barred');
    expect(code(story, content('BIFALL'), substitute)).toBe('conflict-undecided');
    story.tell(secretary, { type: 'DecideConflict', personRef: delegate.ref, outcome: 'CONFLICT', reasons: 'Syskon.' });
    const [verified] = decide(story, content('BIFALL'), substitute).thenTypes('DelegationVerified', 'DecisionMade', 'DecisionSigned');
    expect(verified?.body).toMatchObject({ acting: true, holder: substitute });
  });

  test('must have been looked up, and for exactly this decision, person and day', () => {
    const story = ready();
    const shown = story.deciding(delegate, 'BIFALL', 4_000_000);
    const { authority } = shown;
    const asked = (change: object) => ({ ...authority!, asked: { ...authority!.asked, ...change } });
    const answers: [CaseContext['authority'], string][] = [
      [null, 'authority-unknown'],
      [asked({ kind: 'AVSLAG' }), 'authority-mismatch'],
      [asked({ amountOre: 0 }), 'authority-mismatch'],
      [asked({ caseGroup: 'A' }), 'authority-mismatch'],
      [asked({ holderRef: substitute.ref }), 'authority-mismatch'],
      [asked({ on: '2026-03-01' }), 'authority-mismatch'],
      [asked({ unavailable: [substitute.ref] }), 'authority-mismatch'],
      [
        {
          ...authorityOf(story.state, { ...shown, actor: delegate }, 'BIFALL', 4_000_000)!,
          authority: { ...granted(shown), holder: substitute },
        },
        'authority-not-yours',
      ],
      [{ ...authority!, authority: { ...granted(shown), limitOre: 3_999_999 } }, 'over-limit'],
    ];
    for (const [answer, expected] of answers)
      expect(code(story, content('BIFALL'), delegate, { context: { authority: answer } })).toBe(expected);
    expect(code(story, content('BIFALL'), delegate, { context: { scheme: null } })).toBe('scheme-unknown');
  });

  test('is for the day on which the decision is approved', () => {
    expect(code(ready(), content('BIFALL'), delegate, { command: { decidedOn: '2026-03-01' } })).toBe('decision-day');
  });

  test('waits for every open question of conflict in the case', () => {
    const story = ready().tell(activa, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    expect(decide(story).thenRefused('conflict-undecided').message.sv).toContain(activa.name);
    story.tell(delegate, { type: 'DecideConflict', personRef: activa.ref, outcome: 'DISREGARDED', reasons: 'Utan betydelse.' });
    expect(code(story)).toBe('accepted');
  });
});
const granted = (context: CaseContext) => (context.authority as Extract<CaseContext['authority'], { authority: unknown }>).authority;
