/** The steps of the form, and which fields each asks for. Fields are named as the API names them. */
export const STEPS = ['organisation', 'iden', 'genomforande', 'kriterier', 'pengar', 'ovrigt'] as const;
export type Step = (typeof STEPS)[number];
export const CHECK = 'kontrollera';

export const FIELDS = {
  organisation: [
    'organisation.name',
    'organisation.number',
    'organisation.form',
    'organisation.municipality',
    'contact.name',
    'contact.email',
    'contact.phone',
  ],
  iden: ['title', 'purpose', 'goals'],
  genomforande: ['implementation', 'targetGroup', 'schedule.from', 'schedule.to', 'ecology'],
  kriterier: ['socialBenefit', 'novelty', 'effects', 'newLocally', 'anchoring', 'partners'],
  pengar: ['budget', 'amountOre', 'ownShare.cashOre', 'ownShare.hours'],
  ovrigt: ['otherFunding', 'earlierSupport', 'economicActivity', 'deMinimisOre', 'advisedBy', 'agenda2030'],
} as const satisfies Readonly<Record<Step, readonly string[]>>;
export type Field = (typeof FIELDS)[Step][number];

/** The step that asks for a field; a row of a list belongs to its list. */
export const stepOf = (field: string): Step =>
  STEPS.find((step) =>
    (FIELDS[step] as readonly string[]).some((one) => field === one || field.startsWith(`${one}.`) || one.startsWith(`${field}.`)),
  ) ?? 'organisation';
/** The field to go to: of a part that is missing as a whole, its first. */
export const placeOf = (field: string): string => {
  const first = (FIELDS[stepOf(field)] as readonly string[]).find((one) => one.startsWith(`${field}.`));
  return field === 'budget' ? 'budget.0.label' : (first ?? field);
};
