/** Every read model there is. */
import { applicantStatus } from '#projections/applicant-status';
import { boardMeetings, boardReports } from '#projections/board-meetings';
import { caseHistory } from '#projections/case-history';
import { casePage } from '#projections/case-page';
import { caseQueue } from '#projections/case-queue';
import { decisionQueue } from '#projections/decision-queue';
import { decisionRegister } from '#projections/decision-register';
import { delegationChain } from '#projections/delegation-chain';
import { delegationRegister } from '#projections/delegation-register';
import { diary } from '#projections/diary';
import { dispatchRegister } from '#projections/dispatch-register';
import { frameRegister } from '#projections/frame-register';
import { schemeRegister } from '#projections/scheme-register';
import type { AnyProjection } from '#libs/projection-runtime';

export const readModels: readonly AnyProjection[] = [
  caseQueue,
  casePage,
  applicantStatus,
  decisionQueue,
  decisionRegister,
  caseHistory,
  diary,
  schemeRegister,
  frameRegister,
  delegationRegister,
  delegationChain,
  dispatchRegister,
  boardMeetings,
  boardReports,
];
