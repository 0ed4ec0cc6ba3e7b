export const OpenStartPage = () => null;
