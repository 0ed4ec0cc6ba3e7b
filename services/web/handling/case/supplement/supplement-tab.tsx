export const SupplementTab = () => null;
