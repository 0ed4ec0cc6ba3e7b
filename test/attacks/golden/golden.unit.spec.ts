import { readModels } from '../../../projections';
import { hashed, keptEvents, replayed } from './golden';

test('No read model makes something else of events than the same version of it once did: a new meaning is a new version', () => {
  const { changed, held } = replayed();
  expect(changed).toEqual([]);
  expect(held).toBeGreaterThan(5);
});

test('and a fold that is changed is noticed', () => {
  const events = keptEvents();
  for (const model of readModels) {
    const other = { ...model, finish: (row: never) => ({ ...(model.finish?.(row) ?? row), other: true }) };
    expect({ name: model.name, same: hashed(other as never, events) === hashed(model, events) }).toEqual({ name: model.name, same: false });
  }
});
