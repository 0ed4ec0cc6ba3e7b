/**
 * The signature that lies inside a PDF: CMS (RFC 5652) over the file's bytes, of the kind that PAdES B-B demands (ETSI EN 319 142-1): it names its
 * certificate by hash (signing-certificate-v2, RFC 5035), and has no signing time of its own.
 */
import { createHash, sign, verify, X509Certificate } from 'node:crypto';
import { element1, elements, integer, octets, oid, sequence, set, tagged, type Node } from './der';
import type { SealKey } from './seal-key';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const SHA256 = sequence(oid(OID.sha256));
const attribute = (id: string, value: Buffer): Buffer => sequence(oid(id), set(value));

function partsOf(certificate: Buffer): { readonly serial: Buffer; readonly issuer: Buffer } {
  const parts = elements(element1(element1(certificate).body).body);
  const first = parts[0]?.tag === 0xa0 ? 1 : 0; // the version may be left out
  return { serial: parts[first]!.raw, issuer: parts[first + 2]!.raw };
}

/** `content` = the bytes that the signature is of, which are not in it. DER. */
export function signContent(content: Buffer, { key, certificate: { raw } }: SealKey): Buffer {
  const { serial, issuer } = partsOf(raw);
  const issuerSerial = sequence(sequence(tagged(4, issuer)), serial);
  const attributes = set(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(raw)), issuerSerial)))),
  );
  const signer = sequence(
    integer(1),
    sequence(issuer, serial),
    SHA256,
    // signed as a set, written with the tag of its place (RFC 5652 5.4)
    Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)]),
    sequence(oid(OID.ecdsaWithSha256)),
    octets(sign('sha256', attributes, key)),
  );
  const signedData = sequence(integer(1), set(SHA256), sequence(oid(OID.data)), tagged(0, raw), set(signer));
  return sequence(oid(OID.signedData), tagged(0, signedData));
}

export type Checked =
  { readonly certificate: X509Certificate } | { readonly wrong: 'UNREADABLE' | 'CHANGED' | 'SIGNATURE' | 'CERTIFICATE' };

/** Whether a signature is of these bytes, by the certificate that it holds and names. Who that is, and whether to be believed, is for the caller. */
export function checkSignature(der: Buffer, content: readonly Buffer[]): Checked {
  try {
    const [, outer] = elements(element1(der).body);
    const signedData = elements(element1(outer!.body).body);
    const certificate = new X509Certificate(element1(signedData.find(({ tag }) => tag === 0xa0)!.body).raw);
    const signer = elements(element1(signedData.at(-1)!.body).body);
    const attributes = signer.find(({ tag }) => tag === 0xa0)!;
    const signature = signer.findLast(({ tag }) => tag === 0x04)!;
    if (!valueOf(attributes, OID.messageDigest).body.equals(sha256(...content))) return { wrong: 'CHANGED' };
    const named = element1(element1(element1(valueOf(attributes, OID.signingCertificateV2).body).body).body);
    if (!named.body.equals(sha256(certificate.raw))) return { wrong: 'CERTIFICATE' };
    const signed = Buffer.concat([Buffer.from([0x31]), attributes.raw.subarray(1)]);
    return verify('sha256', signed, certificate.publicKey, signature.body) ? { certificate } : { wrong: 'SIGNATURE' };
  } catch {
    return { wrong: 'UNREADABLE' };
  }
}

/** The one value of a signed attribute. */
function valueOf(attributes: Node, id: string): Node {
  const wanted = oid(id);
  for (const { body } of elements(attributes.body)) {
    const [name, values] = elements(body);
    if (name?.raw.equals(wanted)) return element1(values!.body);
  }
  throw new RangeError(`no ${id}`);
}
