import type { CasePage } from '#projections/case-page';
import { blindUntilAllHaveFiled } from './blind';

const person = (ref: string) => ({ ref, name: ref, role: 'adviser' as const, organisation: null });
const takesPart = (ref: string, active = true) => ({ person: person(ref), active }) as unknown as CasePage['participants'][number];
const by = (ref: string) =>
  ({ assessor: person(ref), score: 3, reasons: `${ref} skäl` }) as unknown as CasePage['criteria'][number]['assessments'][number];
const page = (filed: readonly string[], participants = [takesPart('sara'), takesPart('leila'), takesPart('per')]): CasePage =>
  ({ participants, criteria: [{ criterion: 'nyskapande', filedBy: [...filed], assessments: filed.map(by) }] }) as unknown as CasePage;
const seen = (of: CasePage, ref: string, barred: readonly string[] = []): readonly string[] =>
  blindUntilAllHaveFiled(of, { ref, role: 'adviser' }, barred).criteria[0]!.assessments.map(({ assessor }) => assessor.ref);

describe("an assessor's view of the others' assessments", () => {
  it('is their own until everybody has filed on the criterion', () => {
    expect(seen(page(['sara', 'leila']), 'sara')).toEqual(['sara']);
    expect(seen(page(['sara', 'leila']), 'per')).toEqual([]);
  });

  it('is everything once everybody has', () => {
    expect(seen(page(['sara', 'leila', 'per']), 'per')).toEqual(['sara', 'leila', 'per']);
  });

  it('waits neither for those who have left nor for those who are barred', () => {
    const left = [takesPart('sara'), takesPart('leila'), takesPart('per', false)];
    expect(seen(page(['sara', 'leila'], left), 'sara')).toEqual(['sara', 'leila']);
    expect(seen(page(['sara', 'leila']), 'sara', ['per'])).toEqual(['sara', 'leila']);
  });

  it('still tells who has filed, so that one knows whom to wait for', () => {
    expect(blindUntilAllHaveFiled(page(['sara']), { ref: 'per', role: 'adviser' }, []).criteria[0]!.filedBy).toEqual(['sara']);
  });

  it('does not bind those who do not assess: the delegate and the auditor see everything', () => {
    expect(seen(page(['sara']), 'anna')).toEqual(['sara']);
  });
});
