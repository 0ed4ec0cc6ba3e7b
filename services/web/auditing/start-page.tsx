export const AuditingStartPage = () => null;
