import type { Refusal } from '#libs/kernel';
import type { SchemeState } from './scheme';

/** Says whether the scheme takes applications on a day; the refusal's sentence tells when it opens again. It says nothing about guidelines. */
export function intakeOn(
  _state: SchemeState,
  _day: string,
  _callId: string | null,
): { readonly open: true } | { readonly refusal: Refusal } {
  throw new Error('not written yet');
}
