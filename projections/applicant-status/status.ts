/** What the applicant is told about the case. Nothing that the authority keeps to itself until the decision is in here. */
import type { Wording } from '#libs/kernel';
import type { BodyOf } from '../cases/events';
import type { CaseFacts } from '../cases/facts';

export type Happened = { date: string; sentence: Wording };

/** What the applicant is asked for, while it is open. */
export type Asked =
  | {
      kind: 'SUPPLEMENT';
      id: string;
      items: BodyOf<'SupplementRequested'>['items'];
      deadline: string;
      consequence: string;
    }
  | { kind: 'COMMUNICATION'; id: string; material: string[]; message: string; deadline: string }
  | { kind: 'MEETING'; id: string; times: string[]; place: string; people: Met[]; message: string | null; deadline: string };

/** Whom the applicant meets. */
export type Met = { name: string; organisation: string | null };
export type PlannedMeeting = { id: string; startsAt: string; place: string; people: Met[] };
/** A file that the applicant handed in, and the document of the case that it came with. */
export type HandedIn = { id: string; name: string; mediaType: string; bytes: number; handlingNumber: number };
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
  /** The decision as a sealed document, as it reads now; null while the system has not made it. */
  document: SealedDocument | null;
  /** As it read before it was corrected, first to latest. */
  earlier: SealedDocument[];
  /** First to latest: the texts above read as they read after them. */
  corrections: { correctedOn: string; before: string; after: string; reason: string }[];
};
/** `corrections` = how many of them are in it. */
export type SealedDocument = { sha256: string; bytes: number; corrections: number };
/** A decision that the applicant had, and that no longer applies. */
export type FallenDecision = Pick<HeldDecision, 'decisionId' | 'outcome' | 'amountOre' | 'decidedOn' | 'document' | 'earlier'> & {
  endedOn: string;
  /** Null when a court annulled it. */
  revoked: { ground: BodyOf<'DecisionRevoked'>['ground']; reason: string } | null;
  /** The letter that tells of it; null while the system has not made it, and when a court annulled it. */
  letter: SealedDocument | null;
};
export type ShownDecision = HeldDecision & { explanation: string; appealText: string; sentAt: string };

export type ApplicantStatusRow = {
  case_id: string;
  scheme_id: string;
  applicants: string[];
  number: string | null;
  organisation: string;
  title: string;
  amount_ore: number;
  received_at: string;
  headline: Wording;
  whose_move: 'APPLICANT' | 'AUTHORITY' | 'NONE';
  next_step: Wording;
  official_name: string | null;
  readers: string[];
  happened: Happened[];
  asked: Asked[];
  meetings: PlannedMeeting[];
  files: HandedIn[];
  advice: Advice[];
  withdrawn: boolean;
  decision: ShownDecision | null;
  held: HeldDecision | null;
  /** First to latest. */
  fallen: FallenDecision[];
  facts: CaseFacts;
  revision: number;
  position: number;
};

export const PUBLIC_NOTICE =
  'Ansökan och det som hör till ärendet är allmänna handlingar. Den som frågar får läsa dem, utom uppgifter som är sekretessbelagda.';
