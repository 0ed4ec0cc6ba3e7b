/** Asking others to stand for the log (C2SP tlog-witness): each by itself, all at once, and never longer than a few seconds. */
import {
  attestations,
  isQuorum,
  madeBy,
  readNote,
  readSignatures,
  spellNote,
  standing,
  toBase64,
  type Attestation,
  type Checkpoint,
  type Note,
  type NoteSignature,
  type Policy,
} from '#libs/integrity';

/** What is to be stood for. */
export interface Asked extends Pick<Checkpoint, 'size'> {
  readonly note: Uint8Array;
}
/** Proof that the tree begins with that of so many leaves. */
export type Prove = (oldSize: number) => Promise<readonly Uint8Array[]>;

export interface Stood {
  /** With the signatures of those that stand for it. */
  readonly note: Uint8Array;
  /** Names of these, as the policy has them. */
  readonly names: readonly string[];
  /** Why they are too few, in Swedish; null when they are enough. */
  readonly wanting: string | null;
}
export interface Witnesses {
  /** Of everybody that is asked, as the policy has them. */
  readonly names: readonly string[];
  ask(asked: Asked, prove: Prove): Promise<Stood>;
}

/** A witness did not sign. `message` is Swedish and begins after its name. */
class NotSigned extends Error {}

const PATIENCE_MS = 5000;
const LARGEST_ANSWER = 100_000;

export const addCheckpointBody = (oldSize: number, proof: readonly Uint8Array[], note: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n`), note]);

type Named = readonly [name: string, witness: Policy['witnesses'] extends ReadonlyMap<string, infer W> ? W : never];

interface ItsSignature {
  readonly signature: NoteSignature;
  readonly by: readonly Attestation[];
}

export class WitnessesByPolicy implements Witnesses {
  /** Leaves that each witness has seen, as far as we know. */
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly policy: Policy,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  get names(): readonly string[] {
    return [...this.policy.witnesses.keys()];
  }

  async ask(asked: Asked, prove: Prove): Promise<Stood> {
    const note = readNote(asked.note)!;
    const [before, left] = await this.standingIn(note);
    const answers = await Promise.all(left.map((named) => this.askOne(named, asked, note, prove)));
    const stood = answers.filter((answer) => typeof answer !== 'string');
    const by = [...before, ...stood.flatMap((answer) => answer.by)];
    const whole: Note = { ...note, signatures: [...note.signatures, ...stood.map(({ signature }) => signature)] };
    const names = standing(this.policy, by);
    const failed = answers.filter((answer) => typeof answer === 'string').join(' ');
    const wanting = `Kontrollpunkten med ${asked.size} händelser har ${names.length} av ${this.policy.witnesses.size} vittnen, för få. ${failed}`;
    return { note: spellNote(whole), names, wanting: isQuorum(this.policy, by) ? null : wanting };
  }

  /** Those that stand for the note already, and those that are to be asked. The log's own signatures are not looked at: they are ours. */
  private async standingIn(note: Note): Promise<readonly [readonly Attestation[], readonly Named[]]> {
    const by: Attestation[] = [];
    const left: Named[] = [];
    for (const named of this.policy.witnesses) {
      const stood = await attestations(note, [named[1].key]);
      if (stood && stood.length > 0) by.push(...stood);
      else if (named[1].url !== null) left.push(named);
    }
    return [by, left];
  }

  /** A signature that holds, so that the note is never worth nothing; or a Swedish sentence on why there is none. */
  private async askOne([name, { key, url }]: Named, asked: Asked, { text }: Note, prove: Prove): Promise<ItsSignature | string> {
    try {
      const signature = (await this.signaturesOf(name, url!, asked, prove)).find((line) => madeBy(key, line));
      const by = signature && (await attestations({ text, signatures: [signature] }, [key]));
      if (!by) throw new NotSigned('gav en underskrift som inte håller');
      this.seen.set(name, asked.size);
      return { signature, by };
    } catch (error) {
      return `${name} ${error instanceof NotSigned ? error.message : 'svarade inte'}.`;
    }
  }

  private async signaturesOf(name: string, url: string, asked: Asked, prove: Prove): Promise<readonly NoteSignature[]> {
    let answer = await this.post(url, this.seen.get(name) ?? 0, asked, prove);
    const size = answer.status === 409 && answer.type === 'text/x.tlog.size' ? /^(0|[1-9]\d{0,15})\n$/.exec(answer.text)?.[1] : undefined;
    if (size !== undefined) {
      if (Number(size) > asked.size) throw new NotSigned(`har redan sett ${size} händelser`);
      this.seen.set(name, Number(size));
      answer = await this.post(url, Number(size), asked, prove);
    }
    if (answer.status === 409 || answer.status === 422) throw new NotSigned('har sett en annan historik och vägrar');
    if (answer.status !== 200) throw new NotSigned(`svarade ${answer.status}`);
    return readSignatures(answer.text) ?? [];
  }

  private async post(url: string, oldSize: number, { note }: Asked, prove: Prove) {
    const body = new Uint8Array(addCheckpointBody(oldSize, await prove(oldSize), note));
    const signal = AbortSignal.timeout(this.patienceMs);
    const answer = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, { method: 'POST', body, signal, redirect: 'error' });
    return { status: answer.status, type: answer.headers.get('content-type')?.split(';')[0], text: await short(answer) };
  }
}

/** A witness that sends without end is one that does not answer. */
async function short(answer: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST_ANSWER) throw new Error('too long an answer');
  }
  return text;
}
