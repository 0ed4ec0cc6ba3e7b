export const MeetingTab = () => null;
