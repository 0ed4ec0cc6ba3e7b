/** Every read model there is. */
import type { AnyProjection } from '#libs/projection-runtime';
import { applicantStatus } from '#projections/applicant-status';
import { caseHistory } from '#projections/case-history';
import { casePage } from '#projections/case-page';
import { caseQueue } from '#projections/case-queue';
import { decisionQueue } from '#projections/decision-queue';
import { delegationRegister } from '#projections/delegation-register';
import { diary } from '#projections/diary';
import { frameRegister } from '#projections/frame-register';
import { schemeRegister } from '#projections/scheme-register';

export const PROJECTIONS = [
  caseQueue,
  casePage,
  caseHistory,
  decisionQueue,
  applicantStatus,
  diary,
  schemeRegister,
  frameRegister,
  delegationRegister,
] as unknown as readonly AnyProjection[];
