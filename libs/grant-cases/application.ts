/** What an application says: the fields of the form. Part of the storage contract. */
import { z } from 'zod';
import { day, freeText, line, ore, personal, text } from '#libs/event-log';

export const application = z.strictObject({
  organisation: z.strictObject({
    name: line,
    /** `NNNNNN-NNNN`, check digit verified. */
    number: z.string().regex(/^\d{6}-\d{4}$/),
    form: line,
    municipality: line,
  }),
  contact: z.strictObject({ name: personal(line), email: personal(z.email()), phone: personal(line).nullable() }),
  title: line,
  /** Syfte och bakgrund. */
  purpose: freeText,
  /** Genomförande. */
  implementation: freeText,
  targetGroup: freeText,
  schedule: z.strictObject({ from: day, to: day }),
  /** Mål och resultat. */
  goals: freeText,
  effects: freeText,
  novelty: freeText,
  socialBenefit: freeText,
  newLocally: freeText,
  /** Förankring hos samarbetspartner. */
  anchoring: freeText,
  partners: z.array(line),
  ecology: freeText,
  amountOre: ore.positive(),
  budget: z.array(z.strictObject({ label: line, amountOre: ore })).min(1),
  ownShare: z.strictObject({ cashOre: ore, hours: z.number().nonnegative().max(100_000) }),
  /** Annan finansiering, sökt eller beviljad. */
  otherFunding: personal(text).nullable(),
  earlierSupport: personal(text).nullable(),
  economicActivity: z.boolean(),
  /** Stöd av mindre betydelse the last three years, (EU) 2023/2831. */
  deMinimisOre: ore,
  agenda2030: z.array(z.int().min(1).max(17)),
  /** The adviser organisation that helped with the application; a ground to look at for conflict of interest (KL 6:28 2, 4). */
  advisedBy: line.nullable(),
});
export type Application = z.infer<typeof application>;

/** Own share in öre: cash, plus hours at the guideline's rate. */
export const ownShareOre = (share: Application['ownShare'], hourOre: number): number => share.cashOre + Math.round(share.hours * hourOre);

/** Where a text was, in an application whose content has been disposed of. */
export const DISPOSED_TEXT = '[gallrat]';
/** What stands for an application whose content has been disposed of: nothing of it, in the same shape. `on` = the day it arrived. */
export const disposedApplication = (on: string): Application => ({
  organisation: { name: DISPOSED_TEXT, number: '000000-0000', form: DISPOSED_TEXT, municipality: DISPOSED_TEXT },
  contact: { name: DISPOSED_TEXT, email: 'gallrat@gallrat.invalid', phone: null },
  title: DISPOSED_TEXT,
  purpose: DISPOSED_TEXT,
  implementation: DISPOSED_TEXT,
  targetGroup: DISPOSED_TEXT,
  schedule: { from: on, to: on },
  goals: DISPOSED_TEXT,
  effects: DISPOSED_TEXT,
  novelty: DISPOSED_TEXT,
  socialBenefit: DISPOSED_TEXT,
  newLocally: DISPOSED_TEXT,
  anchoring: DISPOSED_TEXT,
  partners: [],
  ecology: DISPOSED_TEXT,
  amountOre: 0,
  budget: [],
  ownShare: { cashOre: 0, hours: 0 },
  otherFunding: null,
  earlierSupport: null,
  economicActivity: false,
  deMinimisOre: 0,
  agenda2030: [],
  advisedBy: null,
});
