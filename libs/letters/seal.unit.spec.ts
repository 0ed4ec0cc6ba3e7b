import { createHash, createPublicKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { flattenedVerify, importJWK } from 'jose';
import { decisionLetter, developmentKey, faultsOf, resealed, sealed, sealKey, setLetter, WrongSealKey, type Sealed, type SealKey } from '.';
import { checkPdf } from './pades';
import { facts } from './testing/facts';

const AT = Temporal.Instant.from('2026-04-20T12:00:00Z');
const BY = { name: 'Kulturnämnden', reason: 'Försegling av beslut LIG 2026-14', at: AT };
const newKey = (development = false): SealKey => {
  const { privateKey, certificate } = developmentKey(AT);
  return sealKey(privateKey, certificate, development);
};
/** The bytes that the seal in a PDF is of, and the seal. */
function partsOf(pdf: Buffer) {
  const [, before, after] = /\/ByteRange \[0 (\d+) (\d+) /.exec(pdf.toString('latin1'))!.map(Number) as [number, number, number];
  return {
    content: Buffer.concat([pdf.subarray(0, before), pdf.subarray(after)]),
    cms: Buffer.from(pdf.subarray(before + 1, after - 1).toString('latin1'), 'hex'),
  };
}

describe('the seal', () => {
  const key = newKey();
  let unsealed: Buffer;
  let document: Sealed;
  beforeAll(async () => {
    unsealed = await setLetter(decisionLetter(facts(), { development: false }));
    document = sealed(unsealed, key, BY);
  });

  it('leaves the document as it was, byte for byte, and is written after it', () => {
    expect(document.pdf.subarray(0, unsealed.length).equals(unsealed)).toBe(true);
    expect(document.pdf.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached');
    expect(document.pdf.toString('latin1')).toMatch(/\/Prev \d+>>\nstartxref\n\d+\n%%EOF\n$/);
  });

  it('is recorded with the checksums of the whole file', () => {
    expect(document.sha256).toBe(createHash('sha256').update(document.pdf).digest('hex'));
    expect(document.sha512).toBe(createHash('sha512').update(document.pdf).digest('hex'));
    expect(faultsOf(document.pdf, document, key)).toEqual([]);
  });

  it('is a JWS with its payload left out that another program verifies (RFC 7797)', async () => {
    const [header = '', payload, signature = ''] = document.jws.split('.');
    expect(payload).toBe('');
    const jwk = await importJWK(key.certificate.publicKey.export({ format: 'jwk' }) as never, 'ES256');
    const jws = { protected: header, payload: new Uint8Array(document.pdf), signature };
    const { protectedHeader } = await flattenedVerify(jws, jwk);
    expect(protectedHeader).toEqual({
      alg: 'ES256',
      b64: false,
      crit: ['b64'],
      kid: key.id,
      'x5t#S256': createHash('sha256').update(key.certificate.raw).digest('base64url'),
    });
    const changed = new Uint8Array(document.pdf);
    changed[1000]! ^= 1;
    await expect(flattenedVerify({ ...jws, payload: changed }, jwk)).rejects.toThrow('signature verification failed');
  });

  it('is a signature in the PDF over all of it but itself, that names its certificate and verifies by that alone (PAdES B-B)', () => {
    const { content, cms } = partsOf(document.pdf);
    const hex = cms.toString('hex');
    const digest = createHash('sha256').update(content).digest('hex');
    // messageDigest, signing-certificate-v2 with the certificate's hash, and no signing-time of its own
    expect(hex).toContain(`06092a864886f70d010904${'3122'}0420${digest}`);
    expect(hex).toContain('060b2a864886f70d010910022f');
    expect(hex).toContain(`0420${createHash('sha256').update(key.certificate.raw).digest('hex')}`);
    expect(hex).not.toContain('06092a864886f70d010905');
    expect(hex).toContain(key.certificate.raw.toString('hex'));
    // the signed attributes stand from [0] to the algorithm of the signature; they are signed with the tag of a set
    const start = hex.indexOf('06092a864886f70d010903') / 2;
    const attributes = [2, 3, 4].map((back) => start - 2 - back).find((at) => cms[at] === 0xa0)!;
    const long = cms[attributes + 1]! & 0x80 ? 2 + (cms[attributes + 1]! & 0x7f) : 2;
    const length = long === 2 ? cms[attributes + 1]! : cms.readUIntBE(attributes + 2, long - 2);
    const signed = Buffer.from(cms.subarray(attributes, attributes + long + length));
    signed[0] = 0x31;
    const rest = cms.subarray(attributes + long + length);
    const signature = rest.subarray(14, 14 + rest[13]!); // after ecdsa-with-SHA256 and the head of the octets
    expect(verify('sha256', signed, createPublicKey(key.certificate.publicKey.export({ type: 'spki', format: 'pem' })), signature)).toBe(
      true,
    );
  });

  it('tells of any byte that is changed, taken away or added, wherever it is', () => {
    const { length } = document.pdf;
    const places = [20, 1000, unsealed.length - 100, unsealed.length + 40, length - 20];
    for (const at of places) {
      const changed = Buffer.from(document.pdf);
      changed[at]! ^= 1;
      expect(faultsOf(changed, document, key)).toEqual(['HASH', 'JWS', 'PDF']);
    }
    expect(faultsOf(Buffer.concat([document.pdf, Buffer.from('\n')]), document, key)).toContain('PDF');
    expect(faultsOf(document.pdf.subarray(0, -1), document, key)).toContain('PDF');
    expect(checkPdf(unsealed)).toEqual({ wrong: 'UNREADABLE' });
  });

  it('is refused when somebody else has sealed the same document', () => {
    const other = newKey();
    expect(faultsOf(sealed(unsealed, other, BY).pdf, document, key)).toEqual(['HASH', 'JWS', 'PDF']);
    expect(faultsOf(document.pdf, document, other)).toEqual(['JWS', 'PDF']);
  });

  it('says that it proves nothing when it is made with a development key', () => {
    const development = newKey(true);
    const [header = ''] = sealed(unsealed, development, BY).jws.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ development: true });
    expect(development.certificate.subject).toContain('bevisar ingenting');
  });

  it('is used again when a document was sealed and not recorded, but never for another document, another key or a damaged file', () => {
    const again = resealed(document.pdf, unsealed, key)!;
    expect(again.sha256).toBe(document.sha256);
    expect(faultsOf(document.pdf, again, key)).toEqual([]);
    const damaged = Buffer.from(document.pdf);
    damaged[damaged.length - 20]! ^= 1;
    expect(resealed(undefined, unsealed, key)).toBeUndefined();
    expect(resealed(damaged, unsealed, key)).toBeUndefined();
    expect(resealed(document.pdf, unsealed, newKey())).toBeUndefined();
    expect(resealed(document.pdf, Buffer.concat([unsealed, Buffer.from(' ')]), key)).toBeUndefined();
  });
});

describe('the key of the seal', () => {
  const pem = developmentKey(AT);
  it('is known by its thumbprint, and is the certificate’s own', () => {
    const { id, certificate } = sealKey(pem.privateKey, pem.certificate);
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(new X509Certificate(pem.certificate).verify(certificate.publicKey)).toBe(true);
    expect(certificate.validToDate.getUTCFullYear()).toBe(2036);
  });

  it('is refused when it is of another kind, not readable, or not the certificate’s', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => sealKey(rsa, pem.certificate)).toThrow('P-256');
    expect(() => sealKey('skräp', pem.certificate)).toThrow(WrongSealKey);
    expect(() => sealKey(developmentKey(AT).privateKey, pem.certificate)).toThrow('en annan nyckel');
  });
});
