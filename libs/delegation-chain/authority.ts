/**
 * What a decision's authority is examined for, by what is known now of the day it was made (KL 6:37–38, 7:5–6, 13:8 3). The links of the chain and the
 * auditor's proof are both read out of the faults that are found here.
 */
import { formatDay, type Wording } from '#libs/kernel';
import { assignmentsOn, mayHoldPost, type Assignment } from '../delegation/order';
import type { Evidence } from './chain';
import type { DecisionFacts } from './facts';
import { downfall, groundOf, ordinaryHolder, type Cited } from './ground';
import type { OrderFacts } from './order-facts';

/**
 * ITEM_IN_FORCE the item, or what was passed on of it, covered such decisions and was in force that day; POST_HELD the decider held the post that the
 * item names, or lawfully stood in; WITHIN_LIMIT the amount is not above the limit; NO_BOARD_MATTER every question of KL 6:38 was answered no; ONE_PERSON
 * decider, holder and signer are the same; STATEMENT_UNCHANGED the statement in the log is the one that was signed, and is about just this decision.
 */
export const AUTHORITY_CHECKS = [
  'ITEM_IN_FORCE',
  'POST_HELD',
  'WITHIN_LIMIT',
  'NO_BOARD_MATTER',
  'ONE_PERSON',
  'STATEMENT_UNCHANGED',
] as const;
export type AuthorityCheck = (typeof AUTHORITY_CHECKS)[number];

/** A check that fails, and why. */
export interface Fault {
  readonly check: AuthorityCheck;
  readonly why: Wording;
  readonly evidence: readonly Evidence[];
}

const fault = (check: AuthorityCheck, sv: string, en: string, evidence: readonly Evidence[] = []): Fault => ({
  check,
  why: { sv, en },
  evidence,
});

const over = (evidence: readonly Evidence[] = []): Fault =>
  fault('WITHIN_LIMIT', 'Beloppet är över punktens beloppsgräns.', 'The amount is over the limit of the item.', evidence);

/** What does not fit within the case itself, whatever the order says. */
export function ownFaults({ verified, made, itemNumber, orderVersion, decidedOn, amountOre }: DecisionFacts): readonly Fault[] {
  if (!verified)
    return [fault('ITEM_IN_FORCE', 'Beslutet saknar kontroll av behörigheten.', 'The decision has no check of authority.', [made])];
  const found: Fault[] = [];
  if (verified.itemNumber !== itemNumber || verified.orderVersion !== orderVersion || verified.validOn !== decidedOn)
    found.push(
      fault(
        'ITEM_IN_FORCE',
        'Kontrollen gäller en annan punkt eller en annan dag än beslutet.',
        'The check is of another item or another day than the decision’s.',
        [verified],
      ),
    );
  if (verified.boardMatter)
    found.push(
      fault('NO_BOARD_MATTER', 'Någon fråga i KL 6:38 är besvarad med ja.', 'A question of KL 6:38 has been answered with yes.', [
        verified,
      ]),
    );
  // an item without a limit gives nobody the right to grant anything
  if (amountOre > (verified.limitOre ?? 0)) found.push(over([verified]));
  return found;
}

/** Whether the board had delegated it: the worst first. `caseGroup` null = not known, and not held against the order. */
export function delegationFaults(decision: Cited, order: OrderFacts, caseGroup: string | null): readonly Fault[] {
  const { verified, decidedOn, itemNumber, orderVersion, kind, amountOre } = decision;
  const day: Wording = { sv: formatDay(decidedOn), en: formatDay(decidedOn, 'en') };
  const own = ownFaults(decision);
  const ground = groundOf(decision, order);
  if (!ground || ground.version.name !== orderVersion)
    return [
      fault(
        'ITEM_IN_FORCE',
        `Punkt ${itemNumber} i delegationsordning ${orderVersion} gällde inte ${day.sv}, efter vad som nu är känt, eller går inte att läsa entydigt.`,
        `Item ${itemNumber} of delegation order ${orderVersion} was not in force on ${day.en}, by what is known now, or cannot be read with certainty.`,
        [verified],
      ),
      ...own,
    ];
  const { version, line } = ground;
  const { item } = line;
  const evidence = [...version.evidence, verified];
  const found: Fault[] = own.map((one) => ({ ...one, evidence }));
  const fallen = downfall(line, order, version.index, decidedOn);
  if (fallen !== null && fallen !== 'UNLAWFUL')
    found.push(
      fault(
        'ITEM_IN_FORCE',
        `Punkt ${fallen.revoked} var återkallad ${day.sv}.`,
        `Item ${fallen.revoked} had been revoked by ${day.en}.`,
        evidence,
      ),
    );
  if (!item.kinds.some((one) => one === kind) || (caseGroup !== null && item.caseGroup !== caseGroup))
    found.push(
      fault(
        'ITEM_IN_FORCE',
        `Punkt ${itemNumber} omfattar inte det slags beslut.`,
        `Item ${itemNumber} does not cover that kind of decision.`,
        evidence,
      ),
    );
  if (amountOre > (item.limitOre ?? 0)) found.push(over(evidence));
  if (fallen === 'UNLAWFUL')
    found.push(
      fault(
        'ITEM_IN_FORCE',
        `Vidaredelegationen av punkt ${itemNumber} står inte på nämndens medgivande.`,
        `The further delegation of item ${itemNumber} does not rest on the board’s consent.`,
        evidence,
      ),
    );
  return found;
}

/** The assignments by which the decider held the post that day. */
export const ownPosts = ({ verified, decider, decidedOn }: Cited, { state }: OrderFacts): readonly Assignment[] =>
  assignmentsOn(state, decidedOn).filter((held) => held.post === verified.post && held.holder.ref === decider);

/** Whether the decider held the post, and the item gives it to that post. */
export function postFaults(decision: Cited, order: OrderFacts): readonly Fault[] {
  const { verified, decider, decidedOn } = decision;
  const own = ownPosts(decision, order);
  const day: Wording = { sv: formatDay(decidedOn), en: formatDay(decidedOn, 'en') };
  const evidence = own.flatMap(({ assignmentId }) => order.assignments.get(assignmentId) ?? []);
  const no = (sv: string, en: string, by = evidence): readonly Fault[] => [fault('POST_HELD', sv, en, by)];
  if (decider === null || verified.holder !== decider || own.length === 0)
    return no(
      `Beslutsfattaren hade inte befattningen ${day.sv}, efter vad som nu är känt.`,
      `The decision-maker did not hold the post on ${day.en}, by what is known now.`,
      [verified],
    );
  if (!own.every(({ holder }) => mayHoldPost(holder)))
    return no('Beslutsfattaren är inte anställd i regionen.', 'The decision-maker is not employed by the region.');
  const ground = groundOf(decision, order);
  const item = ground?.line.item;
  if (!item || (item.post !== verified.post && item.substitutePost !== verified.post))
    return no('Punkten ger inte den befattningen rätt att besluta.', 'The item does not give that post the right to decide.', [
      verified,
      ...evidence,
    ]);
  const ordinary = ordinaryHolder(ground.line, decision, order);
  if (item.post === verified.post || !ordinary) return [];
  return no(
    `Ersättaren får besluta bara när ${ordinary.title} inte är i tjänst eller är jävig, och så var det inte ${day.sv}.`,
    `The substitute may decide only when ${ordinary.title} is not in office or has a conflict of interest, and that was not so on ${day.en}.`,
  );
}
