export const CommunicationTab = () => null;
