/**
 * Makes the document of a decision or of a change of it, seals it, puts it away and tells the case: in that order, so that what the case tells of is there. Killed on the
 * way, it is made again with the same bytes up to the seal; what was sealed and not told is told.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { EVENT_LOG, loadState, loadStream, stateOf, systemContext, type EventLog } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, type DecisionDocument } from '#libs/grant-cases';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import { CannotBeDone, type JobKind } from '#libs/jobs';
import { derivedId, SystemClock, type Clock } from '#libs/kernel';
import {
  decisionLetter,
  factsOf,
  PDFA_PART,
  resealed,
  revocationLetter,
  revocationOf,
  sealed,
  setLetter,
  type DecisionFacts,
  type Revocation,
  type Sealed,
  type SealKey,
} from '#libs/letters';
import { schemeDecider, schemeEvents, schemeStream } from '#libs/schemes';
import { MAKE_DECISION_DOCUMENT, type Making } from './decision-documents';
import { LETTERS, type LetterMeans } from './means';

/** What a document is to tell: a decision with what has been corrected in it, or that it is revoked. */
interface Told {
  readonly facts: DecisionFacts;
  readonly revocation: Revocation | undefined;
  readonly of: Pick<DecisionDocument, 'corrections' | 'revocation'>;
  /** What tells it from the decision's other documents. */
  readonly name: string;
}
const MOST_BYTES = 50_000_000;

@Injectable()
export class MakeDecisionDocument implements JobKind<Making> {
  readonly name = MAKE_DECISION_DOCUMENT;
  readonly attempts = 20;

  constructor(
    @Inject(LETTERS) private readonly by: LetterMeans,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(FILE_STORE) private readonly files: FileStore,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly commands: CommandBus,
  ) {}

  async run({ payload }: { readonly payload: Making }): Promise<void> {
    const told = await this.toTell(payload);
    if (!told) return;
    const { key } = this.by;
    if (!key) throw new CannotBeDone('SEAL_KEY_FILE och SEAL_CERTIFICATE_FILE är inte satta, så ingenting kan förseglas');
    const draft = derivedId(payload.decisionId, `document${told.name}`);
    const document = await this.made(told, key, draft);
    await this.putAway(document, draft);
    await this.tell(payload, told, document, key);
    await this.files.drop(draft);
  }

  /** Undefined when the document has been made. */
  private async toTell({ caseId, decisionId, revision }: Making): Promise<Told | undefined> {
    const { events } = await loadStream(this.log, caseStream(caseId));
    const state = stateOf(caseEvents, caseDecider, events);
    const schemeId = state.application?.schemeId;
    if (schemeId === undefined) throw new CannotBeDone('the case is not there');
    const revocation = revision === undefined ? undefined : revocationOf(events, revision);
    const scheme = await loadState(this.log, schemeStream(schemeId), schemeEvents, schemeDecider);
    // a decision that is revoked is told as it read just before
    const upTo = revocation ? revision! - 1 : revision;
    const facts = factsOf(decisionId, events, scheme.state, this.by.letterheads, upTo);
    if (!facts) throw new CannotBeDone('there is no such decision, or its content has been disposed of');
    const { length } = facts.corrections;
    const of = revocation ? ({ revocation: true } as const) : length > 0 ? { corrections: length } : {};
    const known = state.decisionDocuments.some(
      (one) => one.decisionId === decisionId && one.corrections === of.corrections && one.revocation === of.revocation,
    );
    if (known) return undefined;
    return { facts, of, revocation, name: revocation ? '/revocation' : length > 0 ? `/${length}` : '' };
  }

  private async made({ facts, revocation }: Told, key: SealKey, draft: string): Promise<Sealed> {
    const { development } = key;
    const unsealed = await setLetter(
      revocation ? revocationLetter(facts, revocation, { development }) : decisionLetter(facts, { development }),
    );
    const earlier = resealed(await this.files.readOwn(draft), unsealed, key);
    return earlier ?? sealed(unsealed, key, { name: facts.board, reason: `Försegling av beslut ${facts.number}`, at: this.clock.now() });
  }

  private async putAway({ pdf, sha256 }: Sealed, draft: string): Promise<void> {
    async function* content(): AsyncGenerator<Uint8Array> {
      yield pdf;
    }
    const received = await this.files.receive(draft, content(), MOST_BYTES);
    if (received === 'too-large' || received.sha256 !== sha256) throw new CannotBeDone('the document could not be put away');
    await this.files.keep(draft, sha256);
  }

  private async tell(
    { caseId, decisionId }: Making,
    { of, name }: Told,
    { pdf, sha256, sha512, jws }: Sealed,
    key: SealKey,
  ): Promise<void> {
    const what = { decisionId, sha256, sha512, bytes: pdf.length, pdfaPart: PDFA_PART, jws, ...of } as const;
    const command = { type: 'RecordDecisionDocument', ...what, sealKeyId: key.id, developmentKey: key.development } as const;
    const meta = systemContext(derivedId(decisionId, `document${name}/recorded`), this.clock.now());
    const told = await this.commands.execute(new GiveCaseCommand(caseId, command, meta));
    if (told.kind === 'refused' || told.kind === 'stale') throw new Error(`the document of ${decisionId} was not recorded: ${told.kind}`);
  }
}
