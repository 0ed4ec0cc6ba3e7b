import fc from 'fast-check';
import { compareItems, DECISION_KINDS, type DelegationItem } from '.';
import { orderItem } from './testing/item';

const item = orderItem({ number: 'H.1', matter: 'Bevilja stöd' });

describe('Two versions of the order beside each other', () => {
  test('tell what came, what went, and every field that reads otherwise with what stood there before', () => {
    const before = [item, { ...item, number: 'H.2', matter: 'Avslå' }, { ...item, number: 'H.3' }];
    const after = [
      { ...item, limitOre: 10_000_000, substitutePost: 'enhetschef' },
      { ...item, number: 'H.3' },
      { ...item, number: 'H.4' },
    ];
    expect(compareItems(before, after)).toEqual({
      added: [after[2]],
      removed: [before[1]],
      changed: [
        {
          number: 'H.1',
          matter: 'Bevilja stöd',
          fields: [
            { field: 'substitutePost', before: null, after: 'enhetschef' },
            { field: 'limitOre', before: 5_000_000, after: 10_000_000 },
          ],
        },
      ],
      same: ['H.3'],
    });
  });

  test('are the same when only the order of the kinds of decision differs', () => {
    expect(compareItems([item], [{ ...item, kinds: item.kinds.toReversed() }]).changed).toEqual([]);
  });

  const some = fc.uniqueArray(
    fc.record({
      number: fc.constantFrom('H.1', 'H.2', 'H.3', 'H.4'),
      limitOre: fc.option(fc.constantFrom(0, 1, 2)),
      kinds: fc.subarray([...DECISION_KINDS], { minLength: 1 }),
    }),
    { selector: ({ number }) => number },
  );
  const items = (fields: readonly Partial<DelegationItem>[]) => fields.map((one) => ({ ...item, ...one }));

  test('account for each item of both exactly once, and the other way round is the mirror of it', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [before, after] = [items(one), items(other)];
        const { added, removed, changed, same } = compareItems(before, after);
        const kept = [...changed.map(({ number }) => number), ...same];
        expect([...kept, ...removed.map(({ number }) => number)].toSorted()).toEqual(before.map(({ number }) => number).toSorted());
        expect([...kept, ...added.map(({ number }) => number)].toSorted()).toEqual(after.map(({ number }) => number).toSorted());
        const mirrored = compareItems(after, before);
        expect([mirrored.added, mirrored.removed]).toEqual([removed, added]);
        expect(mirrored.changed.length).toBe(changed.length);
        for (const { fields } of changed) for (const field of fields) expect(field.before).not.toEqual(field.after);
      }),
    );
  });
});
