/** A case and a delegation order told by the real deciders, or written straight into the log as a damaged or imported one may be. */
import { itemOn, orderDecider, type DelegationEvent, type OrderCommand, type OrderState } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import { canonicalBytes, dayOf, isRefusal, sha256, type JsonObject } from '#libs/kernel';
import { findAuthority } from '../../delegation/authority';
import { caseDecider } from '../../grant-cases/decide';
import { authorityQuery } from '../../grant-cases/decide/authority';
import { changeToSign } from '../../grant-cases/decide/change-to-sign';
import { askedOfOrder } from '../../grant-cases/decide/decided-authority';
import type { AskedChange, CaseCommand } from '../../grant-cases/decide/commands';
import type { CaseEvent } from '../../grant-cases/events';
import { statementDigest } from '../../grant-cases/statement';
import { content, Story } from '../../grant-cases/testing/story';
import * as world from '../../grant-cases/testing/world';
import type { ChainEvent, OrderEvent } from '..';

export { world };

/** A case that lies with the delegate; told once, for it takes long. */
let lying: Story | undefined;
const ready = (): Story => (lying ??= new Story().readyForDecision('BIFALL'));

interface Written {
  readonly type: string;
  readonly body: JsonObject;
  readonly by: Person;
  readonly at: string;
}

const id = (kind: number, n: number): string => `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export class ToldCase {
  readonly written: (Written & { readonly leafHash: Buffer })[] = [];
  private state = ready().state;
  now = ready().now;
  private commands = 0;

  /** `order` says how the board is to be told of what is decided; it may change meanwhile. */
  constructor(readonly order: ToldOrder) {
    for (const { type, body } of ready().events) this.push({ type, body: body as JsonObject, by: actorOf(type), at: this.now });
  }
  get today(): string {
    return dayOf(this.now);
  }
  later(days: number): this {
    this.now = Temporal.Instant.from(this.now).toZonedDateTimeISO('Europe/Stockholm').add({ days }).toInstant().toString();
    return this;
  }
  private push(one: Written): void {
    const before = this.written.at(-1)?.leafHash ?? Buffer.alloc(32);
    this.written.push({ ...one, leafHash: sha256(Buffer.concat([before, canonicalBytes({ type: one.type, body: one.body })])) });
  }
  private context(actor: Person) {
    const head = { revision: this.written.length - 1, leafHashB64: this.written.at(-1)!.leafHash.toString('base64url') };
    const { decision, verified } = this.state;
    const item = decision && verified ? itemOn(this.order.state, verified.itemNumber, decision.decidedOn)?.item : undefined;
    return world.contextOf(actor, this.now, {
      reporting: item?.reporting ?? null,
      head,
      commandId: world.commandId(5000 + this.commands++),
    });
  }
  private take(actor: Person, command: CaseCommand, context: ReturnType<ToldCase['context']>): boolean {
    const decision = caseDecider.decide(command, this.state, context);
    if (isRefusal(decision)) return false;
    for (const event of decision.events) {
      this.push({ type: event.type, body: event.body as JsonObject, by: actor, at: this.now });
      this.state = caseDecider.evolve(this.state, { effectiveAt: this.now, ...event });
    }
    return decision.events.length > 0;
  }
  /** Whether the real rules let it happen. */
  ask(actor: Person, command: CaseCommand): boolean {
    return this.take(actor, command, this.context(actor));
  }
  /** Straight into the log: no rule is asked. */
  happens(type: string, body: JsonObject, by: Person): void {
    this.push({ type, body, by, at: this.now });
    this.state = caseDecider.evolve(this.state, { type, body, effectiveAt: this.now } as unknown as CaseEvent);
  }
  /** The real decision, on what the order says today. */
  decides(actor: Person, order: OrderState, amountOre: number): boolean {
    const plain = this.context(actor);
    const asked = authorityQuery(this.state, plain, 'BIFALL', amountOre);
    if (!asked) return false;
    const context = { ...plain, authority: { asked, ...findAuthority(order, asked) } };
    const teller = new Story();
    teller.state = this.state;
    teller.now = this.now;
    return this.take(actor, teller.toDecide(content('BIFALL', { amountOre }), context), context);
  }
  /** The real change of the decision, approved on what the order says today. `seconds` = from the sign-in until it is given. */
  changes(actor: Person, order: OrderState, asked: AskedChange, seconds = 30): boolean {
    const plain = this.context(actor);
    const of = askedOfOrder(asked, this.state);
    const query = of && authorityQuery(this.state, plain, of.kind, of.amountOre);
    if (!query || !this.state.decision) return false;
    const context = { ...plain, authority: { asked: query, ...findAuthority(order, query) } };
    const shown = changeToSign(asked, this.state, context);
    if ('refusal' in shown) return false;
    const authenticatedAt = Temporal.Instant.from(this.now).subtract({ seconds }).toString();
    const signature = { statementSha256: statementDigest(shown.statement), sitting: null, acr: 'loa3', authenticatedAt };
    return this.take(actor, { ...asked, ...signature }, context);
  }
  /** The real correction of a slip in the reasons. */
  corrects(actor: Person, order: OrderState, seconds?: number): boolean {
    const before = this.state.decision?.content?.reasons ?? '';
    const slip = { field: 'REASONS', part: null, before, after: `${before}!`, reason: 'Skrivfel.' } as const;
    return this.changes(actor, order, { type: 'CorrectDecision', ...slip }, seconds);
  }
  /** As the log would give it back. */
  events(): readonly ChainEvent[] {
    return this.written.map(({ type, body, by, at, leafHash }, revision) => ({
      id: id(0xca, revision),
      type,
      position: 1000 + revision,
      revision,
      body,
      actor: { ...by, acr: 'test', at: 0 },
      recordedAt: at,
      leafHash,
    }));
  }
}

/** Whoever would have done it: what matters is only whether they are barred. */
const actorOf = (type: string): Person => (type === 'ApplicationSubmitted' ? world.applicant : world.official);

export class ToldOrder {
  readonly events: OrderEvent[] = [];
  state = orderDecider.initial;

  happens(event: DelegationEvent): void {
    const n = this.events.length;
    this.events.push({ id: id(0xde, n), type: event.type, position: n + 1, body: event.body as JsonObject });
    this.state = orderDecider.evolve(this.state, event);
  }
  /** Whether the real rules let it be written down that day. */
  ask(command: OrderCommand, today: string): boolean {
    const decision = orderDecider.decide(command, this.state, { actor: world.secretary, today });
    if (isRefusal(decision)) return false;
    decision.events.forEach((event) => this.happens(event));
    return decision.events.length > 0;
  }
}
