/** What the rules of a case need to know of the world around it, read from the other streams. */
import { delegationEvents, delegationStream, findAuthority, itemOn, orderDecider, type OrderState } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import { loadState, personOf, type EventContext, type EventLog, type Loaded } from '#libs/event-log';
import { dayOf } from '#libs/kernel';
import { schemeDecider, schemeEvents, schemeStream, usedByOthersOre, type SchemeState } from '#libs/schemes';
import type { AuthorityAnswer, CaseContext } from '../context';
import { authorityQuery } from '../decide/authority';
import type { AskedChange, CaseCommand } from '../decide/commands';
import { askedOfOrder } from '../decide/decided-authority';
import { disposableIn } from '../decide/disposable';
import type { CaseState } from '../state';
import { frameAsItIs } from './frame-protocol';

/** The case as it is looked at: its state, and where its stream ends. */
export interface Seen {
  readonly caseId: string;
  readonly state: CaseState;
  readonly loaded: Loaded;
}

const schemeOf = async (log: EventLog, schemeId: string): Promise<SchemeState> =>
  (await loadState(log, schemeStream(schemeId), schemeEvents, schemeDecider)).state;

/** The context of a command that decides nothing. `schemeId`: for an application that is just coming in. */
export async function contextOf(
  log: EventLog,
  { caseId, state, loaded }: Seen,
  meta: EventContext,
  schemeId = state.application?.schemeId,
): Promise<CaseContext> {
  const scheme = schemeId === undefined ? null : await schemeOf(log, schemeId);
  return {
    now: meta.recordedAt.toString(),
    today: dayOf(meta.recordedAt),
    actor: personOf(meta.actor),
    commandId: meta.commandId,
    caseId,
    origin: log.origin,
    rules: meta.rules,
    scheme: scheme?.established ? scheme : null,
    authority: null,
    reporting: null,
    frame: null,
    disposable: null,
    head: loaded.head ? { revision: loaded.head.revision, leafHashB64: loaded.head.leafHash.toString('base64url') } : null,
  };
}

/** The order of the scheme's board; null when the scheme can't be read. */
async function orderIn(log: EventLog, { scheme }: CaseContext): Promise<OrderState | null> {
  const boardId = scheme?.established?.boardId;
  return boardId === undefined ? null : (await loadState(log, delegationStream(boardId), delegationEvents, orderDecider)).state;
}

/** By the item that the decision was made on, as the chain reads it. */
async function reportingIn(log: EventLog, context: CaseContext, { decision, verified }: CaseState): Promise<CaseContext['reporting']> {
  if (!decision || verified?.decisionId !== decision.decisionId) return null;
  const order = await orderIn(log, context);
  return (order && itemOn(order, verified.itemNumber, decision.decidedOn)?.item.reporting) ?? null;
}

async function authorityIn(
  log: EventLog,
  context: CaseContext,
  state: CaseState,
  kind: DecisionKind,
  amountOre: number,
): Promise<AuthorityAnswer | null> {
  const asked = authorityQuery(state, context, kind, amountOre);
  const order = asked && (await orderIn(log, context));
  return asked && order && { asked, ...findAuthority(order, asked) };
}

/** The context of any other command: with authority by the delegation order for those that act on a decision as its maker could. */
export async function contextFor(log: EventLog, seen: Seen, meta: EventContext, command: CaseCommand | AskedChange): Promise<CaseContext> {
  const context = await contextOf(log, seen, meta, command.type === 'SubmitApplication' ? command.schemeId : undefined);
  if (command.type === 'ReportToBoard' || command.type === 'MinuteSeparately')
    return { ...context, reporting: await reportingIn(log, context, seen.state) };
  if (command.type === 'DecideDisposal') return { ...context, disposable: disposableIn(seen.caseId, seen.loaded.events, seen.state) };
  const asked = askedOfOrder(command, seen.state);
  return asked ? { ...context, authority: await authorityIn(log, context, seen.state, asked.kind, asked.amountOre) } : context;
}

/** What a decision is about, as far as authority and money go; 0 öre unless it grants something. */
export interface Matter {
  readonly kind: DecisionKind;
  readonly amountOre: number;
  readonly decisionId: string;
}

/** The context of a decision: authority by the delegation order, and the year's money if it grants any. */
export async function decisionContextOf(
  log: EventLog,
  seen: Seen,
  meta: EventContext,
  { kind, amountOre, decisionId }: Matter,
): Promise<CaseContext> {
  const context = await contextOf(log, seen, meta);
  const authority = await authorityIn(log, context, seen.state, kind, amountOre);
  const schemeId = seen.state.application?.schemeId;
  if (amountOre === 0 || schemeId === undefined) return { ...context, authority };
  const year = Number(context.today.slice(0, 4));
  const money = await frameAsItIs(log, { schemeId, year });
  const frame = money.frame && { year, frameOre: money.frame.amountOre, usedOre: usedByOthersOre(money, decisionId) };
  return { ...context, authority, frame };
}
