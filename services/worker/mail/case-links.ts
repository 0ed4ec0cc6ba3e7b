import type { Role } from '#libs/kernel';

/** Where somebody reads of a case, after signing in. */
export function caseLink(publicUrl: string, role: Role, caseId: string): string {
  if (role === 'applicant') return `${publicUrl}/mina/${caseId}`;
  return `${publicUrl}/arenden/${caseId}${role === 'delegate' ? '/beslut' : ''}`;
}
export const settingsLink = (publicUrl: string): string => `${publicUrl}/mina-utskick`;
