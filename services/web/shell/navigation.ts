/** What a person finds in the main menu: what their role may use. */
import type { Person } from '../api/me';
import type { texts } from './texts';

export interface Place {
  readonly to: string;
  readonly text: string;
  /** True: current on this very address only. */
  readonly exact: boolean;
}

export function navigationOf({ role, may }: Person, t: (typeof texts)['sv']): readonly Place[] {
  const place = (to: string, text: string, exact = false): Place => ({ to, text, exact });
  if (role === 'applicant') return [place('/mina', t.my)];
  if (role === 'auditor')
    return [
      place('/granska', t.audit, true),
      place('/granska/beslut', t.auditDecisions),
      place('/granska/handelser', t.auditEvents),
      place('/granska/atkomst', t.auditAccess),
    ];
  return [
    ...(may.includes('seeDecisionQueue') ? [place('/beslut', t.decisions)] : []),
    ...(may.includes('seeCaseList') ? [place('/arenden', t.queue)] : []),
    place('/om/diariet', t.diary),
  ];
}
