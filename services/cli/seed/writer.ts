/** Writes commands to the log the way the handlers do, with state kept in memory: what a stream holds is known, since nobody else writes to it. */
import {
  delegationEvents,
  delegationStream,
  findAuthority,
  itemOn,
  orderDecider,
  type DelegationItem,
  type OrderState,
} from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import { diaryDecider, diaryEvents, diaryStream, ownNumber, type DiaryState } from '#libs/diary';
import { loadState, personOf, type EventContext, type EventLog } from '#libs/event-log';
import {
  authorityQuery,
  caseDecider,
  caseEvents,
  caseStream,
  decisionToSign,
  statementDigest,
  writeOffToSign,
  type CaseCommand,
  type CaseContext,
  type CaseState,
  type DecisionContent,
} from '#libs/grant-cases';
import { dayOf, derivedId } from '#libs/kernel';
import {
  frameDecider,
  frameEvents,
  frameStream,
  schemeDecider,
  schemeEvents,
  schemeStream,
  usedByOthersOre,
  type FrameState,
  type SchemeState,
} from '#libs/schemes';
import { BOARD, SCHEME } from '../demonstration/board-decisions';
import { OTHER_SCHEMES } from './established';
import { append, open, remembered, Turns, type Outcome, type Writing } from './writing';

export type WrittenCase = Writing<CaseState> & { readonly caseId: string; readonly schemeId: string };

const NOT_THE_BOARDS = {
  goalsOrScope: false,
  statementToCouncil: false,
  principleOrMajor: false,
  citizenProposal: false,
  barredByStatute: false,
};
/** Confirmed reservations are written down this many at a time, as they are when somebody decides next. */
const SETTLED_AT_ONCE = 25;

class YearsMoney extends Turns {
  readonly made: string[] = [];
  constructor(readonly frame: Writing<FrameState>) {
    super();
  }
}
class YearsDiary extends Turns {
  constructor(readonly diary: Writing<DiaryState>) {
    super();
  }
}

export class Writer {
  private readonly money = new Map<string, Promise<YearsMoney>>();
  private readonly diaries = new Map<number, Promise<YearsDiary>>();
  private constructor(
    private readonly log: EventLog,
    /** By id, those that the board has established. */
    readonly schemes: ReadonlyMap<string, SchemeState>,
    private readonly order: OrderState,
  ) {}

  /** Reads what the board has decided. */
  static async over(log: EventLog): Promise<Writer> {
    const schemes = new Map<string, SchemeState>();
    for (const id of [SCHEME, ...OTHER_SCHEMES.map((scheme) => scheme.id)]) {
      const { state } = await loadState(log, schemeStream(id), schemeEvents, schemeDecider);
      if (state.established) schemes.set(id, state);
    }
    const order = await loadState(log, delegationStream(BOARD), delegationEvents, orderDecider);
    return new Writer(log, schemes, order.state);
  }

  newCase(caseId: string, schemeId: string): WrittenCase {
    return { caseId, schemeId, stream: caseStream(caseId), state: caseDecider.initial, head: undefined };
  }

  schemeOf({ schemeId }: WrittenCase): SchemeState {
    return this.schemes.get(schemeId)!;
  }

  /** Anything that the case alone can answer, or a registration whose number has been given. */
  async give(to: WrittenCase, command: CaseCommand, meta: EventContext, change: Partial<CaseContext> = {}): Promise<Outcome> {
    return append(this.log, to, caseEvents, caseDecider, command, { ...this.contextOf(to, meta), ...change }, meta);
  }

  /** The diary gives the number first. */
  async register(to: WrittenCase, meta: EventContext): Promise<Outcome> {
    const today = dayOf(meta.recordedAt);
    const { receivedAt, content } = to.state.application!;
    const years = await this.diaryOf(Number(today.slice(0, 4)));
    const fields = { date: dayOf(receivedAt), counterpart: content.organisation.name, subject: content.title, withheld: null };
    const entered = await years.take(async () => {
      const revision = (years.diary.head?.revision ?? -1) + 1;
      const command = { type: 'EnterCase', caseId: to.caseId, number: null, ...fields } as const;
      const diaryMeta = { ...meta, commandId: derivedId(meta.commandId, 'diary') };
      const outcome = await append(this.log, years.diary, diaryEvents, diaryDecider, command, { today, revision }, diaryMeta);
      return 'refusal' in outcome ? outcome : { number: ownNumber(Number(today.slice(0, 4)), revision) };
    });
    if ('refusal' in entered) return entered;
    const registration = { number: entered.number, external: false, registeredOn: today, sender: null, subject: null, withheld: null };
    return this.give(to, { type: 'RegisterApplication', ...registration }, meta);
  }

  /** How the board wants to know of what was decided, by the item that it was decided on. */
  reportingOf({ state: { decision, verified } }: WrittenCase): DelegationItem['reporting'] | null {
    return (decision && verified && itemOn(this.order, verified.itemNumber, decision.decidedOn)?.item.reporting) ?? null;
  }

  /** Whether the person may decide this, on the day of `meta`. */
  mayDecide(of: WrittenCase, kind: DecisionKind, amountOre: number, meta: EventContext): boolean {
    const answer = this.authority(of, kind, amountOre, this.contextOf(of, meta));
    return answer !== null && 'authority' in answer;
  }

  /** Money out of the year's frame first, then the decision on exactly the statement that is shown. */
  async decide(of: WrittenCase, content: DecisionContent, meta: EventContext): Promise<Outcome> {
    const approval = { decisionId: derivedId(of.caseId, 'decision'), decidedOn: dayOf(meta.recordedAt), boardQuestions: NOT_THE_BOARDS };
    const asked = {
      ...this.contextOf(of, meta),
      authority: this.authority(of, content.outcome, content.amountOre, this.contextOf(of, meta)),
    };
    const year = Number(approval.decidedOn.slice(0, 4));
    const grant = content.amountOre > 0;
    const frame = grant ? await this.reserve(of, approval.decisionId, content.amountOre, year, meta) : null;
    if (frame && 'refusal' in frame) return frame;
    const context = { ...asked, frame };
    const shown = decisionToSign({ ...approval, content }, of.state, context);
    if ('refusal' in shown) return shown;
    const outcome = await this.give(
      of,
      { type: 'Decide', ...approval, content, ...signature(statementDigest(shown.statement), meta) },
      meta,
      context,
    );
    if (grant) (await this.moneyOf(of.schemeId, year)).made.push(approval.decisionId);
    return outcome;
  }

  async writeOff(of: WrittenCase, reasons: string, meta: EventContext): Promise<Outcome> {
    const approval = { decisionId: derivedId(of.caseId, 'decision'), decidedOn: dayOf(meta.recordedAt), boardQuestions: NOT_THE_BOARDS };
    const bare = this.contextOf(of, meta);
    const context = { ...bare, authority: this.authority(of, 'AVSKRIVNING', 0, bare) };
    const command = { ...approval, cause: 'WITHDRAWN', reasons } as const;
    const shown = writeOffToSign(command, of.state, context);
    if ('refusal' in shown) return shown;
    return this.give(of, { type: 'WriteOff', ...command, ...signature(statementDigest(shown.statement), meta) }, meta, context);
  }

  /** Writes down what became of the reservations that nobody has settled. */
  async settleAll(meta: EventContext): Promise<void> {
    for (const [frame, opened] of this.money) {
      const money = await opened;
      await money.take(() => this.settle(money, { ...meta, commandId: derivedId(meta.commandId, `settle/${frame}`) }));
    }
  }

  private contextOf(of: WrittenCase, meta: EventContext): CaseContext {
    return {
      now: meta.recordedAt.toString(),
      today: dayOf(meta.recordedAt),
      actor: personOf(meta.actor),
      commandId: meta.commandId,
      caseId: of.caseId,
      origin: this.log.origin,
      rules: meta.rules,
      scheme: this.schemeOf(of),
      authority: null,
      reporting: this.reportingOf(of),
      frame: null,
      disposable: null,
      head: of.head ? { revision: of.head.revision, leafHashB64: of.head.leafHash.toString('base64url') } : null,
    };
  }

  private authority({ state }: WrittenCase, kind: DecisionKind, amountOre: number, context: CaseContext): CaseContext['authority'] {
    const asked = authorityQuery(state, context, kind, amountOre);
    return asked && { asked, ...findAuthority(this.order, asked) };
  }

  private async reserve(of: WrittenCase, decisionId: string, amountOre: number, year: number, meta: EventContext) {
    const money = await this.moneyOf(of.schemeId, year);
    return money.take(async () => {
      if (money.made.length >= SETTLED_AT_ONCE) await this.settle(money, { ...meta, commandId: derivedId(meta.commandId, 'settlement') });
      const reservation = { decisionId, caseId: of.caseId, amountOre, caseRevision: of.head!.revision };
      const context = { actor: personOf(meta.actor), today: dayOf(meta.recordedAt) };
      const reserveMeta = { ...meta, commandId: derivedId(meta.commandId, 'reservation') };
      const outcome = await append(
        this.log,
        money.frame,
        frameEvents,
        frameDecider,
        { type: 'Reserve', ...reservation },
        context,
        reserveMeta,
      );
      if ('refusal' in outcome) return outcome;
      return { year, frameOre: money.frame.state.frame!.amountOre, usedOre: usedByOthersOre(money.frame.state, decisionId) };
    });
  }

  private async settle(money: YearsMoney, meta: EventContext): Promise<void> {
    const settlements = money.made.splice(0).map((decisionId) => ({ decisionId, outcome: 'CONFIRMED' as const, reason: null }));
    if (settlements.length === 0) return;
    const context = { actor: personOf(meta.actor), today: dayOf(meta.recordedAt) };
    await append(this.log, money.frame, frameEvents, frameDecider, { type: 'Settle', settlements }, context, meta);
  }

  private moneyOf(schemeId: string, year: number): Promise<YearsMoney> {
    const stream = frameStream(schemeId, year);
    return remembered(this.money, stream, async () => new YearsMoney(await open(this.log, stream, frameEvents, frameDecider)));
  }
  private diaryOf(year: number): Promise<YearsDiary> {
    return remembered(this.diaries, year, async () => new YearsDiary(await open(this.log, diaryStream(year), diaryEvents, diaryDecider)));
  }
}

const signature = (statementSha256: string, { actor, recordedAt }: EventContext) => ({
  statementSha256,
  sitting: null,
  acr: actor.acr,
  authenticatedAt: recordedAt.subtract({ seconds: 40 }).toString(),
});
