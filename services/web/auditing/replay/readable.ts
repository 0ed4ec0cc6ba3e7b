/** How the parts of a case page are read: what is a value, what is a group of values, what is a list; and what an event changed in them. Pure. */
import type { CasePage, PageChange } from '#projections/case-page';
import type { Json, JsonObject } from '#libs/kernel';

export type Path = PageChange['path'];
export interface Person {
  readonly ref: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string | null;
}
/** Who wrote it down, when, and as which event of the case. */
export interface Recorded {
  readonly by: Person;
  readonly at: string;
  readonly revision: number;
}

interface Placed {
  /** The field's name in the page. */
  readonly field: string;
  readonly path: Path;
}
export interface Value extends Placed {
  readonly kind: 'value';
  readonly value: Json;
}
export interface Group extends Placed {
  readonly kind: 'group';
  readonly values: readonly Value[];
  readonly inner: readonly (Group | List)[];
  readonly recorded: Recorded | null;
}
export interface List extends Placed {
  readonly kind: 'list';
  readonly ones: readonly Group[];
}
export type Readable = Value | Group | List;

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isPerson = (value: Json): boolean => isObject(value) && 'ref' in value && 'role' in value;
export const isPeriod = (value: Json): boolean => isObject(value) && Object.keys(value).toSorted().join() === 'from,to';
/** The same in both languages. */
export const isWording = (value: Json): boolean => isObject(value) && Object.keys(value).toSorted().join() === 'en,sv';
export const isHandling = (value: Json): boolean => isObject(value) && 'direction' in value && 'counterpart' in value;

/** Said elsewhere (who, when), or only for programs. */
const HIDDEN = new Set([
  'by',
  'at',
  'revision',
  'id',
  'decisionId',
  'noteId',
  'meetingId',
  'supplementId',
  'communicationId',
  'groupId',
  'ref',
  'filedBy',
  'disposalId',
  'decisionEvent',
]);

/** A change that only programs care about. */
export const isForPrograms = ({ path }: PageChange): boolean => path.some((step) => typeof step === 'string' && HIDDEN.has(step));

const isOneValue = (value: Json): boolean =>
  !isObject(value)
    ? !Array.isArray(value) || value.every(isOneValue)
    : isPerson(value) || isPeriod(value) || isWording(value) || isHandling(value);

const recordedIn = (value: JsonObject): Recorded | null => ('by' in value && 'at' in value ? (value as unknown as Recorded) : null);

/** Bodies come from the log with their fields in the order of the alphabet; people read what matters first. What is not named comes last, as it came. */
const ORDER = (
  'number version title outcome label amountOre state decidedOn decider content person active official groupName advisers organisation contact ' +
  'purpose implementation targetGroup schedule goals effects novelty socialBenefit newLocally anchoring partners ecology budget ownShare ' +
  'otherFunding earlierSupport economicActivity deMinimisOre agenda2030 advisedBy receivedAt receivedAtReason channel applicant schemeId callId ' +
  'registeredOn sender subject external expectedBy startsAt place participants present fromApplicant heldAt offer occurredAt source facts opinion ' +
  'items what why deadline newDeadline consequence message answers ground details statement advisedApplicant declaration conflicts decided ' +
  'criterionName criterion assessor capacity score rule passed observation citation guidelineVersion itemNumber orderVersion boardParagraph ' +
  'postTitle post holder acting limitOre validOn frame frameOre usedOre year boardQuestions officialAssessment adviserProposal reasons reason ' +
  'criterionReasons terms termsVersion payment plan reportDue dissent author submitted returned signer method authenticatedAt acr sitting digests nonce ' +
  'recipient sentAt explanation appealText date direction counterpart handling name form municipality email phone from to text'
).split(' ');
const place = (field: string): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);

function group(field: string, path: Path, value: JsonObject): Group {
  const parts = Object.entries(value)
    .toSorted(([one], [other]) => place(one) - place(other))
    .filter(([key, one]) => !HIDDEN.has(key) && one !== null && !(Array.isArray(one) && one.length === 0))
    .map(([key, one]) => readable(key, [...path, key], one));
  return {
    kind: 'group',
    field,
    path,
    values: parts.filter((part) => part.kind === 'value'),
    inner: parts.filter((part) => part.kind !== 'value'),
    recorded: recordedIn(value),
  };
}

/** A part of the page as it is read. */
export function readable(field: string, path: Path, value: Json): Readable {
  if (isOneValue(value) && !(Array.isArray(value) && value.some(isHandling))) return { kind: 'value', field, path, value };
  if (Array.isArray(value))
    return {
      kind: 'list',
      field,
      path,
      ones: (value as readonly Json[]).map((one, n) => group(field, [...path, n], isObject(one) ? one : { text: one })),
    };
  return group(field, path, value as JsonObject);
}

/** The parts in the order that a case goes. */
export const PARTS: readonly (keyof CasePage)[] = [
  'decision',
  'writtenOff',
  'delegation',
  'signature',
  'corrections',
  'decisionDocuments',
  'dispatches',
  'fetched',
  'noticeReceived',
  'reportedToBoard',
  'separatelyMinuted',
  'minutesApproved',
  'announcements',
  'appealTimeEnded',
  'appeals',
  'legalForce',
  'ended',
  'report',
  'closed',
  'versions',
  'received',
  'files',
  'registered',
  'assigned',
  'acknowledged',
  'delays',
  'participants',
  'eligibility',
  'supplements',
  'meetings',
  'notes',
  'referrals',
  'criteria',
  'stateAid',
  'proposals',
  'communications',
  'communicationSkipped',
  'withdrawn',
  'referredToBoard',
  'told',
  'handlings',
  'disposed',
  'disposals',
  'hold',
];
/** Of a part, what says most in few words, wherever in it that stands. */
export const GIST: Readonly<Partial<Record<keyof CasePage, readonly string[]>>> = {
  decision: ['outcome', 'amountOre', 'decider'],
  writtenOff: ['cause', 'decider'],
  delegation: ['postTitle', 'itemNumber'],
  signature: ['signer', 'authenticatedAt'],
  reportedToBoard: ['meetingOn', 'paragraph'],
  separatelyMinuted: ['minutedOn', 'paragraph'],
  minutesApproved: ['approvedOn'],
  announcements: ['postedOn'],
  appealTimeEnded: ['lastDay'],
  delays: ['expectedBy'],
  told: ['timer', 'dueOn'],
  legalForce: ['confirmedOn'],
  received: ['receivedAt', 'channel'],
  eligibility: ['guidelineVersion'],
  notes: ['occurredAt', 'source'],
  registered: ['number', 'registeredOn'],
  assigned: ['official', 'groupName'],
  acknowledged: ['expectedBy'],
  versions: ['title', 'amountOre'],
  stateAid: ['outcome'],
  proposals: ['outcome', 'amountOre'],
  supplements: ['state', 'deadline'],
  communications: ['state', 'deadline'],
  meetings: ['startsAt', 'place'],
  referredToBoard: ['cause'],
  withdrawn: ['reason'],
};
/** The values of {@link GIST}, of the latest where there are several. */
export function gistOf(part: Readable): readonly Value[] {
  const inside = (group: Group): readonly Value[] => [
    ...group.values,
    ...group.inner.flatMap((inner) => (inner.kind === 'group' ? inside(inner) : [])),
  ];
  const group = part.kind === 'list' ? part.ones.at(-1) : part.kind === 'group' ? part : undefined;
  if (!group) return [];
  const values = inside(group);
  return (GIST[part.field as keyof CasePage] ?? []).flatMap((field) => values.find((value) => value.field === field) ?? []);
}

/** Said by the heading above, or of no use beside it. */
const REPEATED: Readonly<Record<string, readonly string[]>> = {
  assessments: ['criterion', 'criterionName', 'guidelineVersion'],
  findings: ['basis'],
};
/** The columns of a list that can be a table: one value in each place. Null when it can't. */
export function columnsOf({ field, path, ones }: List): readonly string[] | null {
  const isTable = ones.every(({ inner }) => inner.length === 0) && !(path.length === 1 && field !== 'handlings' && field !== 'files');
  if (!isTable) return null;
  const hidden = REPEATED[field] ?? [];
  return [...new Set(ones.flatMap(({ values }) => values.map((value) => value.field)))].filter((one) => !hidden.includes(one));
}

/** Of these the latest is what holds; the others are there to be looked up. */
export const VERSIONED: ReadonlySet<keyof CasePage> = new Set(['versions', 'eligibility', 'proposals']);

/** What there is of a page, part by part. */
export const partsOf = (page: CasePage): readonly Readable[] =>
  PARTS.flatMap((key) => {
    const value = page[key] as unknown as Json;
    return value === null || (Array.isArray(value) && value.length === 0) ? [] : [readable(key, [key], value)];
  });

const begins = (path: Path, with_: Path): boolean => with_.length <= path.length && with_.every((step, n) => path[n] === step);

/** The change that is of exactly this part. */
export const changeOf = (changes: readonly PageChange[], path: Path): PageChange | undefined =>
  changes.find((change) => change.path.length === path.length && begins(change.path, path));
/** Whether the part, or something in it, was changed. */
export const isTouched = (changes: readonly PageChange[], path: Path): boolean => changes.some((change) => begins(change.path, path));
