import { canonicalBytes, sha256 } from '#libs/kernel';
import type { EventLog } from '../port';
import { aRequest, aStream, anEvent, APPLICATION, ORIGIN, type LogUnderTest, type StoredBytes } from './log-under-test';

const KEYS = ['actor', 'app', 'cause', 'cmd', 'corr', 'data', 'id', 'log', 'prev', 'rev', 'rules', 'stream', 'time', 'type', 'v'];
type Leaf = Readonly<Record<string, unknown>> & {
  readonly stream: string;
  readonly rev: number;
  readonly prev: string;
  readonly data: string;
};

const leafOf = ({ leaf }: StoredBytes): Leaf => JSON.parse(leaf.toString()) as Leaf;
const hashOf = (leaf: Buffer): Buffer => sha256(Buffer.concat([Buffer.of(0), leaf]));

/** Recomputes everything that the log claims, from the bytes alone. */
export function describeEvidence(log: () => EventLog, stored: LogUnderTest['stored']): void {
  beforeAll(async () => {
    const [one, other] = [aStream(), aStream()];
    await log().append(aRequest(one, 'noStream', [anEvent({ text: 'först' }), anEvent({ text: 'sedan' })]));
    await log().append(aRequest(other, 'any'));
    await log().append(aRequest(one, { revision: 1 }));
    await log().append(aRequest(other, 'exists', [anEvent(), anEvent()]));
  });

  it('every leaf is canonical JSON with exactly the keys of envelope v1, from this log and this program', async () => {
    for (const event of await stored()) {
      const leaf = leafOf(event);
      expect(Object.keys(leaf)).toEqual(KEYS);
      expect(Object.keys(leaf['actor'] as object)).toEqual(['acr', 'at', 'ref', 'role']);
      expect(leaf).toMatchObject({ log: ORIGIN, app: APPLICATION, v: 1 });
      expect(event.leaf.equals(canonicalBytes(leaf))).toBe(true);
    }
  });

  it('no leaf names a person: name and organisation lie in the data', async () => {
    for (const { leaf, data } of await stored()) {
      expect(leaf.toString()).not.toContain('Öberg');
      expect(JSON.parse(data.toString())).toMatchObject({ who: 'Åsa Öberg', org: 'Region Örebro län' });
    }
  });

  it('every leaf hash is SHA-256 of a zero byte and the leaf', async () => {
    for (const { leaf, leafHash } of await stored()) expect(leafHash.equals(hashOf(leaf))).toBe(true);
  });

  it('every leaf commits to its data with a nonce of its own', async () => {
    const nonces = new Set<string>();
    for (const event of await stored()) {
      const { nonce, data } = event;
      expect(nonce).toHaveLength(32);
      expect(leafOf(event).data).toBe(sha256(Buffer.concat([Buffer.from('liggaren/data/v1\0'), nonce, data])).toString('base64url'));
      expect(data.equals(canonicalBytes(JSON.parse(data.toString())))).toBe(true);
      nonces.add(nonce.toString('hex'));
    }
    expect(nonces.size).toBe((await stored()).length);
  });

  it('every leaf names the hash of the one before it in its stream, the first one 32 zero bytes', async () => {
    const ends = new Map<string, { rev: number; hash: Buffer }>();
    for (const event of await stored()) {
      const leaf = leafOf(event);
      const end = ends.get(leaf.stream) ?? { rev: -1, hash: Buffer.alloc(32) };
      expect(leaf.rev).toBe(end.rev + 1);
      expect(leaf.prev).toBe(end.hash.toString('base64url'));
      ends.set(leaf.stream, { rev: leaf.rev, hash: hashOf(event.leaf) });
    }
  });
}
