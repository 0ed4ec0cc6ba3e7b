/**
 * What is known of the appeals of a case, and what they mean for the decision. Only a court's final ruling, or a late appeal dismissed where the
 * authority may do so, ends one.
 */
import type { CaseEvent } from '#libs/grant-cases/events';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];

/** Where an appeal stands: days, the court and its number, and nothing of who appealed. */
export type AppealStanding = {
  readonly id: string;
  readonly decisionId: string;
  /** Which way the scheme's decisions are appealed. */
  readonly regime: BodyOf<'AppealReceived'>['regime'];
  /** Null when it went to the court and not to the region. */
  readonly receivedOn: string | null;
  readonly examined: BodyOf<'AppealExamined'>['outcome'] | null;
  readonly forwardedOn: string | null;
  readonly court: string | null;
  readonly caseNumber: string | null;
  readonly statementOn: string | null;
  /** The decision may not be carried out since this day. */
  readonly stayedOn: string | null;
  readonly ruling: Pick<BodyOf<'CourtRuled'>, 'outcome' | 'ruledOn' | 'finalOn'> | null;
};

const UNHEARD_OF: Omit<AppealStanding, 'id' | 'decisionId' | 'regime'> = {
  receivedOn: null,
  examined: null,
  forwardedOn: null,
  court: null,
  caseNumber: null,
  statementOn: null,
  stayedOn: null,
  ruling: null,
};

type Appeals = readonly AppealStanding[];
const changed = (appeals: Appeals, id: string, change: Partial<AppealStanding>): Appeals =>
  appeals.map((one) => (one.id === id ? { ...one, ...change } : one));
/** An appeal begins when the region receives it or the court tells of it. */
function begun(
  appeals: Appeals,
  { appealId: id, decisionId, regime }: Pick<BodyOf<'AppealReceived'>, 'appealId' | 'decisionId' | 'regime'>,
  change: Partial<AppealStanding>,
): Appeals {
  const known = appeals.some((one) => one.id === id) ? appeals : [...appeals, { ...UNHEARD_OF, id, decisionId, regime }];
  return changed(known, id, change);
}

/** After one more event; the very same list when it is not about an appeal. */
export function evolveAppeals(appeals: Appeals, { type, body }: CaseEvent): Appeals {
  switch (type) {
    case 'AppealReceived':
      return begun(appeals, body, { receivedOn: body.handling.date });
    case 'AppealForwarded':
      return changed(appeals, body.appealId, { forwardedOn: body.forwardedOn, court: body.court });
    case 'AppealExamined':
      return changed(appeals, body.appealId, { examined: body.outcome });
    case 'CourtCaseNotified':
      // a higher court takes it up anew
      return begun(appeals, body, { court: body.court, caseNumber: body.caseNumber, ruling: null });
    case 'StatementToCourtSubmitted':
      return changed(appeals, body.appealId, { statementOn: body.submittedOn });
    case 'StayOrdered':
      return changed(appeals, body.appealId, { stayedOn: body.orderedOn });
    case 'StayLifted':
      return changed(appeals, body.appealId, { stayedOn: null });
    case 'CourtRuled': {
      const { appealId, court, caseNumber, outcome, ruledOn, finalOn } = body;
      // a stay ends with the ruling that can no longer be appealed against
      const stay = finalOn === null ? {} : { stayedOn: null };
      return changed(appeals, appealId, { court, caseNumber, ruling: { outcome, ruledOn, finalOn }, ...stay });
    }
    default:
      return appeals;
  }
}

/** Appeals, and which decision stands. */
interface Known {
  readonly appeals: Appeals;
  readonly decisionId: string | null;
}

/** Those of the decision that stands. */
export const appealsNow = ({ appeals, decisionId }: Known): Appeals =>
  appeals.filter((one) => decisionId !== null && one.decisionId === decisionId);

/** Nobody has answered it for good. */
export const isOpenAppeal = ({ examined, ruling }: AppealStanding): boolean =>
  examined !== 'DISMISSED' && (ruling === null || ruling.finalOn === null);

/** It lies with the region, and is to go to the court at once (KL 13:6). */
export const awaitsForwarding = ({ receivedOn, forwardedOn, caseNumber, examined }: AppealStanding): boolean =>
  receivedOn !== null && forwardedOn === null && caseNumber === null && examined !== 'DISMISSED';

/** The stay that keeps the decision from being carried out, payment included; undefined when there is none. */
export const stayInForce = (known: Known): AppealStanding | undefined => appealsNow(known).find(({ stayedOn }) => stayedOn !== null);

/** The final ruling that annulled the decision; undefined as long as there is none. */
export const annulment = (known: Known): AppealStanding | undefined =>
  appealsNow(known).find(({ ruling }) => ruling?.outcome === 'ANNULLED' && ruling.finalOn !== null);
