import { newId } from '#libs/kernel';
import { HeldKey } from '../key-encryption';
import { DESTROYED, ForeignKey, KeyDestroyed, type SubjectKeys } from '../subject-keys';

export interface KeysUnderTest {
  readonly keys: SubjectKeys;
  /** The same store as another process sees it. */
  readonly elsewhere: SubjectKeys;
  drop(): Promise<void>;
}

export const KEK = new HeldKey(Buffer.alloc(32, 7));
const aCase = (): string => newId();
const DECISION = newId();

/** What every store of subjects' keys must do, as a jest suite. `make` gives a store wrapped under {@link KEK}. */
export function describeSubjectKeys(name: string, make: () => Promise<KeysUnderTest>): void {
  describe(`${name} keeps the promises of a key store:`, () => {
    let made: KeysUnderTest;
    const keys = (): SubjectKeys => made.keys;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(() => made.drop());

    it('a key is made when it is first asked for, has 32 bytes, and is the same ever after, wherever it is asked for', async () => {
      const kid = `${aCase()}/p_1`;
      expect(await keys().open([kid])).toEqual(new Map());
      const first = (await keys().openOrMake([kid])).get(kid);
      expect(first).toHaveLength(32);
      expect((await keys().openOrMake([kid])).get(kid)).toEqual(first);
      expect((await made.elsewhere.open([kid])).get(kid)).toEqual(first);
    });

    it('each subject of each case has a key of its own, asked for many at a time', async () => {
      const [one, other] = [aCase(), aCase()];
      const kids = [`${one}/party`, `${one}/p_1`, `${other}/party`, `${other}/p_1`, `${one}/party`];
      const opened = await keys().openOrMake(kids);
      expect(new Set([...opened.values()].map((key) => (key as Buffer).toString('hex'))).size).toBe(4);
      expect(await keys().kidsOf(one)).toEqual([`${one}/p_1`, `${one}/party`]);
    });

    it('many who want the same keys at once, in whatever order, get the same ones', async () => {
      const caseId = aCase();
      const kids = Array.from({ length: 10 }, (_, n) => `${caseId}/p_${n}`);
      const asked = await Promise.all(
        Array.from({ length: 12 }, (_, n) => (n % 2 ? keys() : made.elsewhere).openOrMake(n % 3 ? kids : kids.toReversed())),
      );
      for (const kid of kids) expect(new Set(asked.map((opened) => opened.get(kid)!.toString('hex'))).size).toBe(1);
    });

    it('a destroyed key is gone everywhere at once, and never made anew', async () => {
      const [gone, stays] = [`${aCase()}/party`, `${aCase()}/party`];
      await keys().openOrMake([gone, stays]);
      await keys().destroy([gone], DECISION);
      for (const store of [keys(), made.elsewhere]) {
        expect((await store.open([gone, stays])).get(gone)).toBe(DESTROYED);
        expect((await store.open([gone, stays])).get(stays)).toHaveLength(32);
        await expect(store.openOrMake([stays, gone])).rejects.toEqual(new KeyDestroyed(gone));
        expect(await store.keep([gone])).toEqual([]);
      }
    });

    it('a key that there never was can be destroyed beforehand, and destroying twice is as once', async () => {
      const kid = `${aCase()}/party`;
      await keys().destroy([kid], DECISION);
      await keys().destroy([kid], newId());
      expect(await keys().receipts([kid])).toEqual(
        new Map([[kid, { decision: DECISION, destroyedAt: expect.stringMatching(/^\d{4}-.+Z$/) }]]),
      );
      await expect(keys().openOrMake([kid])).rejects.toThrow(KeyDestroyed);
    });

    it('a kept key is restored where it is missing, and changes nothing where it is not', async () => {
      const [here, lost] = [`${aCase()}/party`, `${aCase()}/party`];
      const mine = (await keys().openOrMake([here])).get(here);
      const [wrapped] = await KEK.wrap([Buffer.alloc(32, 1)]);
      await keys().restore([here, lost].map((kid) => ({ kid, kek: KEK.id, wrapped: wrapped! })));
      expect((await keys().open([here])).get(here)).toEqual(mine);
      expect((await keys().open([lost])).get(lost)).toEqual(Buffer.alloc(32, 1));
    });

    it('a destroyed key is not restored from what was kept of it, nor is anything that came with it', async () => {
      const [gone, other] = [`${aCase()}/party`, `${aCase()}/party`];
      await keys().openOrMake([gone]);
      const kept = await keys().keep([gone]);
      expect(kept).toMatchObject([{ kid: gone, kek: KEK.id }]);
      await keys().destroy([gone], DECISION);
      await expect(keys().restore([{ ...kept[0]!, kid: other }, ...kept])).rejects.toEqual(new KeyDestroyed(gone));
      expect(await keys().open([gone, other])).toEqual(new Map([[gone, DESTROYED]]));
    });

    it('nothing is restored that is not 40 bytes, or lies under another key', async () => {
      const kid = `${aCase()}/party`;
      for (const length of [0, 24, 39, 41])
        await expect(keys().restore([{ kid, kek: KEK.id, wrapped: Buffer.alloc(length) }])).rejects.toThrow(RangeError);
      await expect(keys().restore([{ kid, kek: 'another', wrapped: Buffer.alloc(40) }])).rejects.toThrow(ForeignKey);
      expect(await keys().open([kid])).toEqual(new Map());
    });

    it('of making and destroying at the same time, destroying wins in the end', async () => {
      const kids = Array.from({ length: 8 }, () => `${aCase()}/party`);
      await Promise.allSettled(kids.flatMap((kid) => [keys().openOrMake([kid]), made.elsewhere.destroy([kid], DECISION)]));
      expect([...(await keys().open(kids)).values()]).toEqual(kids.map(() => DESTROYED));
    });
  });
}
