/** Notes that are spelled otherwise, signed by others, or of another log. */
import { bytesOf, ED25519, ML_DSA_44, readNote, rootOf, signCheckpoint, spellCheckpoint, spellNote, textOf } from '../../../index';
import { aLog, ORIGIN } from '../a-log';
import { bundleOf, earlier, hashesOf, keyOf, leafOf, LOG_KEYS, NOW, noteOf, rechained, saidBy, SIGNERS, WITNESSES } from '../forge';
import { attack, type Attack, type Ground } from './ground';

export async function ofNotes({ leaves, honest, documents }: Ground): Promise<readonly Attack[]> {
  const text = textOf(honest.note);
  const spelled = (nr: string, name: string, other: string): Attack => attack(nr, name, 'NOTE', { ...honest, note: bytesOf(other) });
  const signed = (nr: string, name: string, note: Uint8Array, expected: Attack['expected']): Attack =>
    attack(nr, name, expected, { ...honest, note });
  const read = readNote(honest.note)!;
  const checkpoint = { origin: ORIGIN, size: leaves.length, root: rootOf(hashesOf(leaves)) };
  const by = (keys: typeof SIGNERS, time = NOW - 60, of = checkpoint) => keys.map((key) => signCheckpoint(key, of, time));
  const [ed25519, mlDsa44] = LOG_KEYS as [(typeof LOG_KEYS)[0], (typeof LOG_KEYS)[0]];
  const [w1, w2, w3, w4] = WITNESSES as [typeof ed25519, typeof ed25519, typeof ed25519, typeof ed25519];
  const confused = { ...by([w1])[0]!, name: w4.verifier.name, keyId: w4.verifier.id };
  const annan = 'annan.example.se/logg';
  const elsewhere = [keyOf(annan, ED25519), keyOf(annan, ML_DSA_44), ...WITNESSES.slice(0, 3)];
  const ofTest = (await aLog('test.example.se/arendelogg')).leaves;
  const relabelled = rechained(ofTest.map((leaf) => leafOf({ ...saidBy(leaf), log: 'test.example.se/arendelogg' }, leaf.nonce, leaf.data)));
  return [
    spelled('39', 'lines that end with CR LF', text.replaceAll('\n', '\r\n')),
    spelled('40', 'a size with a leading zero', text.replace(`\n${leaves.length}\n`, `\n0${leaves.length}\n`)),
    signed('41', 'an extension line', spellNote({ ...read, text: `${read.text}extra\n` }), 'NOTE'),
    signed('42', 'a second checkpoint in the same note', spellNote({ ...read, text: `${read.text}\n${read.text}` }), 'NOTE'),
    signed(
      '43',
      'signatures from the future',
      spellNote({ ...read, signatures: [...by(LOG_KEYS), ...by([w1, w2, w3], NOW + 86_400)] }),
      'TIME',
    ),
    signed(
      '44',
      'another bit in the root',
      spellNote({ ...read, text: spellCheckpoint({ ...checkpoint, root: checkpoint.root.with(0, checkpoint.root[0]! ^ 1) }) }),
      'LOG_SIG',
    ),
    signed('45', 'only the log’s older signature', spellNote({ ...read, signatures: by([ed25519, w1, w2, w3]) }), 'LOG_SIG'),
    signed('45b', 'only the log’s newer signature', spellNote({ ...read, signatures: by([mlDsa44, w1, w2, w3]) }), 'LOG_SIG'),
    signed(
      '46',
      'a witness’s signature under another’s key',
      spellNote({ ...read, signatures: [...by([...LOG_KEYS, w1, w2]), confused] }),
      'WITNESS',
    ),
    signed(
      '46b',
      'a signature of a known witness that does not hold, beside enough that do',
      spellNote({ ...read, signatures: [...by([...LOG_KEYS, w1, w2, w3]), confused] }),
      'WITNESS',
    ),
    signed('47', 'a witness that signed twice', spellNote({ ...read, signatures: by([...LOG_KEYS, w1, w2, w2]) }), 'WITNESS'),
    attack('48', 'another log', 'ORIGIN', { ...honest, note: noteOf(leaves, elsewhere, NOW - 60, annan) }),
    attack('49', 'events of a test log, signed as the real one', 'LOG', { ...bundleOf(relabelled), documents }),
    attack('82', 'a proof of growth that is none', 'FORK', {
      ...honest,
      history: [{ ...earlier(leaves, 20), proof: earlier(leaves, 21).proof }],
    }),
    attack('82b', 'an earlier note that is none', 'HISTORY', { ...honest, history: [{ ...earlier(leaves, 20), note: bytesOf('nej\n') }] }),
    attack('82c', 'an earlier note under another size', 'HISTORY', {
      ...honest,
      history: [{ ...earlier(leaves, 20), note: noteOf(leaves.slice(0, 21)) }],
    }),
    attack('82d', 'an earlier note that holds, and one by keys that the reader does not know', null, {
      ...honest,
      history: [earlier(leaves, 20), earlier(leaves, 21, [keyOf(ORIGIN, ED25519)])],
    }),
  ];
}
