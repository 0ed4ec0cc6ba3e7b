/** That who corrected or revoked a decision approved just that, with the right to (KL 7:5–6, 13:8 3): as the decision itself is held against its approval. */
import { formatDay, joined, type Wording } from '#libs/kernel';
import { delegationFaults, ownFaults, postFaults, type Fault } from '../authority';
import type { Change, ChangeApproval } from '../changed';
import type { DecisionFacts } from '../facts';
import type { Cited } from '../ground';
import type { OrderFacts } from '../order-facts';

/** What is known now of the order and of the scheme. */
export interface Standing {
  readonly order: OrderFacts;
  /** Null = not known, and not held against the order. */
  readonly caseGroup: string | null;
}

/** With its day, as far as that can be read. */
export function changeName({ type, on }: Change): Wording {
  const name = type === 'DecisionRevoked' ? { sv: 'Återkallelsen', en: 'The revocation' } : { sv: 'Rättelsen', en: 'The correction' };
  return on === '' ? name : { sv: `${name.sv} ${formatDay(on)}`, en: `${name.en} of ${formatDay(on, 'en')}` };
}

const FAULTS: Readonly<Record<Exclude<keyof ChangeApproval, 'rests'>, Wording>> = {
  digestHolds: {
    sv: 'Fingeravtrycket av texten i loggen är inte det som godkändes.',
    en: 'The digest of the statement in the log is not the one that was approved.',
  },
  nonceHolds: {
    sv: 'Inloggningen gällde flera texter, men inte den här.',
    en: 'The sign-in was for several statements, but not for this one.',
  },
  speaksOfIt: {
    sv: 'Den godkända texten säger inte samma sak som ändringen, eller gäller ett annat beslut.',
    en: 'The statement that was approved does not say what the change says, or is about another decision.',
  },
  headHolds: {
    sv: 'Något hade hänt i ärendet mellan det som visades och det som godkändes.',
    en: 'Something had happened in the case between what was shown and what was approved.',
  },
  freshHolds: {
    sv: 'Inloggningen gjordes inte för ändringen: den är äldre, eller senare, än den får vara.',
    en: 'The sign-in was not made for the change: it is older, or later, than it may be.',
  },
};
const BARRED: Wording = {
  sv: 'Den som ändrade beslutet fick inte ta del i ärendet.',
  en: 'Whoever changed the decision was not allowed to take part in the case.',
};

/** The change as a decision of its own: by whom, on what day, and on what authority. Null when it was not approved by a statement, or on no day. */
export function actedOn(decision: DecisionFacts, change: Change): Cited | null {
  const { eventId, type, position, on, by, itemNumber, orderVersion, barred, approval } = change;
  if (!approval || on === '') return null;
  const here = { eventId, type, position };
  const verified = { ...here, ...approval.rests, revision: 0, decisionId: decision.decisionId, boardMatter: false, head: null };
  return { ...decision, decidedOn: on, decider: by, itemNumber, orderVersion, barred, made: here, verified, changes: [], after: [] };
}

function faultsOf(decision: DecisionFacts, change: Change, standing: Standing | null): readonly Fault[] {
  const { approval } = change;
  if (!approval) return [];
  const acted = actedOn(decision, change);
  const unlike = (Object.keys(FAULTS) as (keyof typeof FAULTS)[]).filter((one) => !approval[one]).map((one) => FAULTS[one]);
  const barred = change.by !== null && change.barred.includes(change.by);
  const own = [...unlike, ...(barred ? [BARRED] : [])].map((why) => ({ check: 'STATEMENT_UNCHANGED' as const, why, evidence: [change] }));
  const authority = !acted
    ? []
    : standing
      ? [...delegationFaults(acted, standing.order, standing.caseGroup), ...postFaults(acted, standing.order)]
      : ownFaults(acted);
  const name = changeName(change);
  return [...own, ...authority].map(({ check, why, evidence }) => ({
    check,
    why: joined([{ sv: `${name.sv} håller inte:`, en: `${name.en} does not hold:` }, why]),
    evidence: [change, ...evidence.filter(({ eventId }) => eventId !== change.eventId)],
  }));
}

/** Of all changes of the decision. `standing` null = only what the case says by itself. */
export const changeFaults = (decision: DecisionFacts, standing: Standing | null): readonly Fault[] =>
  decision.changes.flatMap((change) => faultsOf(decision, change, standing));
