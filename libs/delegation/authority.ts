import { day, type Person } from '#libs/event-log';
import { formatDay, refuse, type Refusal } from '#libs/kernel';
import { demands, law, order, PASS_ON, WAYS, wayTo, type Candidate } from './demands';
import type { DecisionKind, DelegationItem } from './events';
import { DECISION_KIND_NAMES } from './wordings';
import { assignmentsOn, orderOn, type OrderState, type OrderVersion } from './order';
import { delegatedIn } from './sub-delegation';

export interface AuthorityQuery {
  /** The scheme's case group, e.g. `H`. */
  readonly caseGroup: string;
  readonly kind: DecisionKind;
  /** 0 for everything that grants nothing. */
  readonly amountOre: number;
  /** Pseudonym of the person who wants to decide. */
  readonly holderRef: string;
  /** Calendar day in Sweden. */
  readonly on: string;
  /** Pseudonyms of those who may not take part in the case (KL 6:30): a substitute post may step in for them. Default none. */
  readonly unavailable?: readonly string[];
}

/** The ground that a delegated decision stands on, exact enough to be proven afterwards (KL 13:8 3). */
export interface Authority {
  readonly itemNumber: string;
  readonly orderVersion: string;
  readonly boardParagraph: string;
  readonly post: string;
  readonly postTitle: string;
  readonly holder: Person;
  /** True for an acting holder, and for the substitute post. */
  readonly acting: boolean;
  readonly limitOre: number | null;
  readonly reporting: DelegationItem['reporting'];
  /** What the order says besides, in words: the delegate has to read it. */
  readonly conditions: string | null;
}

type Found = { readonly authority: Authority } | { readonly refusal: Refusal };

const isDay = (text: string): boolean => day.safeParse(text).success;

/** One item, reached by the surest way; two of them, or two items with one number, can't be told apart. */
function theOne(candidates: readonly Candidate[], version: OrderVersion): Found {
  const way = WAYS.find((one) => candidates.some((candidate) => candidate.way === one));
  const reached = candidates.filter((candidate) => candidate.way === way);
  // what the board itself has given a post comes before what the förvaltningschef has passed on to it
  const [first, second] = reached.some(({ sub }) => sub === null) ? reached.filter(({ sub }) => sub === null) : reached;
  const { item, held } = first!;
  if (second || version.items.filter(({ number }) => number === item.number).length > 1)
    return refuse(
      'item-ambiguous',
      {
        sv:
          `Delegationsordningen går inte att läsa entydigt: punkt ${item.number}${second ? ` och punkt ${second.item.number}` : ''} kan båda gälla. ` +
          'Be nämndsekreteraren rätta ordningen, eller hänskjut ärendet till nämnden.',
        en:
          `The delegation order cannot be read with certainty: item ${item.number}${second ? ` and item ${second.item.number}` : ''} may both apply. ` +
          'Ask the board secretary to correct the order, or refer the case to the board.',
      },
      order,
    );
  return {
    authority: {
      itemNumber: item.number,
      orderVersion: version.version,
      boardParagraph: version.boardParagraph,
      post: held.post,
      postTitle: held.title,
      holder: held.holder,
      acting: way !== 'ORDINARY',
      limitOre: item.limitOre,
      reporting: item.reporting,
      conditions: item.conditions,
    },
  };
}

/**
 * Whether a person may decide a matter on a day, by KL 7:5–7:6 and the order in force. Refuses whatever can't be read with certainty. The
 * questions of KL 6:38 and conflicts of interest are asked elsewhere.
 */
export function findAuthority(state: OrderState, query: AuthorityQuery): Found {
  const { caseGroup, kind, amountOre, holderRef, on } = query;
  if (!Number.isSafeInteger(amountOre) || amountOre < 0)
    return refuse(
      'amount-unreadable',
      { sv: 'Ange beloppet i hela ören, noll eller mer.', en: 'Enter the amount in whole öre, zero or more.' },
      { ...order, field: 'amountOre' },
    );
  const inForce = isDay(on) ? orderOn(state, on) : undefined;
  if (!inForce)
    return refuse(
      'no-order-in-force',
      {
        sv: 'Ingen delegationsordning gäller den dagen. Bara nämnden kan besluta tills den har antagit en.',
        en: 'No delegation order is in force that day. Only the board can decide until it has adopted one.',
      },
      law('KL 7:5'),
    );
  if (query.unavailable?.includes(holderRef))
    return refuse(
      'holder-unavailable',
      {
        sv: `Du får inte ta del i handläggningen av ärendet. ${PASS_ON.sv}`,
        en: `You may not take part in the handling of this case. ${PASS_ON.en}`,
      },
      law('KL 6:30, 7:4'),
    );
  const held = assignmentsOn(state, on).filter(({ holder }) => holder.ref === holderRef);
  if (held.length === 0)
    return refuse(
      'holds-no-post',
      {
        sv: `Du har ingen befattning med beslutanderätt den ${formatDay(on)}. ${PASS_ON.sv}`,
        en: `You hold no post with the right to decide on ${formatDay(on, 'en')}. ${PASS_ON.en}`,
      },
      law('KL 7:5'),
    );
  const matter = {
    sv: `${DECISION_KIND_NAMES[kind].sv} i ärendegrupp ${caseGroup}`,
    en: `${DECISION_KIND_NAMES[kind].en} in case group ${caseGroup}`,
  };
  const items = delegatedIn(state, inForce.version, on).filter(({ item }) => item.caseGroup === caseGroup && item.kinds.includes(kind));
  if (items.length === 0)
    return refuse(
      'no-item-for-matter',
      {
        sv: `Delegationsordningen har ingen punkt om ${matter.sv}. Hänskjut ärendet till nämnden.`,
        en: `The delegation order has no item on ${matter.en}. Refer the case to the board.`,
      },
      order,
    );
  let left = items.flatMap((item) => held.flatMap((one) => wayTo(item, one)));
  if (left.length === 0)
    return refuse(
      'no-item-for-post',
      {
        sv: `Ingen punkt om ${matter.sv} gäller ${held.map(({ title }) => title).join(' eller ')}. ${PASS_ON.sv}`,
        en: `No item on ${matter.en} applies to ${held.map(({ title }) => title).join(' or ')}. ${PASS_ON.en}`,
      },
      order,
    );
  for (const { keep, otherwise } of demands(state, query, inForce)) {
    const kept = left.filter(keep);
    if (kept.length === 0) return otherwise(left[0]!);
    left = kept;
  }
  return theOne(left, inForce.version);
}
