import { bytesOf, textOf, toBase64 } from './bytes';
import { attestations, readCheckpoint, spellCheckpoint, type Checkpoint } from './checkpoint';
import { ED25519, ED25519_COSIGNATURE, ML_DSA_44, readKey, spellKey } from './keys';
import { readNote, spellNote, spellSignature, type Note } from './note';
import { isQuorum, isSignedByLog, keysOf, logWorth, readPolicy, standing, WrongPolicy } from './policy';
import { newPrivateKey, signCheckpoint, signingKey, type SigningKey } from './signing';

const ORIGIN = 'bidrag.example.se/arendelogg';
const made = (name: string, type: typeof ED25519 | typeof ED25519_COSIGNATURE | typeof ML_DSA_44): SigningKey =>
  signingKey(name, type, newPrivateKey(type));
const logKeys = [made(ORIGIN, ED25519), made(ORIGIN, ML_DSA_44)];
const witnesses = [
  made('revision.example.se/w1', ED25519_COSIGNATURE),
  made('arkiv.example.se/w2', ML_DSA_44),
  made('granne.example.se/w3', ED25519_COSIGNATURE),
  made('fjarde.example.se/w4', ED25519_COSIGNATURE),
];
const NAMES = ['revision', 'arkiv', 'granne', 'fjarde'];
const policy = readPolicy(
  [
    ...logKeys.map(({ verifier }) => `log ${spellKey(verifier)}`),
    ...witnesses.map(({ verifier }, n) => `witness ${NAMES[n]} ${spellKey(verifier)}`),
    `group vittnen 3 ${NAMES.join(' ')}`,
    'quorum vittnen',
  ].join('\n'),
);
const checkpoint: Checkpoint = { origin: ORIGIN, size: 20_852_163, root: new Uint8Array(32).fill(7) };
const TIME = 1_790_000_000;
const signed = (by: readonly SigningKey[], of = checkpoint): Note => ({
  text: spellCheckpoint(of),
  signatures: by.map((key) => signCheckpoint(key, of, TIME)),
});
const by = async (note: Note) => await attestations(readNote(spellNote(note))!, keysOf(policy));

describe('a checkpoint', () => {
  it('is read as it was spelled, and signed by the log when both of its keys made it', async () => {
    expect(readCheckpoint(spellCheckpoint(checkpoint))).toEqual(checkpoint);
    const all = (await by(signed(logKeys)))!;
    expect(all.map(({ key, time }) => [key.type, time])).toEqual([
      [ED25519, null],
      [ML_DSA_44, TIME],
    ]);
    expect(isSignedByLog(policy, ORIGIN, all)).toBe(true);
    for (const key of logKeys) expect(isSignedByLog(policy, ORIGIN, (await by(signed([key])))!)).toBe(false);
    expect(isSignedByLog(policy, 'annan.example.se/logg', all)).toBe(false);
  });

  it('is stood for when three of four witnesses do, of whichever type, each counted once', async () => {
    const [w1, w2, w3] = witnesses as [SigningKey, SigningKey, SigningKey];
    expect(isQuorum(policy, (await by(signed([...logKeys, w1, w2])))!)).toBe(false);
    expect(isQuorum(policy, (await by(signed([...logKeys, w1, w2, w1, w1])))!)).toBe(false);
    const three = (await by(signed([...logKeys, w1, w2, w3])))!;
    expect(isQuorum(policy, three)).toBe(true);
    expect(standing(policy, three)).toEqual(['revision', 'arkiv', 'granne']);
  });

  it('is worth nothing when a known key’s signature does not hold, and not touched by what unknown keys sign', async () => {
    const stranger = made('frammande.example.se/w9', ED25519_COSIGNATURE);
    expect(await by(signed([...logKeys, stranger]))).toHaveLength(2);
    for (const key of [...logKeys, ...witnesses]) {
      const other = signed([key], { ...checkpoint, size: checkpoint.size + 1 });
      expect(await by({ ...signed(logKeys), signatures: [...signed(logKeys).signatures, ...other.signatures] })).toBeUndefined();
    }
  });

  it.each([
    ['a leading zero', `${ORIGIN}\n01\n${toBase64(checkpoint.root)}\n`],
    ['an extension line', `${spellCheckpoint(checkpoint)}extra\n`],
    ['a short root', `${ORIGIN}\n1\n${toBase64(new Uint8Array(31))}\n`],
    ['no newline at its end', spellCheckpoint(checkpoint).slice(0, -1)],
    ['a size past what can be counted', `${ORIGIN}\n9999999999999999\n${toBase64(checkpoint.root)}\n`],
  ])('is not read with %s', (_, text) => {
    expect(readCheckpoint(text)).toBeUndefined();
  });
});

describe('a note', () => {
  const bytes = spellNote(signed(logKeys));
  const text = textOf(bytes);
  it('is read back byte for byte', () => {
    expect(spellNote(readNote(bytes)!)).toEqual(bytes);
  });
  it.each([
    ['lines that end with CR', text.replaceAll('\n', '\r\n')],
    ['a tab', text.replace(ORIGIN, `${ORIGIN}\t`)],
    ['no blank line', text.replace('\n\n', '\n')],
    ['a line after the signatures', `${text}x\n`],
    ['no newline at its end', text.slice(0, -1)],
    ['another dash', text.replaceAll('—', '-')],
    ['base64 that is not spelled canonically', text.replace(/=\n— /, '\n— ')],
    ['a signature too many', `${text}${spellSignature({ name: 'a', keyId: '00000000', signature: Uint8Array.of(1) }).repeat(63)}`],
  ])('is not read with %s', (_, other) => {
    expect(other).not.toBe(text);
    expect(readNote(bytesOf(other))).toBeUndefined();
  });
  it('is not read when it is not UTF-8', () => {
    expect(readNote(Uint8Array.of(0xff, 0x0a, 0x0a))).toBeUndefined();
  });
});

describe('a verifier key', () => {
  it('is read back, and not with another name, id or length', () => {
    for (const { verifier } of [...logKeys, ...witnesses]) {
      const text = spellKey(verifier);
      expect(readKey(text)).toEqual(verifier);
      expect(readKey(text.replace('example', 'exempel'))).toBeUndefined();
      expect(readKey(text.slice(0, -4))).toBeUndefined();
    }
  });
});

describe('a policy', () => {
  const [key] = logKeys as [SigningKey];
  it.each([
    ['no quorum', ''],
    ['a quorum of nobody known', 'quorum alla'],
    ['two quorums', 'quorum none\nquorum none'],
    ['a witness’s key as the log’s', `log ${spellKey(witnesses[0]!.verifier)}\nquorum none`],
    ['a key that stands twice', `log ${spellKey(key.verifier)}\nlog ${spellKey(key.verifier)}\nquorum none`],
    ['a threshold above its members', `witness a ${spellKey(witnesses[0]!.verifier)}\ngroup g 2 a\nquorum g`],
    ['a member of two groups', `witness a ${spellKey(witnesses[0]!.verifier)}\ngroup g all a\ngroup h any a g\nquorum h`],
    ['a witness called none', `witness none ${spellKey(witnesses[0]!.verifier)}\nquorum none`],
    ['an unknown word', 'vittne a\nquorum none'],
  ])('is refused with %s', (_, text) => {
    expect(() => readPolicy(text)).toThrow(/policy, line/);
  });

  it('takes comments, tabs, nested groups and a quorum of nobody', () => {
    expect(isQuorum(readPolicy('# ingen än\n\tquorum none'), [])).toBe(true);
    const nested = readPolicy(
      `${witnesses.map(({ verifier }, n) => `witness w${n} ${spellKey(verifier)} https://w${n}.example.se/`).join('\n')}
       group a any w0 w1
       group b all w2 w3
       group båda all a b
       quorum båda`,
    );
    const standFor = (...n: number[]) => n.map((i) => ({ key: nested.witnesses.get(`w${i}`)!.key, time: TIME }));
    expect(isQuorum(nested, standFor(1, 2, 3))).toBe(true);
    expect(isQuorum(nested, standFor(0, 1, 2))).toBe(false);
    expect(nested.witnesses.get('w1')!.url).toBe('https://w1.example.se/');
  });
});

describe('what a policy says of a key’s end', () => {
  const [ed25519, mlDsa44] = logKeys.map(({ verifier }) => verifier) as [(typeof logKeys)[0]['verifier'], (typeof logKeys)[0]['verifier']];
  const short = `${ORIGIN}+${ed25519.id}`;
  const LOGS = [`log ${spellKey(ed25519)}`, `log ${spellKey(mlDsa44)}`];
  const read = (...lines: string[]) => readPolicy([...LOGS, ...lines, 'quorum none', ''].join('\n'));

  it('stands in a comment, and holds for the one key', async () => {
    const limited = read(
      `#liggaren until ${short} ${checkpoint.size}`,
      '# nycklarna byttes 2026',
      '# Liggarens nycklar, enligt protokollet',
    );
    expect(limited.logs.map(({ limit }) => limit)).toEqual([{ kind: 'UNTIL', size: checkpoint.size }, null]);
    const all = (await attestations(signed(logKeys), keysOf(limited)))!;
    expect(logWorth(limited, checkpoint, all)).toBe('HOLDS');
    expect(logWorth(limited, { ...checkpoint, size: checkpoint.size + 1 }, all)).toBe('ENDED');
    expect(logWorth(limited, { ...checkpoint, origin: 'annan.example.se/logg' }, all)).toBe('MISSING');
    const revoked = read(`#liggaren revoked ${short} ${checkpoint.size}`);
    const by = (await attestations(signed(logKeys), keysOf(revoked)))!;
    expect(logWorth(revoked, checkpoint, by)).toBe('REVOKED_SINCE');
    expect(logWorth(revoked, { ...checkpoint, size: checkpoint.size + 1 }, by)).toBe('ENDED');
  });

  it.each([
    ['another spelling of the word', `# liggaren until ${short} 7`],
    ['capitals', `#Liggaren until ${short} 7`],
    ['blanks before it', `  #liggaren until ${short} 7`],
    ['two blanks', `#liggaren until  ${short} 7`],
    ['a word that is none', `#liggaren unitl ${short} 7`],
    ['no size', `#liggaren until ${short}`],
    ['a size of nothing', `#liggaren revoked ${short} 0`],
    ['a size with a leading zero', `#liggaren revoked ${short} 07`],
    ['a size past what can be counted', `#liggaren revoked ${short} 9999999999999999`],
    ['something after it', `#liggaren revoked ${short} 7 8`],
    ['the whole key', `#liggaren revoked ${spellKey(ed25519)} 7`],
    ['a key that the policy does not have', `#liggaren revoked ${ORIGIN}+00000000 7`],
    ['a second end of the same key', `#liggaren until ${short} 7\n#liggaren revoked ${short} 5`],
  ])('makes the policy unreadable with %s', (_, line) => {
    expect(() => read(line)).toThrow(WrongPolicy);
  });

  it('stands below its key', () => {
    expect(() => readPolicy([`#liggaren revoked ${short} 7`, ...LOGS, 'quorum none', ''].join('\n'))).toThrow(WrongPolicy);
  });
});
