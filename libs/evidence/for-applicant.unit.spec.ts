import type { RecordedEvent } from '#libs/event-log';
import { maskForApplicant } from './for-applicant';
import { isDocumentGiven, isKeptBack } from './mask';

const happened = (...told: readonly (readonly [type: string, decisionId?: string | null])[]): readonly RecordedEvent[] =>
  told.map(([type, decisionId = '1']) => ({ type, body: decisionId === null ? null : { decisionId } }) as unknown as RecordedEvent);

describe('what an applicant keeps with the decision', () => {
  const first = [['ApplicationSubmitted'], ['CriterionAssessed'], ['DecisionMade'], ['DecisionSigned'], ['DecisionDocumentMade']] as const;

  it('is nothing before the decision has been sent', () => {
    expect(maskForApplicant(happened(...first))).toBeNull();
  });

  it('is what they sent in and what they were sent, of a decision that has been sent alone, and nothing that comes later', () => {
    const again = [
      ['DecisionMade', '2'],
      ['DecisionDocumentMade', '2'],
    ] as const;
    const mask = maskForApplicant(happened(...first, ['DecisionDispatched'], ['DecisionRevoked'], ['NoteRecorded'], ...again));
    expect(mask?.only).toEqual([1, 3, 4, 5, 6, 7]);
    const numbers = Array.from({ length: 11 }, (_, n) => n + 1);
    expect(numbers.filter((number) => isKeptBack(mask, number))).toEqual([2, 8, 9, 10, 11]);
    expect([5, 10, 11].map((number) => isDocumentGiven(mask, number))).toEqual([true, false, false]);
  });

  it('has what explains that a content is missing', () => {
    const mask = maskForApplicant(happened(['ApplicationSubmitted', null], ['DecisionMade'], ['DecisionDispatched'], ['HandlingDisposed']));
    expect(mask?.only).toEqual([1, 2, 3, 4]);
  });
});
