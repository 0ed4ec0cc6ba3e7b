import { createHash, timingSafeEqual } from 'node:crypto';
import { fromBase64 } from '#libs/integrity';
import type { Answering, Asking } from '../plain-server';
import { readSigned, spellSigned, type RefusalSpelled, type ToSignSpelled } from './remote-signer';
import { OtherHistory, type CheckpointSigner, type ToSign } from './signer';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const MOST_HASHES = 64;

function read(body: Buffer): ToSign | undefined {
  try {
    const wanted = JSON.parse(body.toString()) as ToSignSpelled;
    const proof = wanted.proof.map((one) => fromBase64(one));
    if (proof.length > MOST_HASHES || !proof.every((one) => one?.length === 32)) return undefined;
    return { ...readSigned(wanted), proof: proof as Uint8Array[] };
  } catch {
    return undefined;
  }
}

function sizeIn(body: Buffer): number | undefined {
  try {
    const { size } = JSON.parse(body.toString()) as { size?: unknown };
    return typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : undefined;
  } catch {
    return undefined;
  }
}

/** Answers whoever has the token: a stranger must not be the one who says how the log goes on. */
export function signerService(signer: CheckpointSigner, token: string): (asking: Asking) => Promise<Answering> {
  const bearer = hash(`Bearer ${token}`);
  return async ({ method, path, authorization, body }) => {
    if (method === 'GET' && path === '/health') return { status: 200, body: 'ok\n' };
    if (!timingSafeEqual(hash(authorization ?? ''), bearer)) return { status: 401 };
    if (method === 'GET' && path === '/keys') return { status: 200, body: (await signer.keys()).map((key) => `${key}\n`).join('') };
    if (method === 'GET' && path === '/signed')
      return { status: 200, type: 'application/json', body: JSON.stringify(spellSigned(await signer.signed())) };
    if (method === 'POST' && path === '/overlapped') {
      const size = sizeIn(body);
      if (size === undefined) return { status: 400 };
      await signer.overlapped(size);
      return { status: 204 };
    }
    if (method !== 'POST' || path !== '/sign') return { status: 404 };
    const wanted = read(body);
    if (!wanted) return { status: 400 };
    try {
      return { status: 200, body: await signer.sign(wanted) };
    } catch (error) {
      if (!(error instanceof OtherHistory)) throw error;
      const refusal: RefusalSpelled = { kind: error.kind, signed: spellSigned(error.signed) };
      return { status: 409, type: 'application/json', body: JSON.stringify(refusal) };
    }
  };
}
