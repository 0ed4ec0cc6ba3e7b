/** What a person finds in the main menu: what their role may use. */
import type { Person } from '../api/me';
import type { texts } from './texts';

export interface Place {
  readonly to: string;
  readonly text: string;
}

export function navigationOf({ role, may }: Person, t: (typeof texts)['sv']): readonly Place[] {
  const place = (to: string, text: string): Place => ({ to, text });
  if (role === 'applicant') return [place('/mina', t.my)];
  if (role === 'auditor')
    return [
      place('/granska', t.audit),
      place('/granska/beslut', t.auditDecisions),
      place('/granska/urval', t.auditSamples),
      place('/granska/likabehandling', t.auditEqual),
      place('/granska/handelser', t.auditEvents),
      place('/granska/atkomst', t.auditAccess),
      place('/sammantraden', t.boardMeetings),
      place('/kedjor', t.chains),
      place('/delegation', t.delegation),
    ];
  return [
    ...(may.includes('seeDecisionQueue') ? [place('/beslut', t.decisions)] : []),
    ...(may.includes('seeCaseList') ? [place('/arenden', t.queue)] : []),
    place('/om/diariet', t.diary),
    place('/delegation', t.delegation),
    ...(may.includes('seeBoardMeetings') ? [place('/sammantraden', t.boardMeetings), place('/kedjor', t.chains)] : []),
    ...(may.includes('seeDispatches') ? [place('/utskick', t.dispatches)] : []),
    ...(may.includes('operate') ? [place('/drift', t.operation)] : []),
  ];
}

/** The decision of a case lies under the case, and belongs to what there is to decide. */
const DECISION = /^\/arenden\/[^/]+\/beslut\/?$/;

/** Where in the menu an address belongs; undefined = nowhere. */
export function placeOf(places: readonly Place[], address: string): string | undefined {
  const under = (path: string): string | undefined =>
    places
      .map(({ to }) => to)
      .filter((to) => path === to || path.startsWith(`${to}/`))
      .toSorted((a, b) => b.length - a.length)[0];
  return (DECISION.test(address) ? under('/beslut') : undefined) ?? under(address);
}
