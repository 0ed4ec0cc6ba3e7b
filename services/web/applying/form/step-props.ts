import type { SchemeToApplyFor } from '../../../api/applicant/schemes-to-apply-for.controller';
import type { Bound } from '../../parts';
import type { Wording } from '#libs/kernel';
import type { FormTexts } from './texts';
import type { Values } from './values';

/** As it comes over the wire. */
export type Scheme = SchemeToApplyFor;
export type Said = Wording;

/** What every step is given. */
export interface StepProps {
  readonly draftId: string;
  readonly values: Values;
  readonly set: (path: string, value: unknown) => void;
  readonly field: <T = string>(path: string) => Bound<T>;
  /** Undefined while it is fetched, or when the scheme is no longer there. */
  readonly scheme: Scheme | undefined;
  readonly t: FormTexts;
}
