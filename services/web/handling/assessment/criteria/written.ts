/** What the applicant wrote on each criterion: the form asks in other words than the guidelines. Pure. */
import type { ApplicationVersion } from '#projections/case-page';

type Application = ApplicationVersion['application'];
export type WrittenPart = 'socialBenefit' | 'purpose' | 'targetGroup' | 'novelty' | 'effects' | 'newLocally' | 'anchoring' | 'partners';

/** By the criterion's id in the guidelines. */
const WRITTEN_ON: Readonly<Record<string, readonly WrittenPart[]>> = {
  samhallsnytta: ['socialBenefit', 'purpose', 'targetGroup'],
  nyskapande: ['novelty', 'effects'],
  'nytt-lokalt': ['newLocally'],
  forankring: ['anchoring', 'partners'],
};

/** Empty for a criterion that the form has no question of its own about. */
export const writtenOn = (criterion: string, application: Application): readonly { readonly part: WrittenPart; readonly text: string }[] =>
  (WRITTEN_ON[criterion] ?? []).flatMap((part) => {
    const value = application[part];
    const text = typeof value === 'string' ? value : value.join('\n');
    return text.trim() === '' ? [] : [{ part, text }];
  });
