import { fold, type Person } from '#libs/event-log';
import { mattersOn, orderDecider, type Assignment, type DelegationEvent } from '.';
import { orderItem } from './testing/item';

const person = (ref: string): Person => ({ ref, name: ref, role: 'delegate', organisation: 'Region Örebro län' });
const item = orderItem({ number: 'H.1', kinds: ['BIFALL', 'DELVIS_BIFALL'], substitutePost: 'forvaltningschef' });
const refusals = orderItem({ ...item, number: 'H.2', kinds: ['AVSLAG'], limitOre: null });
const adopted = (version: string, validFrom: string): DelegationEvent => ({
  type: 'DelegationOrderAdopted',
  body: { board: 'Kulturnämnden', version, boardParagraph: `§ ${version}`, adoptedOn: validFrom, validFrom, items: [item, refusals] },
});
const held = (number: number, post: string, ref: string, dates: Partial<Assignment> = {}): DelegationEvent => ({
  type: 'PostAssigned',
  body: {
    assignmentId: `018f0000-0000-7000-8000-00000000000${number}`,
    post,
    title: post,
    holder: person(ref),
    from: '2026-01-01',
    to: null,
    acting: false,
    reason: null,
    ...dates,
  },
});
const revoked: DelegationEvent = {
  type: 'DelegationRevoked',
  body: { number: 'H.1', from: '2026-09-01', boardParagraph: '§ 9', reason: 'Nämnden beslutar själv.' },
};
const given = [
  adopted('2026:1', '2026-01-01'),
  held(1, 'omradeschef-kultur', 'p_olle'),
  held(2, 'omradeschef-kultur', 'p_vera', { from: '2026-07-01', to: '2026-07-31', acting: true }),
  held(3, 'forvaltningschef', 'p_fia'),
];
const asked = (events: readonly DelegationEvent[], on = '2026-03-02', kind: 'BIFALL' | 'AVVISNING' = 'BIFALL') =>
  mattersOn(fold(orderDecider, events), { caseGroup: 'H', kind, on });
const names = (held: readonly Assignment[] | undefined): readonly string[] | undefined => held?.map(({ holder }) => holder.ref);

describe('what the delegation order says of a kind of matter', () => {
  it('is every item on it, with those who hold the posts that day', () => {
    const [matter, ...others] = asked(given);
    expect(others).toEqual([]);
    expect(matter).toMatchObject({ item, orderVersion: '2026:1', boardParagraph: '§ 2026:1', validFrom: '2026-01-01', revokedFrom: null });
    expect(names(matter?.holders)).toEqual(['p_olle']);
    expect(names(matter?.substitutes)).toEqual(['p_fia']);
    expect(names(asked(given, '2026-07-10')[0]?.holders)).toEqual(['p_olle', 'p_vera']);
  });

  it('tells of what will end it before it does: a later version, or the board taking it back', () => {
    const [matter] = asked([...given, adopted('2027:1', '2027-01-01'), adopted('2028:1', '2028-01-01'), revoked]);
    expect(matter).toMatchObject({ orderVersion: '2026:1', replacedFrom: '2027-01-01', revokedFrom: '2026-09-01' });
    expect(asked([...given, revoked])[0]).toMatchObject({ replacedFrom: null, revokedFrom: '2026-09-01' });
  });

  it('is nothing when no order is in force, or it has no such item', () => {
    expect(asked(given, '2025-12-31')).toEqual([]);
    expect(asked(given, '2026-03-02', 'AVVISNING')).toEqual([]);
  });
});
