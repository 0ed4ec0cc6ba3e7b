export const ApplyingStartPage = () => null;
