import type { HistoryEntry } from '#projections/case-history';
import { chosen, EVERYTHING, options, placeOf } from './steps';

const entry = (revision: number, whoRef: string, type: string, citation: string): HistoryEntry =>
  ({ revision, whoRef, who: whoRef.toUpperCase(), roleName: 'roll', type, label: type.toLowerCase(), citation }) as HistoryEntry;
const entries = [
  entry(0, 'a', 'ApplicationSubmitted', 'TF 2:9, FL 22 §'),
  entry(1, 'b', 'ApplicationRegistered', 'OSL 5:1–2'),
  entry(2, 'b', 'DelegationVerified', 'KL 7:5–6, 13:8 3'),
  entry(3, 'c', 'DecisionMade', 'KL 7:5, RF 1:9'),
];
const revisions = (choice: Partial<typeof EVERYTHING>) => chosen(entries, { ...EVERYTHING, ...choice }).map(({ revision }) => revision);

describe('the steps through a case', () => {
  it('are all its events, or those of one person, kind or paragraph', () => {
    expect(revisions({})).toEqual([0, 1, 2, 3]);
    expect(revisions({ actor: 'b' })).toEqual([1, 2]);
    expect(revisions({ type: 'DecisionMade' })).toEqual([3]);
    expect(revisions({ paragraph: 'KL 7:5' })).toEqual([2, 3]);
    expect(revisions({ paragraph: 'KL 7:6' })).toEqual([2]);
    expect(revisions({ actor: 'b', paragraph: 'OSL 5:2' })).toEqual([1]);
  });

  it('hold on to the place: a step that is not among them leads to the one before it', () => {
    const steps = chosen(entries, { ...EVERYTHING, actor: 'b' });
    expect([0, 1, 2, 3].map((revision) => placeOf(steps, revision))).toEqual([0, 0, 1, 1]);
  });

  it('can be chosen by what there is, each once, in the order that people read', () => {
    const { actors, paragraphs } = options(entries, 'sv');
    expect(actors.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
    expect(paragraphs.map(({ value }) => value)).toEqual([
      'FL 22 §',
      'KL 7:5',
      'KL 7:6',
      'KL 13:8',
      'OSL 5:1',
      'OSL 5:2',
      'RF 1:9',
      'TF 2:9',
    ]);
  });
});
