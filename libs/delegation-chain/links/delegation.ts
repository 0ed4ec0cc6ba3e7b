/** That the board had delegated it, and that the decider held the post: by what is known now of that day (KL 6:37–38, 7:5–6, 13:8 3). */
import { formatDay, joined, type Wording } from '#libs/kernel';
import { assignmentsOn, mayHoldPost, orderOn, revocationOn } from '../../delegation/order';
import { delegatedIn, refuseSubDelegation, type Delegated } from '../../delegation/sub-delegation';
import type { Evidence, Link } from '../chain';
import type { DecisionFacts, Verified } from '../facts';
import type { OrderFacts } from '../order-facts';
import { broken, holds, waits } from './making';
import type { Route } from './record';

type Cited = DecisionFacts & { readonly verified: Verified };

/** The version in force on the day, and the line of it that the decision rests on. */
interface Ground {
  readonly version: { readonly name: string; readonly index: number; readonly evidence: readonly Evidence[] };
  readonly line: Delegated;
}

const BOARD: Wording = {
  sv: 'Låt nämnden pröva om beslutet ska godtas eller fattas på nytt av den som har rätt att besluta.',
  en: 'Let the board consider whether the decision is to stand or be made anew by somebody with the right to decide.',
};
const no =
  (link: 'DELEGATION' | 'POST') =>
  (sv: string, en: string, evidence: readonly Evidence[] = []): Link =>
    broken(link, joined([{ sv, en }, BOARD]), evidence);

const reaches = ({ item }: Delegated, post: string): boolean => item.post === post || item.substitutePost === post;

/** The version in force and its item of the decision's number; null when there is none, or two: nobody can say which of them it rests on. */
function itemOf({ itemNumber, decidedOn }: DecisionFacts, { state }: OrderFacts) {
  const found = orderOn(state, decidedOn);
  const items = found?.version.items.filter(({ number }) => number === itemNumber) ?? [];
  return found && items.length === 1 ? { ...found, item: items[0]! } : null;
}

/** The line that the decision cites: the one that gives its post the matter, otherwise the board's own. */
function groundOf(decision: Cited, order: OrderFacts): Ground | null {
  const found = itemOf(decision, order);
  if (!found) return null;
  const { version, index, item } = found;
  const { post } = decision.verified;
  const lines = delegatedIn(order.state, version, decision.decidedOn).filter((line) => line.item.number === item.number);
  const line = lines.find((one) => one.item.post === post) ?? lines.find((one) => reaches(one, post)) ?? lines[0]!;
  return { version: { name: version.version, index, evidence: order.adoptions[index] ?? [] }, line };
}

/** How the item says that the board is to be told; null when the item can't be found. */
export const routeOf = (decision: DecisionFacts, order: OrderFacts): Route | null => itemOf(decision, order)?.item.reporting ?? null;

/** What does not fit within the case itself, whatever the order says. */
export function ownFault({ verified, itemNumber, orderVersion, decidedOn, amountOre }: DecisionFacts): Wording | null {
  if (!verified) return { sv: 'Beslutet saknar kontroll av behörigheten.', en: 'The decision has no check of authority.' };
  if (verified.itemNumber !== itemNumber || verified.orderVersion !== orderVersion || verified.validOn !== decidedOn)
    return {
      sv: 'Kontrollen gäller en annan punkt eller en annan dag än beslutet.',
      en: 'The check is of another item or another day than the decision’s.',
    };
  if (verified.boardMatter)
    return { sv: 'Någon fråga i KL 6:38 är besvarad med ja.', en: 'A question of KL 6:38 has been answered with yes.' };
  return amountOre > (verified.limitOre ?? 0) ? OVER : null;
}
const OVER: Wording = { sv: 'Beloppet är över punktens beloppsgräns.', en: 'The amount is over the limit of the item.' };

/** Pseudonyms of those who held the item's own post on the day. */
export const holdersOf = (decision: DecisionFacts, order: OrderFacts): readonly string[] => {
  const found = itemOf(decision, order);
  return assignmentsOn(order.state, decision.decidedOn).flatMap(({ post: held, holder }) =>
    held === found?.item.post ? [holder.ref] : [],
  );
};

const unverified = (link: 'DELEGATION' | 'POST', decision: DecisionFacts, disposed: readonly string[]): Link =>
  disposed.includes('DelegationVerified')
    ? waits(link, {
        sv: 'Uppgifterna om behörigheten är gallrade och kan inte prövas på nytt. Se gallringsbeslutet och arkivets exemplar.',
        en: 'What was recorded of the authority has been disposed of and cannot be examined anew. See the decision on disposal and the copy in the archive.',
      })
    : broken(link, joined([ownFault(decision)!, BOARD]), [decision.made]);

export function delegation(
  decision: DecisionFacts,
  order: OrderFacts,
  { caseGroup, disposed }: { readonly caseGroup: string | null; readonly disposed: readonly string[] },
): Link {
  const { verified, decidedOn, itemNumber, orderVersion, kind, amountOre } = decision;
  if (!verified) return unverified('DELEGATION', decision, disposed);
  const day: Wording = { sv: formatDay(decidedOn), en: formatDay(decidedOn, 'en') };
  const ground = groundOf({ ...decision, verified }, order);
  if (!ground || ground.version.name !== orderVersion)
    return no('DELEGATION')(
      `Punkt ${itemNumber} i delegationsordning ${orderVersion} gällde inte ${day.sv}, efter vad som nu är känt, eller går inte att läsa entydigt.`,
      `Item ${itemNumber} of delegation order ${orderVersion} was not in force on ${day.en}, by what is known now, or cannot be read with certainty.`,
      [verified],
    );
  const { version, line } = ground;
  const { item, sub } = line;
  const evidence = [...version.evidence, verified];
  const refusal = ownFault(decision) ?? faultOf();
  if (refusal) return no('DELEGATION')(refusal.sv, refusal.en, evidence);
  return holds('DELEGATION', decidedOn, evidence, {
    why: {
      sv: `Punkt ${itemNumber} i delegationsordning ${orderVersion}.`,
      en: `Item ${itemNumber} of delegation order ${orderVersion}.`,
    },
  });

  function faultOf(): Wording | null {
    const { state } = order;
    const revoked = [item.number, ...(sub ? [sub.number] : [])].find((number) => revocationOn(state, number, version.index, decidedOn));
    if (revoked !== undefined)
      return { sv: `Punkt ${revoked} var återkallad ${day.sv}.`, en: `Item ${revoked} had been revoked by ${day.en}.` };
    if (!item.kinds.some((one) => one === kind) || (caseGroup !== null && item.caseGroup !== caseGroup))
      return { sv: `Punkt ${itemNumber} omfattar inte det slags beslut.`, en: `Item ${itemNumber} does not cover that kind of decision.` };
    if (amountOre > (item.limitOre ?? 0)) return OVER;
    const unlawful = sub ? refuseSubDelegation(state, state.versions[version.index]!, sub) : undefined;
    if (unlawful || (!sub && item.grantedBy === 'FORVALTNINGSCHEF' && !item.subDelegation))
      return {
        sv: `Vidaredelegationen av punkt ${itemNumber} står inte på nämndens medgivande.`,
        en: `The further delegation of item ${itemNumber} does not rest on the board’s consent.`,
      };
    return null;
  }
}

export function post(decision: DecisionFacts, order: OrderFacts, disposed: readonly string[]): Link {
  const { verified, decider, decidedOn, barred } = decision;
  if (!verified) return unverified('POST', decision, disposed);
  const ground = groundOf({ ...decision, verified }, order);
  const today = assignmentsOn(order.state, decidedOn);
  const own = today.filter((held) => held.post === verified.post && held.holder.ref === decider);
  const evidence = own.flatMap(({ assignmentId }) => order.assignments.get(assignmentId) ?? []);
  const day: Wording = { sv: formatDay(decidedOn), en: formatDay(decidedOn, 'en') };
  if (decider === null || verified.holder !== decider || own.length === 0)
    return no('POST')(
      `Beslutsfattaren hade inte befattningen ${day.sv}, efter vad som nu är känt.`,
      `The decision-maker did not hold the post on ${day.en}, by what is known now.`,
      [verified],
    );
  if (!own.every(({ holder }) => mayHoldPost(holder)))
    return no('POST')('Beslutsfattaren är inte anställd i regionen.', 'The decision-maker is not employed by the region.', evidence);
  if (!ground || !reaches(ground.line, verified.post))
    return no('POST')('Punkten ger inte den befattningen rätt att besluta.', 'The item does not give that post the right to decide.', [
      verified,
      ...evidence,
    ]);
  const { item } = ground.line;
  const ordinary = today.find((held) => held.post === item.post && !barred.includes(held.holder.ref));
  if (item.post !== verified.post && ordinary)
    return no('POST')(
      `Ersättaren får besluta bara när ${ordinary.title} inte är i tjänst eller är jävig, och så var det inte ${day.sv}.`,
      `The substitute may decide only when ${ordinary.title} is not in office or has a conflict of interest, and that was not so on ${day.en}.`,
      evidence,
    );
  const [{ title, acting, holder }] = own as [(typeof own)[number]];
  const instead = acting || item.post !== verified.post;
  return holds('POST', decidedOn, evidence, {
    why: instead
      ? { sv: `Ersättare: ${holder.name}, ${title}.`, en: `Standing in: ${holder.name}, ${title}.` }
      : { sv: `Innehavare: ${holder.name}, ${title}.`, en: `Holder: ${holder.name}, ${title}.` },
  });
}
