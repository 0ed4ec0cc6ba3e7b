export const ApplicationTab = () => null;
