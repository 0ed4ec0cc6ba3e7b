/** A certificate authority of our own and a certificate for 127.0.0.1, written in DER by hand so that no tool has to be installed. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface TestCertificates {
  /** PEM. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));
const octets = (content: Buffer): Buffer => der(0x04, content);
const bits = (content: Buffer): Buffer => der(0x03, Buffer.of(0), content);
const integer = (content: Buffer): Buffer => der(0x02, content);
const TRUE = der(0x01, Buffer.of(0xff));

const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const COMMON_NAME = oid(0x55, 0x04, 0x03);
const BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);
const KEY_USAGE = oid(0x55, 0x1d, 0x0f);
const ALTERNATIVE_NAMES = oid(0x55, 0x1d, 0x11);
const KEY_ID = oid(0x55, 0x1d, 0x0e);

const named = (name: string): Buffer => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));
const moment = (at: Date): Buffer => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
const extension = (id: Buffer, value: Buffer, critical = false): Buffer => sequence(id, ...(critical ? [TRUE] : []), octets(value));
const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${bytes
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END CERTIFICATE-----\n`;

function certificate(subject: string, issuer: string, key: KeyObject, signer: KeyObject, extensions: readonly Buffer[]): string {
  const publicKey = key.export({ type: 'spki', format: 'der' });
  const day = 86_400_000;
  const serial = randomBytes(9);
  serial[0] = 0x01;
  const signed = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(serial),
    ECDSA_SHA256,
    named(issuer),
    sequence(moment(new Date(Date.now() - day)), moment(new Date(Date.now() + 30 * day))),
    named(subject),
    publicKey,
    der(0xa3, sequence(...extensions, extension(KEY_ID, octets(createHash('sha1').update(publicKey).digest())))),
  );
  return pem(sequence(signed, ECDSA_SHA256, bits(sign('sha256', signed, signer))));
}

export function testCertificates(): TestCertificates {
  const [authority, server] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' })) as [
    { publicKey: KeyObject; privateKey: KeyObject },
    { publicKey: KeyObject; privateKey: KeyObject },
  ];
  const names = sequence(der(0x87, Buffer.of(127, 0, 0, 1)), der(0x82, Buffer.from('localhost')));
  return {
    authority: certificate('Test authority', 'Test authority', authority.publicKey, authority.privateKey, [
      extension(BASIC_CONSTRAINTS, sequence(TRUE), true),
      extension(KEY_USAGE, der(0x03, Buffer.of(1, 0x06)), true),
    ]),
    certificate: certificate('eventstoredb-node', 'Test authority', server.publicKey, authority.privateKey, [
      extension(BASIC_CONSTRAINTS, sequence(), true),
      extension(ALTERNATIVE_NAMES, names),
    ]),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
