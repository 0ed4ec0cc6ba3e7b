export * from './case-contents';
export * from './case-evidence';
export * from './pack';
export { maskOf, WrongMask, type Mask } from './mask';
export { NoEvidence, type EvidenceSources } from './proving';
export { maskForApplicant } from './for-applicant';
