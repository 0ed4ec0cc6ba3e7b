import { authorityOf, orderFacts, unsoundDays } from '#libs/delegation-chain';
import { world } from '../../../libs/delegation-chain/testing/told';
import { UnsoundAuthoritiesByOrder } from './unsound';
import type { SchemeWithOrder } from './orders';

const assigned = (to: string | null, position: number) => ({
  id: `e${position}`,
  type: 'PostAssigned',
  position,
  body: {
    assignmentId: `018f0000-0000-7000-8000-00000000aa0${position}`,
    post: 'chef',
    title: 'Chef',
    holder: { ...world.delegate },
    from: '2026-01-01',
    to,
    acting: false,
    reason: null,
  },
});
const KEY = JSON.stringify(['s', '2026:1', 'H.3', 'BIFALL', 5_000_000, 'chef', world.delegate.ref, null]);
const scheme = (orderHead: string, ...events: ReturnType<typeof assigned>[]): SchemeWithOrder => ({
  schemeId: 's',
  boardId: 'b',
  legalRegime: 'KL13',
  caseGroup: 'H',
  order: orderFacts(events),
  orderHead,
});

test('What decisions rest on is reckoned once for as long as the order ends as it did, and anew when it does not', () => {
  const known = new UnsoundAuthoritiesByOrder();
  const before = scheme('b@1', assigned('2026-03-01', 1));
  const after = scheme('b@2', assigned('2026-03-01', 1), assigned('2026-04-01', 2));
  const first = known.of([KEY], new Map([['s', before]]));
  expect(first[KEY]).toEqual(unsoundDays(authorityOf(KEY), before.order, 'H'));
  expect(known.of([KEY], new Map([['s', before]]))[KEY]).toBe(first[KEY]);
  const second = known.of([KEY], new Map([['s', after]]));
  expect(second[KEY]).toEqual(unsoundDays(authorityOf(KEY), after.order, 'H'));
  expect(second[KEY]).not.toBe(first[KEY]);
  expect(known.of([KEY], new Map([['s', { ...after, caseGroup: 'K' }]]))[KEY]).not.toBe(second[KEY]);
  expect(known.of([KEY], new Map())).toEqual({});
});
