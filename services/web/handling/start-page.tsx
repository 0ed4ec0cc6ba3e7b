export const HandlingStartPage = () => null;
