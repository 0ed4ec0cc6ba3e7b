/** The columns that the access rule reads, kept alike in every read model of cases. */
import type { DisposedEvent, ProjectedEvent } from '#libs/projection-runtime';
import type { CaseEvent } from '#libs/grant-cases/events';

/** All lists hold pseudonyms. */
export type AccessColumns = {
  applicants: string[];
  /** The official and the advisers who handle the case now. */
  participants: string[];
  /** Have declared that they are impartial in this case. */
  declared: string[];
  /** Open or affirmed conflict of interest, or excluded (KL 6:30): see nothing. */
  barred: string[];
  /** Excluded by decision: no answer to a question of conflict opens the case to them again. */
  excluded: string[];
  /** A proposal lies with the delegate. */
  submitted: boolean;
};

/** Columns of {@link AccessColumns} that queries may hand to the access rule. */
export const ACCESS_COLUMNS = ['applicants', 'participants', 'declared', 'barred', 'submitted'] as const;

export const noAccess = (): AccessColumns => ({
  applicants: [],
  participants: [],
  declared: [],
  barred: [],
  excluded: [],
  submitted: false,
});

const withRef = (list: string[], ref: string): string[] => (list.includes(ref) ? list : [...list, ref]);
const without = (list: string[], ref: string): string[] => list.filter((one) => one !== ref);

/** Changes `row` by what the event says of who may read. */
export function evolveAccess(row: AccessColumns, event: ProjectedEvent<CaseEvent>): void {
  switch (event.type) {
    case 'ApplicationSubmitted':
      row.applicants = event.body.applicant ? [event.body.applicant.ref] : [];
      return;
    case 'CaseAssigned':
      row.participants = [...new Set([event.body.official.ref, ...event.body.advisers.map((adviser) => adviser.ref)])];
      return;
    case 'ParticipantReplaced':
      row.participants = withRef(without(row.participants, event.body.former.ref), event.body.successor.ref);
      return;
    case 'ParticipantExcluded':
      row.participants = without(row.participants, event.body.person.ref);
      row.excluded = withRef(row.excluded, event.body.person.ref);
      row.barred = withRef(row.barred, event.body.person.ref);
      return;
    case 'ImpartialityDeclared':
      row.declared = withRef(row.declared, event.body.person.ref);
      return;
    case 'ConflictOfInterestDeclared':
      row.barred = withRef(row.barred, event.body.person.ref);
      return;
    case 'ConflictDecided': {
      const { ref } = event.body.person;
      const open = event.body.outcome !== 'CONFLICT' && !row.excluded.includes(ref);
      row.barred = open ? without(row.barred, ref) : withRef(row.barred, ref);
      return;
    }
    case 'HandlingDisposed':
      row.applicants = event.body.remains.applicant === null ? [] : [event.body.remains.applicant];
      return;
    case 'ProposalSubmitted':
      row.submitted = true;
      return;
    case 'ProposalReturned':
      row.submitted = false;
  }
}

const TELLS_OF_CONFLICT: ReadonlySet<string> = new Set(['ConflictOfInterestDeclared', 'ConflictDecided', 'ParticipantExcluded']);

/** When it can no longer be read whom an event barred, nobody counts as declared impartial any more: unsure is no. */
export function closeAccess(row: AccessColumns, event: DisposedEvent): void {
  if (TELLS_OF_CONFLICT.has(event.type)) row.declared = [];
}
