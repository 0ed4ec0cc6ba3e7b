/**
 * Carries a disposal out, step by step (libs/erasure/saga.ts). Killed anywhere, it is begun again and comes to the same end: what the log says is done
 * is done, and every other step may be taken twice.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { NOTHING_DONE, nextStep, type Done, type Scope, type Step } from '#libs/erasure';
import { EVENT_LOG, loadStream, stateOf, systemContext, type EventLog, type RecordedEvent } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, type Disposal } from '#libs/grant-cases';
import { GiveCaseCommand, type PlainCaseCommand } from '#libs/grant-cases/module';
import { CannotBeDone, type JobKind } from '#libs/jobs';
import { derivedId, SystemClock, type Clock } from '#libs/kernel';
import { ERASURE, type ErasureMeans } from './means';
import { CARRY_OUT_DISPOSAL, type CarryingOut } from './reactor';

interface Standing {
  readonly disposal: Disposal;
  readonly scope: Scope;
  readonly events: readonly RecordedEvent[];
}

@Injectable()
export class CarryOutDisposal implements JobKind<CarryingOut> {
  readonly name = CARRY_OUT_DISPOSAL;
  readonly attempts = 50;

  constructor(
    @Inject(ERASURE) private readonly means: ErasureMeans | null,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly commands: CommandBus,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  async run({ payload, signal }: { readonly payload: CarryingOut; readonly signal?: AbortSignal }): Promise<void> {
    const { means } = this;
    if (!means) throw new CannotBeDone('den här processen har inte nycklarna och kan inte verkställa gallring');
    const stores = means.stores.map(({ name }) => name);
    let done = NOTHING_DONE;
    for (;;) {
      if (signal?.aborted) throw new Error('the process ends; the disposal goes on in the next');
      const standing = await this.standing(payload);
      const step = nextStep(standing.disposal, done, stores);
      if (!step) return;
      done = { ...done, ...(await this.take(step, standing, done, means)) };
    }
  }

  private async standing({ caseId, disposalId }: CarryingOut): Promise<Standing> {
    const { events } = await loadStream(this.log, caseStream(caseId));
    const disposal = stateOf(caseEvents, caseDecider, events).disposals.find(({ id }) => id === disposalId);
    const decided = events.find(({ type, body }) => type === 'DisposalDecided' && body?.['disposalId'] === disposalId);
    if (!disposal || !decided) throw new CannotBeDone('the case has no such disposal');
    const { level, kids, files } = disposal;
    return { disposal, events, scope: { caseId, disposalId, decisionEvent: decided.id, level, kids, events: disposal.events, files } };
  }

  /** What the run remembers of it. */
  private async take(step: Step, { scope, events }: Standing, done: Done, { keys, seal, stores }: ErasureMeans): Promise<Partial<Done>> {
    const { caseId, disposalId, decisionEvent, kids } = scope;
    switch (step.do) {
      case 'SEAL': {
        const size = await seal();
        return step.what === 'DECISION' ? { sealedDecision: size } : { sealedDisposal: size };
      }
      case 'DESTROY_KEYS':
        await keys.destroy(kids, decisionEvent);
        return { keysDestroyed: true };
      case 'RECORD_KEY': {
        const { kid } = step;
        const receipt = (await keys.receipts([kid])).get(kid);
        if (!receipt) throw new Error(`the store of keys does not say that ${kid} was destroyed`);
        const { destroyedAt, decision } = receipt;
        const command = { type: 'RecordKeyDestroyed', disposalId, kid, receipt: { destroyedAt, decisionEvent: decision } } as const;
        await this.tell(caseId, command, derivedId(disposalId, `key/${kid}`));
        return {};
      }
      case 'RECORD_DISPOSED':
        await this.tell(caseId, { type: 'RecordHandlingDisposed', disposalId }, derivedId(disposalId, 'disposed'));
        return {};
      case 'FORGET': {
        const { gone } = await stores.find(({ name }) => name === step.store)!.forget(scope);
        return { forgotten: new Map([...done.forgotten, [step.store, gone]]) };
      }
      case 'CHECK':
        await this.check(scope, events);
        return { checked: true };
      case 'COMPLETE': {
        const forgotten = [...done.forgotten].map(([store, gone]) => ({ store, gone }));
        await this.tell(
          caseId,
          { type: 'CompleteErasure', disposalId, forgotten, sealed: step.sealed },
          derivedId(disposalId, 'completed'),
        );
        return {};
      }
    }
  }

  /** Nothing that was to go can be read. Throws, and then nothing is said to be erased. */
  private async check({ kids, events: ids }: Scope, events: readonly RecordedEvent[]): Promise<void> {
    const [receipts, opened] = [await this.means!.keys.receipts(kids), await this.means!.keys.open(kids)];
    const open = kids.find((kid) => !receipts.has(kid) || typeof opened.get(kid) !== 'string');
    if (open !== undefined) throw new Error(`the key ${open} still opens what was to be erased`);
    const left = events.find(({ id, body }) => body !== null && ids.includes(id));
    if (left) throw new Error(`the content of event ${left.id} is still there`);
  }

  private async tell(caseId: string, command: PlainCaseCommand, commandId: string): Promise<void> {
    const told = await this.commands.execute(new GiveCaseCommand(caseId, command, systemContext(commandId, this.clock.now())));
    if (told.kind === 'refused') throw new CannotBeDone(told.refusal.message.sv);
    if (told.kind === 'stale') throw new Error(`${command.type}: the case moved on meanwhile`);
  }
}
