/** A bundle as the file that is given out. */
import { bytesOf, concat, toBase64, toBase64Url } from '../bytes';
import { spell, type JsonObject } from './canonical';
import { FILES, FORMAT, type Bundle, type BundledEvent } from './format';
import { writeZip, type ZipEntry } from './zip';

const eventAsJson = ({ idx, leaf, nonce, data, proof, withheld, keys }: BundledEvent): JsonObject => ({
  ...(keys ? { keys } : {}),
  idx,
  leaf,
  nonce: nonce && toBase64Url(nonce),
  data,
  proof: proof.map(toBase64Url),
  withheld,
});
const headAsJson = ({ stream, seal, membership }: Pick<Bundle, 'stream' | 'seal' | 'membership'>): JsonObject => ({
  format: FORMAT,
  stream,
  seal: eventAsJson(seal),
  membership: { index: membership.index, streams: membership.streams, proof: membership.proof.map(toBase64Url) },
});
const spelled = (value: JsonObject): Uint8Array => bytesOf(`${spell(value)!}\n`);

/** The same bundle gives the same bytes. `readMe` is for people, and proves nothing. */
export function writeBundle(bundle: Bundle, readMe: string): Uint8Array<ArrayBuffer> {
  const entries: ZipEntry[] = [
    { name: FILES.readMe, bytes: bytesOf(readMe) },
    { name: FILES.note, bytes: bundle.note },
    { name: FILES.head, bytes: spelled(headAsJson(bundle)) },
    { name: FILES.summary, bytes: bytesOf(`${bundle.summary}\n`) },
    { name: FILES.events, bytes: concat(...bundle.events.map((event) => spelled(eventAsJson(event)))) },
  ];
  for (const { size, note, proof } of bundle.history) {
    if (note) entries.push({ name: `history/${size}.note`, bytes: note });
    entries.push({ name: `history/${size}.proof`, bytes: bytesOf(proof.map((hash) => `${toBase64(hash)}\n`).join('')) });
  }
  for (const [sha256, { pdf, jws }] of bundle.documents) {
    if (pdf) entries.push({ name: `decisions/${sha256}.pdf`, bytes: pdf });
    if (jws !== null) entries.push({ name: `decisions/${sha256}.jws`, bytes: bytesOf(jws) });
  }
  return writeZip(entries);
}
