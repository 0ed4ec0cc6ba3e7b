import type { Mutation } from './mutation';

type Off = (check: string, from: string, to: string, ...cases: readonly string[]) => Mutation;
const inFile =
  (file: string): Off =>
  (check, from, to, ...cases) => ({ file: `${file}.ts`, check, replace: [from, to], cases });
const whole = (name: string): Off => inFile(`libs/sealing/whole/${name}`);

const tree = whole('tree-check');
const log = whole('verify-log');
const verification = whole('verification');
const note = whole('note-check');
const record = whole('record-check');
const envelope = whole('envelope-check');
const content = whole('content-check');
const scan = whole('canonical-scan');
const seal = whole('seal-check');
const disposals = whole('disposals');
const mirror = whole('mirror-check');
const keys = inFile('services/worker/verification/disposed-keys');
const all = inFile('services/worker/verification/verify-all');

const ofTree: readonly Mutation[] = [
  tree(
    'a leaf is the one that the tree was made of',
    'if (level > 0) this.nodeIsAnother(level, index * WIDTH + i);',
    'if (level === 0) continue;',
    '5b',
  ),
  tree(
    'the tree has the leaf at all',
    "if (said === '') this.faults.add('TILE', 'trädet saknar bladets hash', place);",
    "if (said === '') return;",
    '5i',
  ),
  tree('hashes higher up in the tree', "if (!this.faults.isTold('TREE', first, last))", 'if (false)', '5j'),
  tree(
    'a leaf that lies elsewhere is told of as such',
    'const elsewhere = this.kept.leafWith(hash);',
    'const elsewhere = undefined;',
    '5u',
  ),
  tree('the place of an event that can’t be read', "this.kept.leafHash(this.tree.size) ?? '\\0'.repeat(HASH)", "'\\0'.repeat(HASH)", '82m'),
  log('the right edge of the tree', 'if (!tree.peaks().equals(Buffer.concat(edge.peaks)))', 'if (false as boolean)', '5'),
  log(
    'the root of a note is that of the log',
    "void (tree.root().equals(root) || faults.add('CHECKPOINT'",
    "void (true || faults.add('CHECKPOINT'",
    '5v',
  ),
  log(
    'the root that the signer remembers',
    "tree.root().equals(root) || faults.add('SIGNER', what)",
    "true || faults.add('SIGNER', what)",
    '7c',
  ),
  log('the log has all that the signer signed', 'if (signed && signed.size > events)', 'if (false as boolean)', '5e'),
  log('the log has all that the tree has', 'if (edge.size > events)', 'if (false as boolean)', '5f'),
  log('the log has all that a note says', 'if (size > events) faults.add', 'if (false as boolean) faults.add', '5q'),
  log('a leaf whose tree is signed is acquitted: it is the kept hash that is wrong', 'faults.acquit(Math.max(0, ...roots));', ';', '5'),
  log('what is told of a note', 'if (wrong) faults.add', 'if (false as boolean) faults.add', '5k', '5l', '5m'),
  log('where the streams end in the tree', 'if (full) compareHeads', 'if (false as boolean) compareHeads', '5'),
  log('an event at the very end that can’t be read', 'if (error instanceof WrongLink) return error.position;', ';', '8e'),
  verification('an event that can’t be read', "this.say('UNREADABLE',", "((..._: readonly unknown[]) => undefined)('UNREADABLE',", '82m'),
  verification('seals', 'if (isSeal(stream, type)) this.seals.check', 'if (false as boolean) this.seals.check', '61m'),
  verification(
    'a copy of the log',
    'if (records.length > 0) await this.mirror?.compare',
    'if (false as boolean) await this.mirror?.compare',
    '5s',
  ),
  whole('pages-of-log')(
    'an event that can’t be read does not hide those after it',
    'if (limit === 1) return { hole: error };',
    'if (limit === 1) return { records: [] };',
    '82m',
  ),
];

const ofNotes: readonly Mutation[] = [
  note('a note can be read', "if (!note || !said) return 'noten kan inte läsas';", 'if (!note || !said) return undefined;', '5m'),
  note(
    'a note says what its row says',
    'if (said.origin !== this.origin || said.size !== kept.size || !same(said.root, kept.root))',
    'if (false as boolean)',
    '5k',
  ),
  note('both keys of the log have signed', 'if (!held.some((count) => count! > 0)) return', 'if (false as boolean) return', '5l'),
  note('a signature holds', "if (held.includes(undefined)) return 'en underskrift håller inte';", ';', '5w'),
  note('who is said to stand for a note does', "if (kind === 'WITNESSED' && !isQuorum(policy, by))", 'if (false as boolean)', '5r'),
];

const ofEvents: readonly Mutation[] = [
  record('the hash beside an event is that of its bytes', 'if (record.leafHash.toString', 'if (false && record.leafHash.toString', '5c'),
  record('an id stands once', 'if (isId(record.id) && !this.ids.add(record.id))', 'if (false as boolean)', '80m'),
  record('one event with a revision', 'if (before && revision === before.revision)', 'if (false as boolean)', '62m'),
  record(
    'no event before the one that it follows',
    "else if (revision < next)\n      say('CHAIN',",
    "else if (revision < next)\n      void ('CHAIN',",
    '62n',
  ),
  record('no revision is missing', "else if (revision > next) say('CHAIN',", "else if (revision > next) void ('CHAIN',", '60n', '78m'),
  record('each builds on the one before it, by its leaf', '|| (envelope && envelope.prev !== said))', ')', '12o'),
  record('each builds on the one before it, by the column', "prev.toString('latin1') !== (before?.leafHash ?? NO_PREV) || ", '', '12m'),
  record('a clock that went back is told of', 'if (time < before.time) this.clockBack += 1;', ';', '81m'),
  envelope('what the short way takes is the event that lies there: id', 'itsId === id && ', '', '76o'),
  envelope('the same: log', 'log === origin && ', '', '49m'),
  envelope('the same: revision', 'rev === String(revision) && ', '', '76n'),
  envelope('the same: stream', 'itsStream === stream && ', '', '76m'),
  envelope('the same: kind', ' && itsType === type)', ')', '3m'),
  envelope(
    'a leaf that is none is told of',
    "say('ENVELOPE', 'bladet är inte ett kuvert",
    "void ('bladet är inte ett kuvert",
    '74m',
    '75m',
  ),
  envelope('version and actor', "if (said['v'] !== 1 || typeof actor", 'if (typeof actor', '75n'),
  envelope('the actor’s keys', ' || Object.keys(actor).join() !== ACTOR)', ')', '75o'),
  envelope(
    'fields of the right kinds',
    "if (texts.some((text) => typeof text !== 'string') || typeof at !== 'number')",
    'if (false as boolean)',
    '75q',
  ),
  envelope('stream', "said['stream'] !== stream || ", '', '76m'),
  envelope('revision', "said['rev'] !== revision || ", '', '76n'),
  envelope('id', " || said['id'] !== id)", ')', '76o'),
  envelope('which log', "if (said['log'] !== origin)", 'if (false as boolean)', '49m'),
  envelope('which kind', "kind.slice(0, kind.lastIndexOf('/')) !== type)", 'false)', '3m'),
  envelope('a kind has a version', '!TYPE.test(kind) || ', '', '3n'),
  envelope(
    'how the time is written',
    "if (typeof said['time'] !== 'string' || !TIME.test(said['time'])) say",
    'if (false as boolean) say',
    '4t',
  ),
  envelope('an id is a UUID', "if (!isId(said['id'])) say", 'if (false as boolean) say', '76p'),
  whole('canonical')('the one spelling', 'isUtf8(bytes) && spell(value) === text', 'true', '74m', '74n', '18m'),
  whole('canonical')('exactly these keys', 'Object.keys(value).join() !== keys', 'false', '75m'),
  content('the nonce has 32 bytes', 'if (nonce.length !== HASH) say', 'if (false as boolean) say', '77m', '77n'),
  content(
    'the content is what the leaf commits to',
    'else if (committed !== null && committed !== commitmentText(nonce, data))',
    'else if (false as boolean)',
    '2m',
  ),
  content('the content is canonical', "say('DATA', 'innehållet", "void ('innehållet", '18m', '24m'),
  content(
    'what the short way takes ends where it should',
    'scan.has(END) && scan.atEnd() && isUtf8(data)',
    'scan.has(END) && isUtf8(data)',
    '18p',
  ),
  content('what the short way takes is UTF-8', 'scan.atEnd() && isUtf8(data)', 'scan.atEnd()', '18n'),
  scan('names in order', 'if (from >= 0 && !this.follows(from, to, name, at)) return false;', ';', '75p'),
  scan('escapes that are the rule’s', ' || ESCAPED[bytes[at + 1]!] !== 1', '', '18o', '74o'),
  seal('a seal covers no more than lies before it', 'size > index || ', '', '61o'),
  seal('a seal covers no less than the one before it', 'size < this.covered || ', '', '61p'),
  seal('the root of a seal', '!made || !said || !same(made, said) || ', '', '61m'),
  seal('how many streams a seal covers', ' || this.tree?.streams !== streams)', ')', '61n'),
];

const ofTheRest: readonly Mutation[] = [
  disposals(
    'content that is gone without a decision',
    "for (const place of unlawful) faults.add('DATA_MISSING'",
    "for (const place of []) faults.add('DATA_MISSING'",
    '5h',
  ),
  disposals(
    'content that is left in spite of one',
    "for (const id of left) faults.add('DATA_LEFT'",
    "for (const id of []) faults.add('DATA_LEFT'",
    '53q',
  ),
  inFile('libs/event-log/missing-content')('a disposal says a decision', " || body.decision === ''", '', '53n'),
  inFile('libs/event-log/missing-content')(
    'a disposal speaks of its own stream',
    'this.named.has(`${stream}/${id}`)',
    '[...this.named].some((one) => one.endsWith(`/${id}`))',
    '53p',
  ),
  mirror('the bytes of a copy', 'if (copy && differs(record, copy))', 'if (false as boolean)', '5s'),
  mirror(
    'an event that the copy lacks',
    "else if (!copy) this.faults.add('MIRROR'",
    "else if (false as boolean) this.faults.add('MIRROR'",
    '5t',
  ),
  mirror(
    'an event that the copy has besides',
    'for (const { position, stream, revision, type } of copies.values())',
    'for (const { position, stream, revision, type } of [])',
    '5t',
  ),
  keys('a destroyed key that is there', 'if (key)\n', 'if (false as boolean)\n', '21i'),
  keys('a destroyed key that could be made anew', 'else if (!tombstone) faults.push', 'else if (false as boolean) faults.push', '21j'),
  keys('a key destroyed without a decision', 'if (!by)\n', 'if (!by) continue;\n    if (!by)\n', '21k'),
  keys(
    'a key destroyed by a decision on another',
    'else if (!by.kids.includes(kid)) faults.push',
    'else if (false as boolean) faults.push',
    '21l',
  ),
  all(
    'every read model is what the events say',
    'if (comparison.differing > 0) wrongRows.push',
    'if (false as boolean) wrongRows.push',
    '6',
  ),
  all('what could not be looked at is not that it holds', "unchecked.length > 0 ? 'NOT_CHECKED' : 'HOLDS'", "'HOLDS'", '6b'),
  inFile('services/cli/commands/verify')('the exit code says what was found', 'FAULTS: 1,', 'FAULTS: 0 as 1,', '5p'),
];

/** `liggaren verify`. */
export const ofMonitor: readonly Mutation[] = [...ofTree, ...ofNotes, ...ofEvents, ...ofTheRest];
