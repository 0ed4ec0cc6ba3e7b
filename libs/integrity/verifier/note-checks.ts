/** Who stands for the checkpoint, when, and whether it is the log that others have seen (audit.md 3, steps 1–3). */
import { toHex, same } from '../bytes';
import { attestations, readCheckpoint, type Attestation, type Checkpoint } from '../checkpoint';
import { readNote } from '../note';
import { sha256 } from '../sha256';
import { isQuorum, isSignedByLog, logWorth, standing, type Policy } from '../policy';
import { isConsistent } from '../tree';
import { wrong, type Check, type Told, type World } from './check';

/** Clocks of honest machines differ by less. */
export const CLOCK_SECONDS = 300;

export const logKeys = ({ logs }: Policy) => logs.map(({ key }) => key);
export const witnessKeys = ({ witnesses }: Policy) => Array.from(witnesses.values(), ({ key }) => key);
const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** By known keys whose signatures hold; a note where one does not is another check's to tell. */
const timesOf = ({ byLog = [], byWitnesses = [] }: World): readonly number[] =>
  [...byLog, ...byWitnesses].flatMap(({ time }) => (time === null ? [] : [time]));

function publishedWrong({ published, checkpoint, bundle }: World): Told {
  for (const { size, root } of published) {
    const human = `${size}:${toHex(root).slice(0, 16)}…`;
    if (size > checkpoint.size)
      return wrong(
        'ROLLBACK',
        `Loggen har varit större än i paketet: den publicerade roten ${human} är av ${size} blad, intyget av ${checkpoint.size}. Begär ett nyare paket.`,
        `The log has been larger than in the bundle: the published root ${human} is of ${size} leaves, the checkpoint of ${checkpoint.size}. Ask for a newer bundle.`,
      );
    const earlier = bundle.history.find((one) => one.size === size);
    if (size < checkpoint.size && !earlier)
      return wrong(
        'HISTORY',
        `Den publicerade roten ${human} kan inte jämföras, för paketet har inget bevis för storleken ${size}. Begär ett paket som har det.`,
        `The published root ${human} can't be compared, because the bundle has no proof for the size ${size}. Ask for one that has.`,
      );
    const agrees =
      size === checkpoint.size ? same(root, checkpoint.root) : isConsistent(size, checkpoint.size, root, checkpoint.root, earlier!.proof);
    if (!agrees)
      return wrong(
        'FORK',
        `Den publicerade roten ${human} hör inte till samma logg som paketets intyg: historien har skrivits om, eller så visas två olika loggar.`,
        `The published root ${human} does not belong to the log of the bundle’s checkpoint: history has been rewritten, or two logs are being shown.`,
      );
  }
  return published.length === 0
    ? {
        remark: {
          sv: 'Ingen publicerad rot angavs. Då har loggen inte jämförts med protokoll eller anslag: lägg till en rot som du har därifrån.',
          en: 'No published root was given. The log has then not been held against minutes or notices: add a root that you have from there.',
        },
      }
    : undefined;
}

/** A key that was given up or revoked stands for the log that it signed, and for nothing after. */
function keysWrong({ policy, checkpoint, byLog = [], byWitnesses, published }: World): Told {
  const worth = logWorth(policy, checkpoint, byLog);
  if (worth === 'ENDED')
    return wrong(
      'LOG_KEY',
      `Intyget, av ${checkpoint.size} blad, är signerat med en nyckel som enligt policyn bara gällde för en mindre logg.`,
      `The checkpoint, of ${checkpoint.size} leaves, is signed with a key that by the policy only held for a smaller log.`,
    );
  if (worth !== 'REVOKED_SINCE') return undefined;
  const witnessed = policy.quorum !== 'none' && byWitnesses !== undefined && isQuorum(policy, byWitnesses);
  const printed = published.some(({ size, root }) => size === checkpoint.size && same(root, checkpoint.root));
  if (!witnessed && !printed)
    return wrong(
      'LOG_KEY',
      'Loggens nyckel har spärrats sedan intyget gjordes, och den som har kommit över den kan ha gjort intyget. Då krävs vittnen, eller en publicerad rot av just den här storleken.',
      'The log’s key has been revoked since the checkpoint was made, and whoever has got hold of it may have made the checkpoint. It then takes witnesses, or a published root of this very size.',
    );
  return {
    remark: {
      sv: `Loggens nyckel har spärrats sedan intyget gjordes. Intyget gäller för att ${witnessed ? 'vittnen står för det' : 'dess rot är publicerad'}.`,
      en: `The log’s key has been revoked since the checkpoint was made. It counts because ${witnessed ? 'witnesses stand for it' : 'its root is published'}.`,
    },
  };
}

interface Signed {
  readonly earlier?: Checkpoint | undefined;
  /** Undefined when a signature by a key of the policy does not hold. */
  readonly by?: readonly Attestation[] | undefined;
}
/** By the SHA-256 of their bytes. Every bundle of a pack has the same ones, and each takes some milliseconds. */
const known = new WeakMap<Policy, Map<string, Signed>>();

async function lookedAt(bytes: Uint8Array, policy: Policy): Promise<Signed> {
  const note = readNote(bytes);
  return note ? { earlier: readCheckpoint(note.text), by: await attestations(note, logKeys(policy)) } : {};
}
async function signed(bytes: Uint8Array, policy: Policy): Promise<Signed> {
  const notes = known.get(policy) ?? new Map<string, Signed>();
  const name = toHex(sha256(bytes));
  const found = notes.get(name) ?? (await lookedAt(bytes, policy));
  known.set(policy, notes.set(name, found));
  return found;
}

async function historyWrong({ bundle: { history }, checkpoint, policy }: World): Promise<Told> {
  const unknown: number[] = [];
  for (const { size, note: bytes, proof } of history) {
    if (!bytes) continue;
    const { earlier, by } = await signed(bytes, policy);
    if (!earlier || earlier.origin !== checkpoint.origin || earlier.size !== size || !by)
      return wrong(
        'HISTORY',
        `Intyget i history/${size}.note är inget giltigt intyg av loggen.`,
        `The checkpoint in history/${size}.note is no valid checkpoint of the log.`,
      );
    if (size > checkpoint.size || !isConsistent(size, checkpoint.size, earlier.root, checkpoint.root, proof))
      return wrong(
        'FORK',
        `Intyget i history/${size}.note är inte en början på loggen i note.txt. Spara paketet: två sådana intyg visar att loggen har delats.`,
        `The checkpoint in history/${size}.note is no beginning of the log in note.txt. Keep the bundle: two such checkpoints show that the log was forked.`,
      );
    if (['ENDED', 'MISSING'].includes(logWorth(policy, earlier, by))) unknown.push(size);
  }
  return unknown.length > 0
    ? {
        remark: {
          sv: `${unknown.length} tidigare intyg är inte signerade med policyns nycklar (storlek ${unknown.slice(0, 5).join(', ')}). De hänger ihop med loggen men bevisar inget mer.`,
          en: `${unknown.length} earlier checkpoints are not signed with the policy’s keys (size ${unknown.slice(0, 5).join(', ')}). They are consistent with the log but prove nothing more.`,
        },
      }
    : undefined;
}

export const noteChecks: readonly Check[] = [
  {
    name: 'LOG_SIG',
    promise: {
      sv: 'En logg som policyn litar på har signerat intyget med båda sina nycklar (Ed25519 och ML-DSA-44).',
      en: 'A log that the policy trusts signed the checkpoint with both of its keys (Ed25519 and ML-DSA-44).',
    },
    look({ policy, byLog, checkpoint: { origin } }) {
      if (!policy.logs.some(({ key }) => key.name === origin))
        return wrong('ORIGIN', `Loggen ${origin} finns inte i policyn.`, `The log ${origin} is not in the policy.`);
      return byLog && isSignedByLog(policy, origin, byLog)
        ? undefined
        : wrong(
            'LOG_SIG',
            'Loggens signaturer på intyget saknas eller håller inte. Båda krävs.',
            'The log’s signatures of the checkpoint are missing or do not hold. Both are needed.',
          );
    },
  },
  {
    name: 'LOG_KEY',
    promise: {
      sv: 'Loggens nycklar gällde när intyget gjordes.',
      en: 'The log’s keys held when the checkpoint was made.',
    },
    look: keysWrong,
  },
  {
    name: 'WITNESS',
    promise: { sv: 'Tillräckligt många vittnen står för intyget.', en: 'Enough witnesses stand for the checkpoint.' },
    look({ policy, byWitnesses: by }) {
      if (!by)
        return wrong(
          'WITNESS',
          'Ett känt vittnes signatur på intyget håller inte.',
          'A known witness’s signature of the checkpoint does not hold.',
        );
      const names = standing(policy, by);
      const who = names.length > 0 ? names.join(', ') : null;
      if (!isQuorum(policy, by))
        return wrong(
          'WITNESS',
          `För få vittnen står för intyget: ${who ?? 'inget'}. Policyn kräver ${policy.quorum}.`,
          `Too few witnesses stand for the checkpoint: ${who ?? 'none'}. The policy asks for ${policy.quorum}.`,
        );
      if (policy.quorum !== 'none') return { remark: { sv: `Vittnen: ${who ?? 'inga'}.`, en: `Witnesses: ${who ?? 'none'}.` } };
      return {
        remark: {
          sv: 'Policyn kräver inga vittnen. Då är det bara loggen själv, och de rötter som du har från annat håll, som står för historien.',
          en: 'The policy asks for no witnesses. Then only the log itself, and the roots that you have from elsewhere, stand for the history.',
        },
      };
    },
  },
  {
    name: 'FUTURE',
    promise: { sv: 'Ingen signatur på intyget är från framtiden.', en: 'No signature of the checkpoint is from the future.' },
    look(world) {
      const late = timesOf(world).find((time) => time > world.now + CLOCK_SECONDS);
      return late === undefined
        ? undefined
        : wrong('TIME', 'Intyget har en signatur från framtiden.', 'The checkpoint has a signature from the future.');
    },
  },
  {
    name: 'AGE',
    promise: { sv: 'Intyget är inte äldre än vad du godtar.', en: 'The checkpoint is not older than you accept.' },
    look(world) {
      const times = timesOf(world);
      const latest = times.length > 0 ? Math.max(...times) : null;
      if (world.maxAge !== null && (latest === null || latest < world.now - world.maxAge))
        return wrong(
          'AGE',
          `Intyget är från ${latest === null ? 'okänd tid' : day(latest)}, äldre än du godtar. Begär ett nyare paket.`,
          `The checkpoint is from ${latest === null ? 'an unknown time' : day(latest)}, older than you accept. Ask for a newer bundle.`,
        );
      return latest === null
        ? undefined
        : { remark: { sv: `Intyget är från ${day(latest)}.`, en: `The checkpoint is from ${day(latest)}.` } };
    },
  },
  {
    name: 'PUBLISHED',
    promise: { sv: 'De publicerade rötterna hör till samma logg.', en: 'The published roots belong to the same log.' },
    look: publishedWrong,
  },
  {
    name: 'HISTORY',
    promise: { sv: 'Tidigare intyg i paketet är en början på samma logg.', en: 'Earlier checkpoints in the bundle begin the same log.' },
    look: historyWrong,
  },
];
