/** That the board had delegated it, and that the decider held the post: by what is known now of that day (KL 6:37–38, 7:5–6, 13:8 3). */
import { joined, type Wording } from '#libs/kernel';
import { delegationFaults, ownFaults, ownPosts, postFaults, type Fault } from '../authority';
import type { Link } from '../chain';
import type { DecisionFacts } from '../facts';
import { groundOf } from '../ground';
import type { OrderFacts } from '../order-facts';
import { broken, holds, waits } from './making';

const BOARD: Wording = {
  sv: 'Låt nämnden pröva om beslutet ska godtas eller fattas på nytt av den som har rätt att besluta.',
  en: 'Let the board consider whether the decision is to stand or be made anew by somebody with the right to decide.',
};
const no = (link: 'DELEGATION' | 'POST', { why, evidence }: Fault): Link => broken(link, joined([why, BOARD]), evidence);

const unverified = (link: 'DELEGATION' | 'POST', decision: DecisionFacts, disposed: readonly string[]): Link =>
  disposed.includes('DelegationVerified')
    ? waits(link, {
        sv: 'Uppgifterna om behörigheten är gallrade och kan inte prövas på nytt. Se gallringsbeslutet och arkivets exemplar.',
        en: 'What was recorded of the authority has been disposed of and cannot be examined anew. See the decision on disposal and the copy in the archive.',
      })
    : no(link, ownFaults(decision)[0]!);

export function delegation(
  decision: DecisionFacts,
  order: OrderFacts,
  { caseGroup, disposed }: { readonly caseGroup: string | null; readonly disposed: readonly string[] },
): Link {
  const { verified, decidedOn, itemNumber, orderVersion } = decision;
  if (!verified) return unverified('DELEGATION', decision, disposed);
  const cited = { ...decision, verified };
  const [fault] = delegationFaults(cited, order, caseGroup);
  if (fault) return no('DELEGATION', fault);
  const { version, line } = groundOf(cited, order)!;
  const { sub } = line;
  return holds('DELEGATION', decidedOn, [...version.evidence, ...(sub ? (order.subDelegations.get(sub) ?? []) : []), verified], {
    why: sub
      ? {
          sv: `Punkt ${itemNumber} i delegationsordning ${orderVersion}, vidaredelegerad av ${sub.grantorTitle} (${sub.number}, ${sub.reference}).`,
          en: `Item ${itemNumber} of delegation order ${orderVersion}, delegated further by ${sub.grantorTitle} (${sub.number}, ${sub.reference}).`,
        }
      : {
          sv: `Punkt ${itemNumber} i delegationsordning ${orderVersion}.`,
          en: `Item ${itemNumber} of delegation order ${orderVersion}.`,
        },
  });
}

export function post(decision: DecisionFacts, order: OrderFacts, disposed: readonly string[]): Link {
  const { verified, decidedOn } = decision;
  if (!verified) return unverified('POST', decision, disposed);
  const cited = { ...decision, verified };
  const [fault] = postFaults(cited, order);
  if (fault) return no('POST', fault);
  const own = ownPosts(cited, order);
  const [{ title, acting, holder }] = own as [(typeof own)[number]];
  const instead = acting || groundOf(cited, order)!.line.item.post !== verified.post;
  return holds(
    'POST',
    decidedOn,
    own.flatMap(({ assignmentId }) => order.assignments.get(assignmentId) ?? []),
    {
      why: instead
        ? { sv: `Ersättare: ${holder.name}, ${title}.`, en: `Standing in: ${holder.name}, ${title}.` }
        : { sv: `Innehavare: ${holder.name}, ${title}.`, en: `Holder: ${holder.name}, ${title}.` },
    },
  );
}
