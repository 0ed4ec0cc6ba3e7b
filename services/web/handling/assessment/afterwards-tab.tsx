export const AfterwardsTab = () => null;
