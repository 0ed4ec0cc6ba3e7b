/** Proposals as they are read and compared: by those who handle a case and by those who decide it. */
export { compareProposals, type ProposalContent } from './compare';
export { ProposalDiff } from './proposal-diff';
export { ProposalText } from './proposal-text';
