/** A log with a case that was decided, its document, other cases around it, and a seal at its end: told by the program’s own rules, in memory. */
import type { AppendRequest } from '#libs/event-log';
import { MemoryEventLog } from '#libs/event-log/memory';
import type { CaseEvent } from '#libs/grant-cases/events';
import { derivedId, type JsonObject } from '#libs/kernel';
import { decisionLetter, developmentKey, sealed, sealKey, setLetter, type Sealed, type SealKey } from '#libs/letters';
import { Story } from '../../../grant-cases/testing/story';
import { facts } from '../../../letters/testing/facts';
import { rootOfHeads, toBase64Url, type Head } from '../../index';

export const ORIGIN = 'bidrag.example.se/arendelogg';
export const STREAM = 'case-0198c0de-0000-7000-8000-00000000000a';
export const OTHER = 'case-0198c0de-0000-7000-8000-00000000000b';

/** As a log keeps it. */
export interface Leaf {
  readonly leaf: string;
  readonly nonce: Uint8Array;
  readonly data: string;
}
export interface ALog {
  readonly leaves: readonly Leaf[];
  readonly document: Sealed;
}

/** Every event of the story goes to the log, and the next command builds on where the log’s stream ends. */
class LoggedStory extends Story {
  private acts = 0;
  constructor(
    private readonly log: MemoryEventLog,
    private readonly stream: string,
    private readonly head: { revision: number; leafHashB64: string }[] = [],
  ) {
    super({
      origin: ORIGIN,
      caseId: stream.slice(5),
      get head() {
        return head.at(-1) ?? null;
      },
    } as ConstructorParameters<typeof Story>[0]);
  }
  override ask(...asked: Parameters<Story['ask']>): ReturnType<Story['ask']> {
    this.acts++;
    return super.ask(...asked);
  }
  override happened(event: CaseEvent): void {
    super.happened(event);
    const { type, body } = event;
    const revision = this.events.length - 1;
    const id = derivedId(this.stream.slice(5), String(revision));
    const commandId = derivedId(this.stream.slice(5), `act-${this.acts}`);
    const actor = { ref: 'p_someone', role: 'official', acr: 'loa3', at: 1_790_000_000, name: 'Någon', organisation: null };
    const context = { actor, commandId, correlationId: commandId, causationId: null, traceparent: null, rules: 'liggaren/1' };
    const request: AppendRequest = {
      stream: this.stream,
      expected: revision === 0 ? 'noStream' : { revision: revision - 1 },
      events: [{ id, type, schemaVersion: 1, body: body as unknown as JsonObject }],
      context: { ...context, recordedAt: Temporal.Instant.from(this.now) },
    };
    // the log in memory has written it when it answers, and it answers in its own time
    void this.log.append(request);
    const leafHash = this.log.stored().at(-1)!.leafHash;
    this.head.push({ revision, leafHashB64: leafHash.toString('base64url') });
  }
}

export const headsOf = (
  leaves: readonly { readonly stream: string; readonly revision: number; readonly leafHash: Uint8Array }[],
): Head[] => [...new Map(leaves.map((one) => [one.stream, one])).values()];

/** Appends the event that says where every stream ends. */
export async function seal(log: MemoryEventLog, at: string): Promise<void> {
  const records = await log.readSealed({ after: 0, limit: 1000 });
  const heads = headsOf(records);
  const own = heads.find(({ stream }) => stream === 'log-heads');
  const body = { size: records.length, streams: heads.length, root: toBase64Url(rootOfHeads(heads)) };
  const id = derivedId('0198c0de-0000-7000-8000-00000000000c', String(records.length));
  const actor = { ref: 'system', role: 'system', acr: 'system', at: 1_790_000_000, name: 'Systemet', organisation: null };
  await log.append({
    stream: 'log-heads',
    expected: own ? { revision: own.revision } : 'noStream',
    events: [{ id, type: 'HeadsSealed', schemaVersion: 1, body }],
    context: {
      actor,
      commandId: id,
      correlationId: id,
      causationId: null,
      traceparent: null,
      rules: 'liggaren/1',
      recordedAt: Temporal.Instant.from(at),
    },
  });
}

let key: SealKey | undefined;
/** Made once in a process: a key and a page of PDF take their time. */
async function aDocument(): Promise<Sealed & { readonly key: SealKey }> {
  const at = Temporal.Instant.from('2026-04-20T12:00:00Z');
  if (!key) {
    const { privateKey, certificate } = developmentKey(at);
    key = sealKey(privateKey, certificate, true);
  }
  const unsealed = await setLetter(decisionLetter(facts(), { development: true }));
  return { ...sealed(unsealed, key, { name: 'Kulturnämnden', reason: 'Försegling', at }), key };
}

/** A case that is decided, with its document. */
export async function tellCase(log: MemoryEventLog): Promise<Sealed> {
  const story = new LoggedStory(log, STREAM).decided('BIFALL');
  const document = await aDocument();
  story.happened({
    type: 'DecisionDocumentMade',
    body: {
      decisionId: story.state.decision!.decisionId,
      sha256: document.sha256,
      sha512: document.sha512,
      bytes: document.pdf.length,
      pdfaPart: '3A',
      sealKeyId: document.key.id,
      developmentKey: true,
      jws: document.jws,
    },
  });
  return document;
}

/** Its last leaf is a seal. */
export async function aLog(origin = ORIGIN): Promise<ALog> {
  const log = new MemoryEventLog({ origin, application: 'liggaren@0.0.0+test' });
  tellBegun(log);
  await seal(log, '2026-04-01T00:00:00Z');
  const document = await tellCase(log);
  await seal(log, '2026-06-01T00:00:00Z');
  const leaves = log.stored().map(({ leaf, nonce, data }) => ({ leaf: leaf.toString(), nonce, data: data.toString() }));
  return { leaves, document };
}

/** Another case, on its way. */
export function tellBegun(log: MemoryEventLog): void {
  new LoggedStory(log, OTHER).inPreparation();
}
