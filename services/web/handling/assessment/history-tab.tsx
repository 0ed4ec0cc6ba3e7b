export const HistoryTab = () => null;
