/**
 * What holds of a decision, told straight from the statute's words, day by day and event by event. It shares nothing with the chain but the calendar of
 * working days, and is slow on purpose.
 */
import { createHash } from 'node:crypto';
import { isWorkingDay, sha256Hex } from '#libs/kernel';
import type { DelegationItem } from '#libs/delegation/events';
import type { ChainEvent, ChainLink, OrderEvent } from '..';

interface Someone {
  readonly ref: string;
  readonly role: string;
}
/** Every field that the statute asks for, of whatever event. */
interface Body {
  readonly [field: string]: unknown;
  readonly decisionId: string;
  readonly decidedOn: string;
  readonly person: Someone;
  readonly decider: Someone;
  readonly holder: Someone;
  readonly signer: Someone;
  readonly items: readonly DelegationItem[];
}
const bodyOf = ({ body }: { readonly body: unknown }): Body => body as Body;
const text = (event: { readonly body: unknown }, field: string): string => String(bodyOf(event)[field]);

const next = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
/** Every day from the first to the last, both counted. */
function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = next(day)) days.push(day);
  return days;
}

/** Lag 1930:173 2 §: the days are counted after the day itself, and the last is moved to a working day. Of an announcement: twenty-one (KL 13:5). */
function lastDay(from: string, days = 21): string {
  let day = from;
  for (let counted = 0; counted < days; counted++) day = next(day);
  while (!isWorkingDay(Temporal.PlainDate.from(day))) day = next(day);
  return day;
}

/** KL 6:37: the order that the board has in force, as each day takes over from the one before. */
function inForce(order: readonly OrderEvent[], on: string): OrderEvent | undefined {
  const adopted = order.filter(({ type }) => type === 'DelegationOrderAdopted');
  let current: OrderEvent | undefined;
  const first = adopted.map((one) => text(one, 'validFrom')).toSorted()[0];
  if (first === undefined) return undefined;
  for (const day of daysFrom(first, on))
    for (const one of adopted)
      if (text(one, 'validFrom') === day) {
        const rival = current && text(current, 'validFrom') === day && text(current, 'adoptedOn') > text(one, 'adoptedOn');
        if (!rival) current = one;
      }
  return current;
}

/** KL 7:5: who has which post on a day, as the register says now. */
function inPost(order: readonly OrderEvent[], post: string, on: string, acting?: boolean): Someone[] {
  const there: Someone[] = [];
  order.forEach((event, index) => {
    if (event.type !== 'PostAssigned' || text(event, 'post') !== post || text(event, 'from') > on) return;
    if (acting !== undefined && bodyOf(event)['acting'] !== acting) return;
    let last = bodyOf(event)['to'] as string | null;
    for (const later of order.slice(index + 1))
      if (later.type === 'PostAssignmentEnded' && text(later, 'assignmentId') === text(event, 'assignmentId'))
        last = text(later, 'lastDay');
    if (last === null || on <= last) there.push(bodyOf(event).holder);
  });
  return there;
}

/** A right to decide by an item: which post has it, up to what, and whether it stands. */
interface Right {
  readonly post: string;
  readonly substitute: string | null;
  readonly limitOre: number | null;
  readonly stands: boolean;
}

/** Whether a number of the order had been taken back by a day, after the board adopted the version. */
const takenBack = (order: readonly OrderEvent[], number: string, version: OrderEvent, on: string): boolean =>
  order.some(
    (event, index) =>
      event.type === 'DelegationRevoked' && text(event, 'number') === number && text(event, 'from') <= on && index > order.indexOf(version),
  );

/**
 * KL 7:5–6: the board delegates to an employee. Where it has delegated to the förvaltningschef and said that it may be passed on, the förvaltningschef may
 * do so, to another employee: once, within what the board gave, and while the board's own delegation stands.
 */
function rights(order: readonly OrderEvent[], version: OrderEvent, item: DelegationItem, on: string): Right[] {
  const chief = 'forvaltningschef';
  const itemStands = !takenBack(order, item.number, version, on);
  const own = { post: item.post, substitute: item.substitutePost, limitOre: item.limitOre };
  const found: Right[] = [{ ...own, stands: itemStands && (item.grantedBy === 'BOARD' || item.subDelegation) }];
  for (const event of order) {
    if (event.type !== 'SubDelegationGranted') continue;
    const said = bodyOf(event);
    if (said['orderVersion'] !== text(version, 'version') || said['itemNumber'] !== item.number || text(event, 'from') > on) continue;
    const limitOre = said['limitOre'] as number | null;
    const within = limitOre === null || (item.limitOre !== null && limitOre <= item.limitOre);
    const consent = item.grantedBy === 'BOARD' && item.post === chief && item.subDelegation;
    const grantedOn = text(event, 'grantedOn');
    const inTime = grantedOn >= text(version, 'adoptedOn') && text(event, 'from') >= grantedOn;
    const chiefs = inPost(order, chief, grantedOn, said['grantorActing'] as boolean);
    const byTheChief = said['grantorPost'] === chief && chiefs.length === 1 && chiefs[0]!.ref === (said['grantor'] as Someone).ref;
    const open = itemStands && !takenBack(order, text(event, 'number'), version, on);
    const stands = open && consent && within && inTime && byTheChief && said['post'] !== chief;
    found.push({ post: text(event, 'post'), substitute: null, limitOre, stands });
  }
  return found;
}

/** KL 6:28–30: who is barred when an event happens, by what lies before it. */
function barredBefore(events: readonly ChainEvent[], index: number): Set<string> {
  const open = new Map<string, boolean>();
  const excluded = new Set<string>();
  for (const event of events.slice(0, index)) {
    if (event.type === 'ConflictOfInterestDeclared') open.set(bodyOf(event).person.ref, true);
    if (event.type === 'ConflictDecided') open.set(bodyOf(event).person.ref, text(event, 'outcome') === 'CONFLICT');
    if (event.type === 'ParticipantExcluded') excluded.add(bodyOf(event).person.ref);
  }
  return new Set([...excluded, ...[...open].filter(([, barred]) => barred).map(([ref]) => ref)]);
}

/** Those who take part by an event: who did it, and those who it says were in it. */
function takingPart(event: ChainEvent): string[] {
  if (event.type === 'ConflictOfInterestDeclared' || event.type === 'ImpartialityDeclared') return [];
  const body = bodyOf(event);
  const said = ['decider', 'presenter', 'holder', 'signer', 'assessor', 'author', 'submittedBy'].map(
    (field) => body[field] as Someone | null,
  );
  const lists = ['participants', 'present'].flatMap((field) => (body[field] ?? []) as Someone[]);
  const known = ['DelegationVerified', 'DecisionMade', 'DecisionSigned', 'CriterionAssessed', 'ProposalDrafted', 'ProposalRevised'];
  const counted = [...known, 'ProposalSubmitted', 'MeetingHeld', 'CaseWrittenOff'].includes(event.type);
  const named = counted ? [...said, ...lists].flatMap((one) => one?.ref ?? []) : [];
  return event.actor.role === 'applicant' || event.actor.role === 'system' ? named : [event.actor.ref, ...named];
}

interface Act {
  readonly on: string;
  readonly by: string;
  readonly barred: ReadonlySet<string>;
  readonly kind: DelegationItem['kinds'][number];
  readonly amountOre: number;
}
/** What was read of the order then. */
type ReadThen = Readonly<Record<string, unknown>>;

/** KL 6:37, 7:5–6: whether somebody had the right to do something on a day, by an item of the order; `read` null = nobody looked. */
function rightTo(
  order: readonly OrderEvent[],
  asked: Act & { readonly itemNumber: unknown; readonly orderVersion: unknown; readonly read: ReadThen | null },
): { readonly delegated: boolean; readonly post: boolean } {
  const { on, by, barred, kind, amountOre, itemNumber, orderVersion, read } = asked;
  const version = inForce(order, on);
  const items = version ? bodyOf(version).items.filter(({ number }) => number === itemNumber) : [];
  const item = items.length === 1 ? items[0] : undefined;
  const post = String(read?.['post']);
  const all = version && item ? rights(order, version, item, on) : [];
  const needed = (one: Right): boolean => inPost(order, one.post, on).every(({ ref }) => barred.has(ref));
  const reaching = all.filter((one) => one.post === post);
  const steppingIn = all.filter((one) => one.post !== post && one.substitute === post);
  // of the rights that stand any will do; when none does, it is the one that was meant that fails
  const usable = [...reaching, ...steppingIn.filter(needed)].filter(({ stands }) => stands);
  const meant = usable.length > 0 ? usable : [reaching[0] ?? steppingIn[0] ?? all[0]].flatMap((one) => one ?? []);
  const delegated =
    read !== null &&
    version !== undefined &&
    text(version, 'version') === orderVersion &&
    item !== undefined &&
    meant.some(({ stands, limitOre }) => stands && amountOre <= (limitOre ?? 0)) &&
    item.kinds.includes(kind) &&
    amountOre <= ((read['limitOre'] as number | null) ?? 0) &&
    read['itemNumber'] === itemNumber &&
    read['orderVersion'] === orderVersion &&
    read['validOn'] === on;
  const holders = read ? inPost(order, post, on).filter(({ ref }) => ref === by) : [];
  const employed = holders.length > 0 && holders.every(({ role }) => !['adviser', 'applicant', 'auditor', 'system'].includes(role));
  return { delegated, post: employed && (reaching.length > 0 || steppingIn.some(needed)) };
}

/** For each link whether it holds, of the decision made last. */
export function byTheStatute(
  events: readonly ChainEvent[],
  order: readonly OrderEvent[],
  today: string,
): Record<ChainLink, boolean> | null {
  const madeAt = events.findLastIndex(({ type }) => type === 'DecisionMade');
  if (madeAt < 0) return null;
  const made = bodyOf(events[madeAt]!);
  const { decidedOn, decider, decisionId } = made;
  const content = made['content'] as { outcome: DelegationItem['kinds'][number]; amountOre: number };
  const verifiedAt = events.findLastIndex(({ type }, index) => type === 'DelegationVerified' && index < madeAt);
  const verified = verifiedAt >= 0 && bodyOf(events[verifiedAt]!).decisionId === decisionId ? bodyOf(events[verifiedAt]!) : null;

  const version = inForce(order, decidedOn);
  const items = version ? bodyOf(version).items.filter(({ number }) => number === made['itemNumber']) : [];
  const item = items.length === 1 ? items[0] : undefined;
  const barred = barredBefore(events, madeAt);
  const acts = { on: decidedOn, by: decider.ref, barred, kind: content.outcome, amountOre: content.amountOre };
  const right = rightTo(order, { ...acts, itemNumber: made['itemNumber'], orderVersion: made['orderVersion'], read: verified });
  const answered = verified !== null && Object.values(verified['boardQuestions'] as object).every((answer) => answer === false);

  const signedAt = events.findIndex(
    ({ type, body }, index) => type === 'DecisionSigned' && index > madeAt && (body as Body).decisionId === decisionId,
  );
  const handled = events.slice(0, Math.max(madeAt, signedAt) + 1);
  const partial = handled.some((event, index) => takingPart(event).some((ref) => barredBefore(events, index).has(ref)));
  const declared = events.slice(0, madeAt).some((one) => one.type === 'ImpartialityDeclared' && bodyOf(one).person.ref === decider.ref);

  return {
    DELEGATION: right.delegated && answered,
    POST: right.post && verified!.holder.ref === decider.ref,
    IMPARTIALITY: !partial && declared,
    SIGNATURE:
      signedAt >= 0 &&
      verified !== null &&
      approved(events, { madeAt, signedAt, verifiedAt }) &&
      events.every((event, index) => index < madeAt || !isChange(event) || changed(events, order, { madeAt, signedAt, index, acts })),
    ...afterDecision(events.slice(madeAt + 1), { decidedOn, route: item?.reporting ?? null }, today),
  };
}

/** KL 13:8 3: the same person, the very text, and nothing in between. */
function approved(events: readonly ChainEvent[], at: { madeAt: number; signedAt: number; verifiedAt: number }): boolean {
  const [made, signed] = [bodyOf(events[at.madeAt]!), bodyOf(events[at.signedAt]!)];
  const statement = String(signed['statement']);
  if (sha256Hex(statement) !== signed['statementSha256']) return false;
  if (!askedFor(signed)) return false;
  const said = JSON.parse(statement) as Record<string, unknown>;
  const content = made['content'] as { outcome: string; amountOre: number };
  const head = said['caseHead'] as { rev: number; leafHash: string };
  const before = events[at.verifiedAt - 1];
  return (
    [signed.signer.ref, bodyOf(events[at.verifiedAt]!).holder.ref, (said['beslutsfattare'] as Someone).ref].every(
      (ref) => ref === made.decider.ref,
    ) &&
    said['decisionId'] === made.decisionId &&
    said['outcome'] === content.outcome &&
    said['amountÖre'] === content.amountOre &&
    said['beslutsdatum'] === made.decidedOn &&
    (said['delegation'] as { item: string }).item === made['itemNumber'] &&
    (said['delegation'] as { version: string }).version === made['orderVersion'] &&
    before !== undefined &&
    before.leafHash.toString('base64url') === head.leafHash &&
    before.revision === head.rev &&
    at.madeAt === at.verifiedAt + 1 &&
    at.signedAt === at.madeAt + 1
  );
}

const isChange = ({ type }: ChainEvent): boolean => type === 'DecisionCorrected' || type === 'DecisionRevoked';
const swedishDay = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString();

/** A decision may be changed by whoever could make it that day, who signed in anew for just that text (KL 7:5–6, 13:8 3). */
function changed(
  events: readonly ChainEvent[],
  order: readonly OrderEvent[],
  { madeAt, signedAt, index, acts }: { madeAt: number; signedAt: number; index: number; acts: Act },
): boolean {
  const [event, before] = [events[index]!, events[index - 1]!];
  const body = bodyOf(event);
  const approval = body['approval'] as Readonly<Record<string, unknown>> | undefined;
  if (!approval || signedAt > index) return false;
  const statement = String(approval['statement']);
  if (sha256Hex(statement) !== approval['statementSha256'] || !askedFor(approval as Body)) return false;
  const said = JSON.parse(statement) as Record<string, unknown>;
  const isCorrection = event.type === 'DecisionCorrected';
  const on = String(body[isCorrection ? 'correctedOn' : 'revokedOn']);
  const by = (body[isCorrection ? 'corrector' : 'decider'] as Someone).ref;
  const words = isCorrection ? ['field', 'part', 'before', 'after', 'reason'] : ['ground', 'termId', 'reason', 'hearing'];
  const about =
    said['change'] === (isCorrection ? 'RATTELSE' : 'ATERKALLELSE') &&
    [body.decisionId, said['decisionId']].every((id) => id === bodyOf(events[madeAt]!).decisionId) &&
    said['decisionStatementSha256'] === bodyOf(events[signedAt]!)['statementSha256'] &&
    words.every((word) => said[word] === body[word]) &&
    (isCorrection || said['utbetaltÖre'] === body['paidOre']) &&
    said['dag'] === on &&
    (said['beslutsfattare'] as Someone).ref === by;
  const head = said['caseHead'] as { rev: number; leafHash: string };
  const nothingBetween = head.rev === before.revision && head.leafHash === before.leafHash.toString('base64url');
  const signedIn = String(approval['authenticatedAt']);
  const latest = Temporal.Instant.from(signedIn).add({ seconds: 180 });
  const inTime =
    Temporal.Instant.compare(signedIn, event.recordedAt) <= 0 &&
    Temporal.Instant.compare(event.recordedAt, latest) <= 0 &&
    swedishDay(signedIn) <= on &&
    on <= swedishDay(event.recordedAt);
  const found = said['delegation'] as Record<string, unknown>;
  const read = {
    itemNumber: found['item'],
    orderVersion: found['version'],
    post: found['post'],
    limitOre: found['limitÖre'],
    validOn: found['validAt'],
  };
  const barred = barredBefore(events, index);
  const { itemNumber, orderVersion } = body;
  const right = rightTo(order, { ...acts, on, by, barred, itemNumber, orderVersion, read });
  return about && nothingBetween && inTime && right.delegated && right.post && !barred.has(by);
}

/** What the person signed in for: this statement alone, or a list with it in that the nonce is reckoned from. */
function askedFor({ sitting, statementSha256 }: Body): boolean {
  if (sitting === undefined) return true;
  const { digests, nonce } = sitting as { digests?: string[]; nonce?: string };
  if (!digests?.some((one) => one === statementSha256)) return false;
  const sum = createHash('sha256').update('liggaren/sitting/v1').update(Buffer.of(0));
  for (const one of digests) sum.update(one, 'hex');
  return sum.digest().toString('base64url') === nonce;
}

type AfterLinks = Pick<Record<ChainLink, boolean>, 'RECORD' | 'MINUTES' | 'ANNOUNCEMENT' | 'NOTICE_UP' | 'APPEAL_TIME' | 'LEGAL_FORCE'>;

/** KL 7:8, 5:69, 8:10 and 13:5. */
function afterDecision(
  events: readonly ChainEvent[],
  { decidedOn, route }: { readonly decidedOn: string; readonly route: DelegationItem['reporting'] | null },
  today: string,
): AfterLinks {
  const records = events.filter(({ type }) => type === 'DecisionReportedToBoard' || type === 'DecisionSeparatelyMinuted');
  const [record] = records;
  const reported = record?.type === 'DecisionReportedToBoard';
  const recordedOn = record ? text(record, reported ? 'meetingOn' : 'minutedOn') : '';
  const approval = reported ? events.find(({ type }) => type === 'MinutesApproved') : undefined;
  const minutesOn = !record ? '' : reported ? (approval ? text(approval, 'approvedOn') : '') : recordedOn;
  const inTime = (from: string, on: string, most: number): boolean => on >= from && on <= lastDay(from, most);

  const postings = events.flatMap((event, index) =>
    event.type === 'AnnouncementPosted' && minutesOn !== '' && text(event, 'postedOn') >= minutesOn
      ? [{ on: text(event, 'postedOn'), index }]
      : [],
  );
  // the first announcement that was up every day until its time was out; of what was taken down, each says of the posting before it
  const run = postings.find(({ on, index }) => {
    const down = new Set<string>();
    for (const event of events.slice(index + 1)) {
      if (event.type === 'AnnouncementPosted') break;
      if (event.type === 'AnnouncementInterrupted') down.add(text(event, 'interruptedOn'));
      if (event.type === 'AnnouncementRemoved') down.add(text(event, 'removedOn'));
    }
    return daysFrom(on, lastDay(on)).every((day) => !down.has(day));
  });
  const out = run !== undefined && lastDay(run.on) < today;
  return {
    RECORD: records.length === 1 && recordedOn >= decidedOn && (route === null || (route === 'ANMALAN') === reported),
    MINUTES: record !== undefined && (!reported || (minutesOn !== '' && inTime(recordedOn, minutesOn, 14))),
    ANNOUNCEMENT: postings.length > 0 && inTime(minutesOn, postings[0]!.on, 2),
    NOTICE_UP: out,
    APPEAL_TIME: out,
    LEGAL_FORCE: run !== undefined && final(events, lastDay(run.on), today),
  };
}

/** KL 13:5–8: confirmed by a person after the time, nothing pending in court, nothing annulled, nothing revoked. */
function final(events: readonly ChainEvent[], last: string, today: string): boolean {
  if (events.some(({ type }) => type === 'DecisionRevoked')) return false;
  const ids = new Set(events.flatMap(({ body }) => ((body as Body)['appealId'] as string | undefined) ?? []));
  for (const appealId of ids) {
    const own = events.filter(({ body }) => (body as Body)['appealId'] === appealId);
    const ruledAt = own.findLastIndex(({ type }) => type === 'CourtRuled');
    const ruling = own[ruledAt];
    const ended = ruling !== undefined && typeof bodyOf(ruling)['finalOn'] === 'string' && text(ruling, 'finalOn') <= today;
    const after = own.slice(ruledAt + 1).map(({ type }) => type);
    if (ruling && text(ruling, 'outcome') === 'ANNULLED' && !after.includes('CourtCaseNotified')) return false;
    if (after.includes('AppealReceived') || after.includes('CourtCaseNotified') || (ruling && !ended)) return false;
    const stays = (ended ? own.slice(ruledAt + 1) : own).filter(({ type }) => type === 'StayOrdered' || type === 'StayLifted');
    if (stays.at(-1)?.type === 'StayOrdered') return false;
  }
  return events.some(
    (event) =>
      event.type === 'LegalForceConfirmed' &&
      event.actor.role !== 'system' &&
      text(event, 'evidence').trim() !== '' &&
      text(event, 'confirmedOn') > last,
  );
}
