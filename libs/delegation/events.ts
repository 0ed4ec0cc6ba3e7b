/** The storage contract of the stream `delegation-<boardId>`: the board's delegation order and who holds which post when. */
import { z } from 'zod';
import { day, event, freeText, line, ore, person, text, type EventOf } from '#libs/event-log';

/** What kind of decision an item covers. AVVISNING = dismissal; AVSKRIVNING = writing off after a withdrawal. */
export const DECISION_KINDS = ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG', 'AVVISNING', 'AVSKRIVNING'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const delegationItem = z.strictObject({
  /** As in the order, e.g. `H.3`. */
  number: line,
  /** The case group it covers, matched against the scheme's. */
  caseGroup: line,
  matter: line,
  kinds: z.array(z.enum(DECISION_KINDS)).min(1),
  statute: line,
  /** Key of the post that decides, e.g. `omradeschef-kultur`. Never a name. */
  post: z.string().regex(/^[a-z0-9-]+$/),
  /** Post that steps in when the first is absent; null = none. */
  substitutePost: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .nullable(),
  /** By the board itself, or by the förvaltningschef where the board allows it (KL 7:6, depth one). */
  grantedBy: z.enum(['BOARD', 'FORVALTNINGSCHEF']),
  subDelegation: z.boolean(),
  /** The largest amount in one decision; null = no limit stated. */
  limitOre: ore.nullable(),
  reporting: z.enum(['ANMALAN', 'SARSKILT_PROTOKOLL']),
  conditions: text.nullable(),
});
export type DelegationItem = z.infer<typeof delegationItem>;

export const delegationEvents = {
  DelegationOrderAdopted: event({ sv: 'delegationsordning antagen', en: 'delegation order adopted' }, ['LAW', 'KL 6:37, 7:5'], {
    board: line,
    version: line,
    boardParagraph: line,
    adoptedOn: day,
    /** In force from this day until the next version's. */
    validFrom: day,
    items: z.array(delegationItem).min(1),
  }),
  SubDelegationGranted: event({ sv: 'vidaredelegation given', en: 'further delegation granted' }, ['LAW', 'KL 7:6'], {
    /** A number of its own, e.g. `H.3-V1`: a revocation names it as it names an item. */
    number: line,
    /** The board's item, in the version of the order that it stands in: a new version needs a new decision. */
    itemNumber: line,
    orderVersion: line,
    /** Key of the post that gets it. */
    post: z.string().regex(/^[a-z0-9-]+$/),
    /** The largest amount in one decision; null = no limit stated. */
    limitOre: ore.nullable(),
    /** Who gave it, and the post they held that day. */
    grantor: person,
    grantorPost: z.string().regex(/^[a-z0-9-]+$/),
    grantorTitle: line,
    grantorActing: z.boolean(),
    grantedOn: day,
    from: day,
    /** The decision, e.g. its number in the diary. */
    reference: line,
  }),
  DelegationRevoked: event({ sv: 'delegation återkallad', en: 'delegation revoked' }, ['LAW', 'KL 6:37'], {
    /** An item's, or a sub-delegation's. */
    number: line,
    from: day,
    /** The board's decision, or that of whoever gave the sub-delegation. */
    boardParagraph: line,
    reason: text,
  }),
  PostAssigned: event({ sv: 'befattning tillsatt', en: 'post filled' }, ['LAW', 'KL 7:5'], {
    assignmentId: z.uuid(),
    post: z.string().regex(/^[a-z0-9-]+$/),
    title: line,
    holder: person,
    from: day,
    /** Last day, inclusive; null = until further notice. */
    to: day.nullable(),
    /** True when standing in for the ordinary holder. */
    acting: z.boolean(),
    /** Why, e.g. parental leave: it may tell something about the person who is away. */
    reason: freeText.nullable(),
  }),
  PostAssignmentEnded: event({ sv: 'befattning lämnad', en: 'post left' }, ['LAW', 'KL 7:5'], {
    assignmentId: z.uuid(),
    lastDay: day,
    reason: freeText,
  }),
} as const;
export type DelegationEvent = EventOf<typeof delegationEvents>;

export const delegationStream = (boardId: string): string => `delegation-${boardId}`;
