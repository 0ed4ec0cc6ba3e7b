/** The key that the system seals documents with: P-256 for ES256, and its certificate so that a reader of PDF can show the seal. */
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { canonicalJson } from '#libs/kernel';
import { bits, element, integer, octets, oid, sequence, set, tagged, utf8 } from './der';

export interface SealKey {
  /** RFC 7638 thumbprint of the public key, base64url. */
  readonly id: string;
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  /** Made by the process itself: proves nothing, and everything that it has sealed says so. */
  readonly development: boolean;
}

export class WrongSealKey extends Error {}

type Jwk = ReturnType<typeof jwkOf>;
const jwkOf = (key: KeyObject) => key.export({ format: 'jwk' });
const publicJwk = (certificate: X509Certificate): Jwk => jwkOf(certificate.publicKey);

/** RFC 7638 3.2: the members of an EC key that matter, in their order. */
export function thumbprint({ crv, kty, x, y }: Jwk): string {
  return createHash('sha256')
    .update(canonicalJson({ crv, kty, x, y } as Record<string, string>))
    .digest('base64url');
}

/** From PEM: a private key (PKCS#8) and its certificate. Throws {@link WrongSealKey} with a sentence in Swedish. */
export function sealKey(privateKey: string, certificate: string, development = false): SealKey {
  let key: KeyObject;
  let x509: X509Certificate;
  try {
    [key, x509] = [createPrivateKey(privateKey), new X509Certificate(certificate)];
  } catch {
    throw new WrongSealKey('Nyckeln eller certifikatet för förseglingen kunde inte läsas. Båda ska vara PEM.');
  }
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new WrongSealKey('Nyckeln för förseglingen ska vara en EC-nyckel på kurvan P-256.');
  if (!x509.checkPrivateKey(key)) throw new WrongSealKey('Certifikatet för förseglingen hör till en annan nyckel.');
  return { id: thumbprint(publicJwk(x509)), key, certificate: x509, development };
}

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const time = (at: Temporal.Instant): Buffer =>
  element(0x18, Buffer.from(`${at.toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '')}`, 'ascii'));
/** Signing, and that what is signed can't be denied. Critical. */
const KEY_USAGE = sequence(oid('2.5.29.15'), element(0x01, Buffer.from([0xff])), octets(Buffer.from([0x03, 0x02, 0x06, 0xc0])));

/** A new key with a certificate of its own, in PEM: valid for ten years from the instant. Whose it is stands in its name: nobody's. */
export function developmentKey(from: Temporal.Instant): { readonly privateKey: string; readonly certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('Liggaren, utvecklingsnyckel (bevisar ingenting)'))));
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40; // positive, and as long as it says
  const whole = sequence(
    tagged(0, integer(2)),
    element(0x02, serial),
    ECDSA_SHA256,
    name,
    sequence(time(from.subtract({ hours: 1 })), time(from.add({ hours: 24 * 3650 }))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(KEY_USAGE)),
  );
  const certificate = new X509Certificate(sequence(whole, ECDSA_SHA256, bits(sign('sha256', whole, privateKey))));
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: certificate.toString() };
}
