export const ReferralTab = () => null;
