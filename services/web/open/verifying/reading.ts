/** What the reader gave, as the verifier takes it; or what is wrong with it, by its field. */
import { LARGEST_BUNDLE } from '../../../../libs/integrity/bundle/format';
import { readPolicy, WrongPolicy, type Policy } from '../../../../libs/integrity/policy';
import { packFiles, verifyPack, type PackVerdict } from '../../../../libs/integrity/verifier/pack';
import { readPublished, verify, type PublishedRoot, type Verdict } from '../../../../libs/integrity/verifier/verify';
import type { texts } from './texts';

export interface Given {
  readonly bundle: File | null;
  readonly policy: string;
  readonly published: string;
}
export type Wrong = Readonly<Partial<Record<keyof Given, string>>>;
type Words = (typeof texts)['sv'];

function policyIn(text: string, t: Words): Policy | string {
  if (text.trim() === '') return t.noPolicy;
  try {
    const policy = readPolicy(text.replaceAll('\r\n', '\n'));
    return policy.logs.length > 0 ? policy : t.noLog;
  } catch (error) {
    if (error instanceof WrongPolicy) return t.wrongPolicy(error.line, error.why);
    throw error;
  }
}

function rootsIn(text: string, t: Words): readonly PublishedRoot[] | string {
  const roots: PublishedRoot[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const root = readPublished(line);
    if (!root) return t.wrongPublished(line.trim());
    roots.push(root);
  }
  return roots;
}

/** Everything is done here: nothing is asked of any server. `onNext` is told of each case of several before it is checked. */
export async function checked(
  { bundle, policy, published }: Given,
  t: Words,
  onNext: (bundle: number, of: number) => Promise<void>,
): Promise<Verdict | PackVerdict | { readonly wrong: Wrong }> {
  const [trusted, roots] = [policyIn(policy, t), rootsIn(published, t)];
  const wrong: Wrong = {
    ...(bundle === null ? { bundle: t.noBundle } : bundle.size > LARGEST_BUNDLE ? { bundle: t.tooLarge } : {}),
    ...(typeof trusted === 'string' ? { policy: trusted } : {}),
    ...(typeof roots === 'string' ? { published: roots } : {}),
  };
  if (Object.keys(wrong).length > 0 || !bundle || typeof trusted === 'string' || typeof roots === 'string') return { wrong };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await bundle.arrayBuffer());
  } catch {
    return { wrong: { bundle: t.notRead } };
  }
  const trust = { policy: trusted, published: roots, now: Math.floor(Date.now() / 1000), maxAge: null };
  try {
    const several = packFiles(bytes);
    return several ? await verifyPack(several, trust, onNext) : await verify(bytes, trust);
  } catch {
    return { wrong: { bundle: t.cannot } };
  }
}
