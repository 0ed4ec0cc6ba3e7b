export const AssessmentTab = () => null;
