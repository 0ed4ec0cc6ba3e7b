export const ParticipantsTab = () => null;
