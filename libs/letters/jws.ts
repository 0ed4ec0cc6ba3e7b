/** The system's seal over a whole file: JWS with its payload left out and not encoded (RFC 7515 appendix F, RFC 7797), ES256. */
import { createHash, sign, verify } from 'node:crypto';
import type { SealKey } from './seal-key';

interface Header {
  readonly alg: 'ES256';
  readonly b64: false;
  readonly crit: readonly ['b64'];
  readonly kid: string;
  /** Thumbprint of the certificate (RFC 7515 4.1.8). */
  readonly 'x5t#S256': string;
  /** Only there when the key proves nothing. */
  readonly development?: true;
}

const headerOf = ({ id, certificate, development }: SealKey): Header => ({
  alg: 'ES256',
  b64: false,
  crit: ['b64'],
  kid: id,
  'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url'),
  ...(development ? { development } : {}),
});
const signed = (header: string, file: Buffer): Buffer => Buffer.concat([Buffer.from(`${header}.`, 'ascii'), file]);

/** `<header>..<signature>`. */
export function sealFile(file: Buffer, key: SealKey): string {
  const header = Buffer.from(JSON.stringify(headerOf(key))).toString('base64url');
  const signature = sign('sha256', signed(header, file), { key: key.key, dsaEncoding: 'ieee-p1363' });
  return `${header}..${signature.toString('base64url')}`;
}

/** True when the seal is of this very file, by the key that the certificate holds. */
export function isSealOf(jws: string, file: Buffer, { id, certificate }: Pick<SealKey, 'id' | 'certificate'>): boolean {
  const [header, payload, signature, ...more] = jws.split('.');
  if (!header || payload !== '' || !signature || more.length > 0) return false;
  const said = readHeader(header);
  if (said?.alg !== 'ES256' || said.b64 !== false || said.kid !== id) return false;
  if (JSON.stringify(said.crit) !== '["b64"]') return false;
  const key = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', signed(header, file), key, Buffer.from(signature, 'base64url'));
}

function readHeader(encoded: string): Partial<Header> | undefined {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as Partial<Header>;
  } catch {
    return undefined;
  }
}
