export const DecidingStartPage = () => null;
