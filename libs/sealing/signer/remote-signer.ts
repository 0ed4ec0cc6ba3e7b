import { fromBase64, toBase64 } from '#libs/integrity';
import { OtherHistory, type CheckpointSigner, type Signed, type ToSign } from './signer';

/** What a signer in a process of its own is asked and answers: the bytes in standard base64. */
export interface SignedSpelled {
  readonly size: number;
  readonly root: string;
}
export interface ToSignSpelled extends SignedSpelled {
  readonly proof: readonly string[];
}
export interface RefusalSpelled {
  readonly kind: OtherHistory['kind'];
  readonly signed: SignedSpelled;
}

export const spellSigned = ({ size, root }: Signed): SignedSpelled => ({ size, root: toBase64(root) });

/** Throws for what is no size and hash. */
export function readSigned({ size, root }: SignedSpelled): Signed {
  const bytes = typeof root === 'string' ? fromBase64(root) : undefined;
  if (!Number.isSafeInteger(size) || size < 0 || bytes?.length !== 32) throw new TypeError('not a signed tree');
  return { size, root: bytes };
}

const PATIENCE_MS = 5000;

/** The signer on the other side of SIGNER_URL. */
export class RemoteSigner implements CheckpointSigner {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async keys(): Promise<readonly string[]> {
    const text = await (await this.ask('keys')).text();
    return text.split('\n').filter((line) => line !== '');
  }

  async signed(): Promise<Signed> {
    return readSigned((await (await this.ask('signed')).json()) as SignedSpelled);
  }

  async sign({ size, root, proof }: ToSign): Promise<Uint8Array> {
    const wanted: ToSignSpelled = { ...spellSigned({ size, root }), proof: proof.map(toBase64) };
    const answer = await this.ask('sign', JSON.stringify(wanted));
    if (answer.status !== 409) return new Uint8Array(await answer.arrayBuffer());
    const { kind, signed } = (await answer.json()) as RefusalSpelled;
    throw new OtherHistory(kind, readSigned(signed), size);
  }

  async overlapped(size: number): Promise<void> {
    await this.ask('overlapped', JSON.stringify({ size }));
  }

  private async ask(what: string, body: string | null = null): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const method = body === null ? 'GET' : 'POST';
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${this.url.replace(/\/+$/, '')}/${what}`, { method, headers, body, signal, redirect: 'error' });
    if (answer.status === 401) throw new Error('den känner inte igen SIGNER_SECRET');
    if (!answer.ok && answer.status !== 409) throw new Error(`den svarade ${answer.status}`);
    return answer;
  }
}
