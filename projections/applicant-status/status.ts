/** What the applicant is told about the case. Nothing that the authority keeps to itself until the decision is in here. */
import type { BodyOf } from '../cases/events';
import type { CaseFacts } from '../cases/facts';

export type Happened = { date: string; sentence: string };

/** What the applicant is asked for, while it is open. */
export type Asked =
  | {
      kind: 'SUPPLEMENT';
      id: string;
      items: BodyOf<'SupplementRequested'>['items'];
      deadline: string;
      consequence: string;
    }
  | { kind: 'COMMUNICATION'; id: string; material: string[]; message: string; deadline: string };

export type PlannedMeeting = { id: string; startsAt: string; place: string };
export type Advice = { funder: string; advice: string };

/** A decision as it was made, before the applicant has been told. */
export type HeldDecision = {
  decisionId: string;
  outcome: BodyOf<'DecisionMade'>['content']['outcome'] | 'AVSKRIVNING';
  decidedOn: string;
  deciderName: string;
  amountOre: number;
  reasons: string;
  criterionReasons: { criterion: string; text: string }[];
  terms: { id: string; text: string }[];
  payment: { plan: string; reportDue: string } | null;
};
export type ShownDecision = HeldDecision & { explanation: string; appealText: string; sentAt: string };

export type ApplicantStatusRow = {
  case_id: string;
  applicants: string[];
  number: string | null;
  organisation: string;
  title: string;
  amount_ore: number;
  received_at: string;
  headline: string;
  whose_move: 'APPLICANT' | 'AUTHORITY' | 'NONE';
  next_step: string;
  official_name: string | null;
  readers: string[];
  happened: Happened[];
  asked: Asked[];
  meetings: PlannedMeeting[];
  advice: Advice[];
  decision: ShownDecision | null;
  held: HeldDecision | null;
  facts: CaseFacts;
  revision: number;
  position: number;
};

export const PUBLIC_NOTICE =
  'Ansökan och det som hör till ärendet är allmänna handlingar. Den som frågar får läsa dem, utom uppgifter som är sekretessbelagda.';
