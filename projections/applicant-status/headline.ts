/** The sentence at the top of the applicant's page, and the one that says what comes next. */
import { worded, type Wording } from '#libs/kernel';
import { phaseOf } from '../cases/progress';
import type { ApplicantStatusRow, ShownDecision } from './status';
import { TEXTS, type Texts } from './texts';

export interface Told {
  readonly headline: Wording;
  readonly whoseMove: ApplicantStatusRow['whose_move'];
  readonly nextStep: Wording;
}
type Say = (texts: Texts) => string;

const told = (headline: Say, nextStep: Say, whoseMove: Told['whoseMove'] = 'AUTHORITY'): Told => ({
  headline: worded((language) => headline(TEXTS[language])),
  nextStep: worded((language) => nextStep(TEXTS[language]).trim()),
  whoseMove,
});

const outcome =
  ({ outcome: kind, amountOre }: ShownDecision): Say =>
  (t) => {
    switch (kind) {
      case 'BIFALL':
        return t.granted(amountOre);
      case 'DELVIS_BIFALL':
        return t.grantedInPart(amountOre);
      case 'AVSLAG':
        return t.refused;
      case 'AVVISNING':
        return t.dismissed;
      case 'AVSKRIVNING':
        return t.writtenOff;
    }
  };

const reportOn = ({ payment }: ShownDecision, reported: boolean, t: Texts): string =>
  payment ? (reported ? t.reported : t.reportBy(payment.reportDue)) : '';

const afterDecision = (decision: ShownDecision, { stage, reported }: ApplicantStatusRow['facts']): Told =>
  told(
    outcome(decision),
    (t) => [reportOn(decision, reported, t), t.reasonsBelow, stage === 'CLOSED' ? t.isClosed : ''].filter(Boolean).join(' '),
    'NONE',
  );

const firstOf = (days: readonly string[]): string => days.toSorted()[0]!;

/**
 * `year` is the present year of the case (its last event): days in it are told without the year. Up to dispatch a decision shows in nothing: the
 * case goes on waiting for it.
 */
export function tell(row: ApplicantStatusRow, year: string): Told {
  const { facts } = row;
  if (row.decision) return afterDecision(row.decision, facts);
  const and =
    (next: Say): Say =>
    (t) =>
      next(t) + t.expected(facts.expectedBy);
  switch (phaseOf(facts)) {
    case 'RECEIVED':
      return told(
        (t) => t.received,
        (t) => t.receivedNext,
      );
    case 'REGISTERED':
      return told(
        (t) => t.registered(row.number ?? ''),
        (t) => t.registeredNext,
      );
    case 'IN_PREPARATION':
      return told(
        (t) => t.handled(row.official_name ?? ''),
        and((t) => t.handledNext),
      );
    case 'AWAITING_SUPPLEMENT': {
      const last = firstOf(facts.supplements.map((one) => one.deadline));
      return facts.supplements.some((one) => !one.overdue)
        ? told(
            (t) => t.supplementsBy(last, year),
            (t) => t.supplementsNext,
            'APPLICANT',
          )
        : told(
            (t) => t.supplementsMissing(last, year),
            (t) => t.supplementsMissingNext,
            'APPLICANT',
          );
    }
    case 'MEETING_OFFERED': {
      const last = firstOf(facts.offers.map((one) => one.answerBy));
      return told(
        (t) => t.chooseTime(last, year),
        (t) => t.chooseTimeNext,
        'APPLICANT',
      );
    }
    case 'MEETING_PLANNED': {
      const next = row.meetings.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
      return told(
        (t) => (next ? t.meetAt(next.startsAt, next.place) : t.meet),
        and((t) => t.meetNext),
      );
    }
    case 'ASSESSING':
    case 'PROPOSED':
      return told(
        (t) => t.assessed,
        and((t) => t.assessedNext),
      );
    case 'COMMUNICATED': {
      const last = firstOf(facts.communications.map((one) => one.deadline));
      return told(
        (t) => t.commentBy(last, year),
        (t) => t.commentNext,
        'APPLICANT',
      );
    }
    case 'REFERRED_TO_BOARD':
      return told(
        (t) => t.atBoard,
        and((t) => t.atBoardNext),
      );
    case 'WITHDRAWN':
      return told(
        (t) => t.withdrawn,
        (t) => t.withdrawnNext,
      );
    case 'READY_FOR_DECISION':
    case 'DECIDED':
    case 'WRITTEN_OFF':
      return told(
        (t) => t.awaitsDecision,
        and((t) => t.awaitsDecisionNext),
      );
    case 'CLOSED':
      return told(
        (t) => t.isClosed,
        (t) => t.closedNext,
        'NONE',
      );
  }
}
