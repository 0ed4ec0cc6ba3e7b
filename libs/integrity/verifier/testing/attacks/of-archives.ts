/** Files that are no bundles, or are two to two readers; and bundles that want to be more than they are. */
import { deflateRawSync } from 'node:zlib';
import { bytesOf, textOf } from '../../../index';
import { FILES, readZip, writeBundle, writeZip } from '../../../bundle';
import { POLICY } from '../forge';
import { attack, type Attack, type Ground } from './ground';

export function ofArchives({ honest }: Ground): readonly Attack[] {
  const archive = Buffer.from(writeBundle(honest, 'Läs mig'));
  const files = readZip(archive) as ReadonlyMap<string, Uint8Array>;
  const packed = (change: (name: string, bytes: Uint8Array) => readonly (readonly [string, Uint8Array])[]): Uint8Array =>
    writeZip([...files].flatMap(([name, bytes]) => change(name, bytes)).map(([name, bytes]) => ({ name, bytes })));
  const file = (name: string, change: (text: string) => string): Uint8Array =>
    packed((one, bytes) => [[one, one === name ? bytesOf(change(textOf(bytes))) : bytes]]);
  const plus = (name: string, text: string): Uint8Array =>
    writeZip([...Array.from(files, ([one, bytes]) => ({ name: one, bytes })), { name, bytes: bytesOf(text) }]);
  const at = (place: number, value: number): Uint8Array => archive.with(place, value);
  const end = archive.length - 22;
  const bad = (nr: string, name: string, bytes: Uint8Array): Attack => attack(nr, name, 'BUNDLE', bytes);
  return [
    bad('P18b', 'nothing', new Uint8Array()),
    bad('P18c', 'a file of another kind', bytesOf('%PDF-1.7 '.repeat(100))),
    bad('P18d', 'a file that was cut short', archive.subarray(0, archive.length - 100)),
    bad('P18e', 'a file with something before it', Buffer.concat([Buffer.from('#!/bin/sh\n'), archive])),
    bad('P18f', 'a file with something after it', Buffer.concat([archive, Buffer.from('x')])),
    bad('P18g', 'a packed entry', at(archive.indexOf(Buffer.from('PK\u0001\u0002')) + 10, 8)),
    bad('P18h', 'another byte in an entry', at(200, archive[200]! ^ 1)),
    bad('P18i', 'a directory that says fewer entries', at(end + 10, archive[end + 10]! - 1)),
    bad('P18j', 'a name that leads out of the folder', plus('../policy.txt', 'x')),
    bad('P18k', 'a name from the root of the disk', plus('/etc/passwd', 'x')),
    bad('P18l', 'a name that stands twice', plus(FILES.note, textOf(honest.note))),
    bad('P17', 'a policy in the bundle', plus('policy.txt', POLICY)),
    bad('P17b', 'a verifier in the bundle', plus('verify.mjs', 'console.log("Allt håller.")')),
    bad(
      'P18m',
      'a file that is missing',
      packed((name, bytes) => (name === FILES.head ? [] : [[name, bytes]])),
    ),
    bad(
      'P18n',
      'lines without an end',
      file(FILES.events, (text) => '['.repeat(200_000) + text),
    ),
    bad(
      'P18o',
      'an event that is nested without end',
      file(FILES.events, (text) => text.replace(/"leaf":"[^\n]*?","nonce"/, `"leaf":${'['.repeat(5000)}${']'.repeat(5000)},"nonce"`)),
    ),
    bad(
      'P18p',
      'an event that is not spelled canonically',
      file(FILES.events, (text) => text.replace('"idx":', '"idx": ')),
    ),
    bad(
      'P18q',
      'an event with another key',
      file(FILES.events, (text) => text.replaceAll('"withheld":null}', '"withheld":null,"x":1}')),
    ),
    bad(
      'P18r',
      'a key that the language has a meaning for',
      file(FILES.events, (text) => text.replace('{"data"', '{"__proto__":{},"data"')),
    ),
    bad(
      'P18s',
      'a head of another format',
      file(FILES.head, (text) => text.replace('evidence/v1', 'evidence/v2')),
    ),
    bad('P18t', 'a proof that is not base64', plus('history/3.proof', 'nej\n')),
    bad('P18u', 'an earlier note without a proof', plus('history/3.note', textOf(honest.note))),
    bad('P18v', 'a bomb', writeZip([{ name: FILES.events, bytes: deflateRawSync(Buffer.alloc(10_000_000)) }])),
    bad(
      'P18w',
      'more entries than a bundle has',
      writeZip(
        Array.from({ length: 5001 }, (_, n) => ({ name: `${n}`, bytes: new Uint8Array() })),
        5001,
      ),
    ),
  ];
}
