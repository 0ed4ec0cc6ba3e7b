export const NoteTab = () => null;
