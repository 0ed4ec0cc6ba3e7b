/** Whether the decision's documents are those that the log says, and sealed by the key that it says (RFC 7515, 7797; ES256). */
import { bytesOf, concat, fromBase64Url, textOf, toBase64Url, toHex } from '../bytes';
import { at, countAt, readJson, spell, textAt } from '../bundle/canonical';
import { sha256 } from '../sha256';
import { wrong, wrongAt, type Check, type ReadEvent, type World } from './check';
import { bodyOf, typeOf } from './event';
import { decisionWrong } from './statement';

const recorded = ({ events }: World): readonly ReadEvent[] =>
  events.filter((event) => typeOf(event) === 'DecisionDocumentMade' && event.content !== undefined);

const sha512 = async (bytes: Uint8Array): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-512', new Uint8Array(bytes))));

/** A P-256 key as certificates have it (RFC 5480), in hex, up to the two coordinates. */
const P256 = '3059301306072a8648ce3d020106082a8648ce3d030107034200' + '04';

/**
 * The public key with this thumbprint (RFC 7638) among the certificates that lie in the document, as 0x04 ‖ x ‖ y. Where it lies proves nothing and
 * need not: the log says the thumbprint.
 */
function sealKey(pdf: Uint8Array, id: string): Uint8Array<ArrayBuffer> | undefined {
  const text = new TextDecoder('latin1').decode(pdf).toLowerCase();
  for (let place = text.indexOf(P256); place >= 0; place = text.indexOf(P256, place + 1)) {
    const hex = text.slice(place + P256.length, place + P256.length + 128);
    if (!/^[0-9a-f]{128}$/.test(hex)) continue;
    const point = Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16));
    const [x, y] = [toBase64Url(point.subarray(0, 32)), toBase64Url(point.subarray(32))];
    if (toBase64Url(sha256(bytesOf(spell({ crv: 'P-256', kty: 'EC', x, y })!))) === id) return concat(Uint8Array.of(4), point);
  }
  return undefined;
}

/** Whether the JWS is of this very file by the key with this thumbprint. One algorithm, one header; nothing in it chooses a key. */
async function isSealed(jws: string, pdf: Uint8Array, id: string): Promise<boolean> {
  const [header, payload, encoded, ...more] = jws.split('.');
  const said = fromBase64Url(header ?? '');
  const signature = fromBase64Url(encoded ?? '');
  if (!header || !said || payload !== '' || signature?.length !== 64 || more.length > 0) return false;
  let value;
  try {
    value = readJson(textOf(said));
  } catch {
    return false;
  }
  const crit = at(value, 'crit');
  if (textAt(value, 'alg') !== 'ES256' || at(value, 'b64') !== false || textAt(value, 'kid') !== id) return false;
  if (!Array.isArray(crit) || crit.length !== 1 || crit[0] !== 'b64') return false;
  const point = sealKey(pdf, id);
  if (!point) return false;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    const key = await crypto.subtle.importKey('raw', point, curve, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, concat(bytesOf(`${header}.`), pdf));
  } catch {
    return false;
  }
}

export const decisionChecks: readonly Check[] = [
  {
    name: 'DECISION',
    promise: {
      sv: 'Det som beslutsfattaren godkände är det som loggen säger, och gällde just den här historien.',
      en: 'What the decider approved is what the log says, and was of exactly this history.',
    },
    look: decisionWrong,
  },
  {
    name: 'DECISION_FILE',
    promise: { sv: 'Beslutsdokumenten är de som loggen säger.', en: 'The decision documents are those that the log says.' },
    async look(world) {
      const { documents } = world.bundle;
      const said = recorded(world);
      const unknown = [...documents.keys()].find((sha) => !said.some((event) => textAt(bodyOf(event), 'sha256') === sha));
      if (unknown !== undefined)
        return wrong(
          'DECISION_FILE',
          `Dokumentet decisions/${unknown.slice(0, 12)}… nämns inte av någon händelse i ärendet.`,
          `The document decisions/${unknown.slice(0, 12)}… is named by no event of the case.`,
        );
      const absent: number[] = [];
      for (const event of said) {
        const pdf = documents.get(textAt(bodyOf(event), 'sha256') ?? '')?.pdf;
        if (!pdf) absent.push(event.number);
        else if (
          toHex(sha256(pdf)) !== textAt(bodyOf(event), 'sha256') ||
          (await sha512(pdf)) !== textAt(bodyOf(event), 'sha512') ||
          pdf.length !== countAt(bodyOf(event), 'bytes')
        )
          return wrongAt(
            'DECISION_FILE',
            event,
            'dokumentet i paketet är inte det som upprättades.',
            'the document in the bundle is not the one that was made.',
          );
      }
      return absent.length === 0
        ? undefined
        : {
            remark: {
              sv: `Dokumentet i händelse ${absent.join(', ')} finns inte i paketet och har inte prövats.`,
              en: `The document of event ${absent.join(', ')} is not in the bundle and was not checked.`,
            },
          };
    },
  },
  {
    name: 'DECISION_SEAL',
    promise: { sv: 'Beslutsdokumentens försegling håller.', en: 'The seals of the decision documents hold.' },
    async look(world) {
      const development: number[] = [];
      for (const event of recorded(world)) {
        const body = bodyOf(event);
        const [id, jws] = [textAt(body, 'sealKeyId') ?? '', textAt(body, 'jws') ?? ''];
        const document = world.bundle.documents.get(textAt(body, 'sha256') ?? '');
        if (document?.pdf && ((document.jws ?? jws) !== jws || !(await isSealed(jws, document.pdf, id))))
          return wrongAt('DECISION_SEAL', event, 'förseglingen håller inte för dokumentet.', 'the seal does not hold for the document.');
        if (at(body, 'developmentKey') === true) development.push(event.number);
      }
      return development.length === 0
        ? undefined
        : {
            remark: {
              sv: `Dokumentet i händelse ${development.join(', ')} är förseglat med en utvecklingsnyckel, som inte bevisar något.`,
              en: `The document of event ${development.join(', ')} is sealed with a development key, which proves nothing.`,
            },
          };
    },
  },
];
