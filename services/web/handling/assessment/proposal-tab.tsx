export const ProposalTab = () => null;
