/** What a case looks like to its rules: the state that `evolve` (case.ts) builds from the events. Not for pages: they read projections. */
import type { Withheld } from '#libs/diary/events';
import type { Person } from '#libs/event-log';
import { subjectOf, type JsonObject } from '#libs/kernel';
import type { DecisionKind } from '#libs/delegation/events';
import type { Timing } from '#libs/timers';
import type { Application } from './application';
import type { CaseEvent, DecisionContent, Handling } from './events';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];

export type Capacity = 'OFFICIAL' | 'ADVISER';
export interface Participant {
  readonly person: Person;
  readonly capacity: Capacity;
}

/** OPEN and CONFLICT bar; the other two lift (KL 6:29–30). */
export interface Conflict {
  readonly person: Person;
  readonly ground: BodyOf<'ConflictOfInterestDeclared'>['ground'];
  readonly details: string;
  readonly status: 'OPEN' | BodyOf<'ConflictDecided'>['outcome'];
}

/** The application as it reads now; `version` 1 is the one that was submitted. */
export interface CurrentApplication {
  readonly schemeId: string;
  readonly callId: string | null;
  readonly channel: BodyOf<'ApplicationSubmitted'>['channel'];
  readonly receivedAt: string;
  readonly applicant: Person | null;
  readonly content: Application;
  readonly sha256: string;
  readonly version: number;
}

export interface Registration {
  readonly number: string;
  readonly withheld: Withheld | null;
}

/** What was found was found in one version of the application: a later version has to be looked at again. */
type Found<T> = T & { readonly applicationVersion: number };
export type Eligibility = Found<BodyOf<'EligibilityChecked'>>;
export type Assessment = Found<BodyOf<'CriterionAssessed'>>;
export type StateAid = Found<BodyOf<'StateAidAssessed'>>;

export interface Supplement {
  readonly id: string;
  readonly deadline: string;
  readonly status: 'OPEN' | 'OVERDUE' | 'RECEIVED' | 'WAIVED';
}
export interface Meeting {
  readonly id: string;
  /** Null while nobody has chosen a time. */
  readonly startsAt: string | null;
  readonly status: 'OFFERED' | 'SCHEDULED' | 'HELD' | 'CANCELLED' | 'DECLINED';
  /** What the applicant may choose among; null when the official booked it. */
  readonly offer: Pick<BodyOf<'MeetingOffered'>, 'times' | 'place' | 'participants' | 'answerBy'> | null;
}
export interface Communication {
  readonly id: string;
  readonly deadline: string;
  readonly status: 'OPEN' | 'REPLIED' | 'LAPSED';
}

export type DecisionDocument = BodyOf<'DecisionDocumentMade'>;
/** Of those that are the decision, the one with the most corrections in it. */
export const documentOf = (state: Pick<CaseState, 'decisionDocuments'>, decisionId: string): DecisionDocument | undefined =>
  state.decisionDocuments
    .filter((one) => one.decisionId === decisionId && !one.revocation)
    .toSorted((a, b) => correctionsIn(b) - correctionsIn(a))[0];
/** How many corrections a document has in it. */
export const correctionsIn = ({ corrections }: Pick<DecisionDocument, 'corrections'>): number => corrections ?? 0;

/** The latest version. `stale` = what it builds on has changed since it was written. */
export type Proposal = BodyOf<'ProposalDrafted'> & {
  readonly status: 'DRAFT' | 'SUBMITTED' | 'RETURNED';
  readonly stale: boolean;
};

export interface MadeDecision {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly decidedOn: string;
  readonly decider: Person;
  /** Null when the case was written off. */
  readonly content: DecisionContent | null;
  readonly signed: boolean;
  /** Of what was signed; null until then. */
  readonly statementSha256: string | null;
  /** How many slips have been corrected in it since. */
  readonly corrections: number;
}

/** A decision that no longer stands: annulled by the court, or revoked to be made anew. It stays in the case as it was. */
export interface EndedDecision extends Omit<MadeDecision, 'signed' | 'decider'> {
  /** Null when the court annulled it. */
  readonly ground: BodyOf<'DecisionRevoked'>['ground'] | null;
  /** Of the grant, not returned. */
  readonly paidOre: number;
  /** It had been sent to the applicant. */
  readonly dispatched: boolean;
}

/** `corrections` = how many the decision had when it was sent. */
export type Dispatch = BodyOf<'DecisionDispatched'> & { readonly corrections: number };

/** A numbered document (handling) and what it says, for the decision's list of what it builds on. */
export interface CaseDocument {
  readonly handling: Handling;
  readonly content: JsonObject;
}

/** A disposal that has been decided, and how far it has come. */
export interface Disposal extends Pick<BodyOf<'DisposalDecided'>, 'level' | 'kids' | 'events' | 'files' | 'decision'> {
  readonly id: string;
  /** Those of `kids` that are known to be destroyed. */
  readonly destroyed: readonly string[];
  /** The contents may be missing from now on; never for KEYS. */
  readonly disposed: boolean;
  readonly completed: boolean;
}

export type Mover = 'REGISTRAR' | 'OFFICIAL' | 'GROUP' | 'APPLICANT' | 'DELEGATE' | 'BOARD' | 'NONE';
export type DeadlineKind = 'SUPPLEMENT' | 'COMMUNICATION' | 'MEETING' | 'EXPECTED_DECISION';

export interface Move {
  readonly who: Mover;
  /** ISO instant when it became theirs; null when the events carry no time. */
  readonly since: string | null;
  /** Calendar day; null = none. */
  readonly deadline: string | null;
  readonly deadlineKind: DeadlineKind | null;
}

export interface CaseState {
  /** Null = there is no such case. */
  readonly application: CurrentApplication | null;
  readonly registration: Registration | null;
  readonly group: { readonly id: string; readonly name: string } | null;
  /** Who handles it now: at most one OFFICIAL, and the advisers. Those who were excluded or replaced are not here. */
  readonly participants: readonly Participant[];
  /** Everyone who has declared impartiality, delegates included. */
  readonly declarations: readonly BodyOf<'ImpartialityDeclared'>[];
  /** At most one per person: the latest. */
  readonly conflicts: readonly Conflict[];
  readonly excluded: readonly Person[];
  readonly acknowledged: { readonly expectedBy: string; readonly message: string } | null;
  readonly eligibility: Eligibility | null;
  readonly supplements: readonly Supplement[];
  readonly meetings: readonly Meeting[];
  /** The latest of each assessor on each criterion. */
  readonly assessments: readonly Assessment[];
  readonly stateAid: StateAid | null;
  readonly proposal: Proposal | null;
  readonly communications: readonly Communication[];
  /** Reason. */
  readonly communicationSkipped: string | null;
  /** Set when the matter lies with the board (KL 6:38). */
  readonly atBoard: { readonly cause: BodyOf<'ReferredToBoard'>['cause']; readonly reasons: string } | null;
  readonly withdrawn: boolean;
  /** On what authority it was decided. */
  readonly verified: BodyOf<'DelegationVerified'> | null;
  readonly decision: MadeDecision | null;
  /** First to latest. */
  readonly ended: readonly EndedDecision[];
  readonly dispatches: readonly Dispatch[];
  /** The sealed documents of each signed decision and of its changes, first to latest. */
  readonly decisionDocuments: readonly DecisionDocument[];
  /** Of those, what the applicant has fetched (SHA-256). */
  readonly fetched: readonly string[];
  readonly legalForce: { readonly confirmedOn: string; readonly evidence: string } | null;
  readonly closed: boolean;
  /** First to latest. */
  readonly disposals: readonly Disposal[];
  /** Nothing is disposed of while this stands. */
  readonly hold: { readonly id: string; readonly reason: string } | null;
  readonly documents: readonly CaseDocument[];
  /** What has to be known of its times: also how long it has taken, with and without the applicant's time. Null = there is no such case. */
  readonly timing: Timing | null;
  /** Whose move it is, and since when (ISO instant; null as long as no event carries a time). */
  readonly move: Move;
}

export const noCase: CaseState = {
  application: null,
  registration: null,
  group: null,
  participants: [],
  declarations: [],
  conflicts: [],
  excluded: [],
  acknowledged: null,
  eligibility: null,
  supplements: [],
  meetings: [],
  assessments: [],
  stateAid: null,
  proposal: null,
  communications: [],
  communicationSkipped: null,
  atBoard: null,
  withdrawn: false,
  verified: null,
  decision: null,
  ended: [],
  dispatches: [],
  decisionDocuments: [],
  fetched: [],
  legalForce: null,
  closed: false,
  disposals: [],
  hold: null,
  documents: [],
  timing: null,
  move: { who: 'NONE', since: null, deadline: null, deadlineKind: null },
};

/** The official in charge, if there is one. */
export const officialOf = (state: CaseState): Person | undefined =>
  state.participants.find(({ capacity }) => capacity === 'OFFICIAL')?.person;

/** The place that a person can have in a case. */
export const capacityOf = ({ role }: Person): Capacity => (role === 'official' ? 'OFFICIAL' : 'ADVISER');

export const participantOf = (state: CaseState, ref: string): Participant | undefined =>
  state.participants.find(({ person }) => person.ref === ref);

export const hasDeclared = (state: CaseState, ref: string): boolean => state.declarations.some(({ person }) => person.ref === ref);

/** KL 6:28–30: an open or affirmed conflict, or an exclusion. A barred person neither acts on the case, nor is present, nor reads it. */
export const isBarred = (state: CaseState, ref: string): boolean =>
  state.conflicts.some(({ person, status }) => person.ref === ref && (status === 'OPEN' || status === 'CONFLICT')) ||
  state.excluded.some((person) => person.ref === ref);

/** Pseudonyms of everybody who is barred, sorted. */
export const barredRefs = (state: CaseState): readonly string[] =>
  [...new Set([...state.conflicts.map(({ person }) => person.ref), ...state.excluded.map(({ ref }) => ref)])]
    .filter((ref) => isBarred(state, ref))
    .toSorted();

/** Those who handle the case and may: what has to be awaited from "everybody" is awaited from these. */
export const activeParticipants = (state: CaseState): readonly Participant[] =>
  state.participants.filter(({ person }) => !isBarred(state, person.ref));

export const openSupplements = (state: CaseState): readonly Supplement[] =>
  state.supplements.filter(({ status }) => status === 'OPEN' || status === 'OVERDUE');

/** Subjects whose key is destroyed, or is going to be: nothing more can be written about them. */
export const erasedSubjects = (state: Pick<CaseState, 'disposals'>): ReadonlySet<string> =>
  new Set(state.disposals.flatMap(({ kids }) => kids.map(subjectOf)));
/** The disposal that is being carried out. */
export const disposalUnderWay = (state: Pick<CaseState, 'disposals'>): Disposal | undefined =>
  state.disposals.find(({ completed }) => !completed);
