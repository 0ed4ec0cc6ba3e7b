/** Views that everybody has without saving them, by role: what the person has to do comes first. */
import type { Role, Wording } from '#libs/kernel';
import type { CaseQueueSort, Direction } from '#projections/case-queue';

export interface StandardView {
  /** Stands in the address. */
  readonly viewId: string;
  readonly name: Wording;
  readonly q: string;
  readonly sort: CaseQueueSort;
  readonly direction: Direction;
}

const view = (viewId: string, sv: string, en: string, q: string): StandardView => ({
  viewId,
  name: { sv, en },
  q,
  sort: 'deadline',
  direction: 'asc',
});

const MINE = view('mina', 'Mina', 'Mine', 'ansvarig:@mig status:öppet,beslutat');
const TO_REGISTER = view('att-diariefora', 'Att diarieföra', 'To register', 'status:inkommet');
const TO_ASSIGN = view('att-fordela', 'Att fördela', 'To assign', 'status:diariefört');
const TO_ASSESS = view('att-bedoma', 'Att bedöma', 'To assess', 'tur:gruppen');
const TO_DECIDE = view('att-besluta', 'Att besluta', 'To decide', 'tur:delegat');
const WITH_APPLICANT = view('vantar', 'Väntar på sökanden', 'Waiting for the applicant', 'tur:sökanden');
const OVERDUE = view('forsenade', 'Försenade', 'Overdue', 'frist:försenad');
const OPEN = view('oppna', 'Öppna', 'Open', 'status:öppet');
const ALL = view('alla', 'Alla', 'All', '');

const FIRST: Readonly<Partial<Record<Role, readonly StandardView[]>>> = {
  official: [MINE, TO_ASSIGN, WITH_APPLICANT],
  adviser: [TO_ASSESS, WITH_APPLICANT],
  registrar: [TO_REGISTER, TO_ASSIGN],
  delegate: [TO_DECIDE, TO_ASSIGN],
};

/** The first is what the list opens with. */
export const standardViews = (role: Role): readonly StandardView[] => [...(FIRST[role] ?? []), OVERDUE, OPEN, ALL];
