/** What the questions of an application are called, in the order in which they are asked. */
export const QUESTIONS = [
  'purpose',
  'implementation',
  'targetGroup',
  'goals',
  'effects',
  'novelty',
  'socialBenefit',
  'newLocally',
  'anchoring',
  'ecology',
] as const;
