/** Whether what was approved is what the log says was decided (audit.md 6.1): the statement, its checksum, and the history that it was bound to. */
import { bytesOf, concat, toBase64Url, toHex } from '../bytes';
import { at, countAt, isCanonical, isObject, readJson, spell, textAt, type Json } from '../bundle/canonical';
import { sha256 } from '../sha256';
import { isClosed } from '../bundle/released';
import { firstWrong, type ReadEvent, type Told, type World } from './check';
import { bodyOf, typeOf } from './event';

interface Words {
  readonly sv: string;
  readonly en: string;
}

const digest = (text: string): string => toHex(sha256(bytesOf(text)));
/** Of a value as it is spelled; of nothing for what is not there. */
const digestOf = (value: Json | undefined): string => digest((value === undefined ? undefined : spell(value)) ?? '');
const pick = (value: Json | undefined, ...keys: readonly string[]): Json | undefined => {
  const picked = keys.map((key) => [key, at(value, key)] as const);
  return picked.every(([, inner]) => inner !== undefined) ? (Object.fromEntries(picked) as Json) : undefined;
};
const bytesOfHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** The nonce of a sign-in that approved several statements at once, from their checksums in their order. */
const nonceOf = (digests: readonly string[]): string =>
  toBase64Url(sha256(bytesOf('liggaren/sitting/v1\0'), concat(...digests.map(bytesOfHex))));

const isSignedHere = (sitting: Json | undefined, statementSha256: string): boolean => {
  const digests = at(sitting, 'digests');
  if (!Array.isArray(digests) || !digests.every((one) => typeof one === 'string' && /^[0-9a-f]{64}$/.test(one))) return false;
  return digests.includes(statementSha256) && textAt(sitting, 'nonce') === nonceOf(digests as string[]);
};

/** Kinds of events that decide a case. */
const DECIDES = ['DecisionMade', 'CaseWrittenOff'];
/** Kinds that hold what was approved, and where in them: in the event itself, or in a part of it that older ones lack. */
const APPROVED: Readonly<Record<string, readonly string[]>> = {
  DecisionSigned: [],
  DecisionCorrected: ['approval'],
  DecisionRevoked: ['approval'],
};

/** Whether something of it is an encrypted field that no key was given to: what can't be read can't be compared. */
const hasShut = (value: Json | undefined): boolean =>
  isClosed(value) ||
  (Array.isArray(value) ? (value as readonly Json[]).some(hasShut) : isObject(value) && Object.values(value).some(hasShut));

/** What does not agree between the statement of a decision and the event that makes it. */
function wrongDecision(statement: Json, decision: ReadEvent | undefined): Words | undefined {
  if (!decision) return { sv: 'det finns inget beslut som den godkänner.', en: 'there is no decision that it approves.' };
  const body = bodyOf(decision);
  // disposed of, or withheld: told by another check
  if (body === undefined) return undefined;
  const content = at(body, 'content');
  const reasonsShut = hasShut(at(content, 'reasons') ?? at(body, 'reasons')) || hasShut(at(content, 'criterionReasons'));
  const made = typeOf(decision) === 'DecisionMade';
  const agrees = made
    ? textAt(statement, 'outcome') === textAt(content, 'outcome') &&
      countAt(statement, 'amountÖre') === countAt(content, 'amountOre') &&
      textAt(statement, 'conditionsSha256') === digestOf(pick(content, 'terms', 'termsVersion', 'payment')) &&
      (reasonsShut || textAt(statement, 'motiveringSha256') === digestOf(pick(content, 'reasons', 'criterionReasons')))
    : textAt(statement, 'outcome') === 'AVSKRIVNING' &&
      countAt(statement, 'amountÖre') === 0 &&
      (reasonsShut || textAt(statement, 'motiveringSha256') === digestOf({ criterionReasons: [], reasons: at(body, 'reasons') ?? null }));
  const sameAct =
    textAt(statement, 'beslutsdatum') === textAt(body, 'decidedOn') &&
    textAt(statement, 'beslutsfattare', 'ref') === textAt(body, 'decider', 'ref') &&
    textAt(statement, 'delegation', 'item') === textAt(body, 'itemNumber') &&
    textAt(statement, 'delegation', 'version') === textAt(body, 'orderVersion');
  return agrees && sameAct
    ? undefined
    : {
        sv: `det godkända beslutet är inte det som händelse ${decision.number} säger.`,
        en: `the decision approved is not the one that event ${decision.number} says.`,
      };
}

/** What was approved covers the exact history before it: all that came between is of the same act. */
function wrongHead(statement: Json, event: ReadEvent, events: readonly ReadEvent[]): Words | undefined {
  const revision = countAt(statement, 'caseHead', 'rev');
  const seen = revision === undefined ? undefined : events[revision];
  const between = revision === undefined ? [] : events.slice(revision + 1, event.number - 1);
  const act = textAt(event.said, 'cmd');
  return seen &&
    seen.number < event.number &&
    textAt(statement, 'caseHead', 'leafHash') === toBase64Url(seen.leafHash) &&
    between.every(({ said }) => textAt(said, 'cmd') === act)
    ? undefined
    : {
        sv: 'godkännandet gällde en annan historia än den som står här.',
        en: 'the approval was of another history than the one that stands here.',
      };
}

const isEncrypted = (value: Json | undefined): boolean => isObject(value) && at(value, '$enc') === 1;
const isApproval = (event: ReadEvent): boolean => Object.hasOwn(APPROVED, typeOf(event) ?? '');
const isUnread = (event: ReadEvent): boolean =>
  isApproval(event) && (event.content === undefined || isEncrypted(at(bodyOf(event), ...APPROVED[typeOf(event)!]!, 'statement')));

function wrongApproval(event: ReadEvent, world: World): Words | undefined {
  const { events, bundle, checkpoint } = world;
  const body = bodyOf(event);
  const approval = at(body, ...APPROVED[typeOf(event)!]!);
  const [text, said] = [at(approval, 'statement'), textAt(approval, 'statementSha256')];
  // made before approvals were asked for; or its text is encrypted, which is told
  if (approval === undefined || isEncrypted(text)) return undefined;
  if (typeof text !== 'string' || digest(text) !== said)
    return { sv: 'kontrollsumman är inte av det som godkändes.', en: 'the checksum is not of what was approved.' };
  const statement = readJson(text);
  if (statement === undefined || !isCanonical(text, statement))
    return { sv: 'det godkända beslutet kan inte läsas.', en: 'the decision approved can’t be read.' };
  if (
    textAt(statement, 'stream') !== bundle.stream ||
    textAt(statement, 'log') !== checkpoint.origin ||
    textAt(statement, 'decisionId') !== textAt(body, 'decisionId')
  )
    return { sv: 'det som godkändes gäller ett annat ärende eller beslut.', en: 'what was approved is of another case or decision.' };
  if (textAt(statement, 'signMessageSha256') !== digest(textAt(statement, 'text') ?? ''))
    return { sv: 'texten som visades är inte den som godkändes.', en: 'the text shown is not the one approved.' };
  const sitting = at(approval, 'sitting');
  if (sitting !== undefined && !isSignedHere(sitting, said))
    return { sv: 'inloggningen gällde inte det här beslutet.', en: 'the sign-in was not for this decision.' };
  const head = wrongHead(statement, event, events);
  if (head || typeOf(event) !== 'DecisionSigned') return head;
  if (textAt(statement, 'beslutsfattare', 'ref') !== textAt(body, 'signer', 'ref'))
    return { sv: 'den som godkände är inte den som beslutade.', en: 'whoever approved is not who decided.' };
  const id = textAt(body, 'decisionId');
  return wrongDecision(
    statement,
    events.find((one) => DECIDES.includes(typeOf(one) ?? '') && (one.content === undefined || textAt(bodyOf(one), 'decisionId') === id)),
  );
}

/** The first approval that does not hold, or decision that nobody approved. */
export function decisionWrong(world: World): Told {
  const { events } = world;
  const unread = events.filter(isUnread);
  const approved = new Set(
    events.filter((event) => typeOf(event) === 'DecisionSigned').map((event) => textAt(bodyOf(event), 'decisionId')),
  );
  const fault = firstWrong(events, 'DECISION', (event) => {
    const type = typeOf(event) ?? '';
    if (event.content === undefined) return undefined;
    if (isApproval(event)) return wrongApproval(event, world);
    if (!DECIDES.includes(type) || approved.has(textAt(bodyOf(event), 'decisionId')) || unread.length > 0) return undefined;
    return { sv: 'beslutet har inget godkännande.', en: 'the decision has no approval.' };
  });
  if (fault) return fault;
  if (unread.length > 0)
    return {
      remark: {
        sv: `Godkännandet i händelse ${unread.map(({ number }) => number).join(', ')} kan inte läsas här och har inte prövats mot beslutet.`,
        en: `The approval in event ${unread.map(({ number }) => number).join(', ')} can’t be read here and was not checked against the decision.`,
      },
    };
  return events.some((event) => DECIDES.includes(typeOf(event) ?? ''))
    ? undefined
    : { remark: { sv: 'Ärendet har inget beslut.', en: 'The case has no decision.' } };
}
