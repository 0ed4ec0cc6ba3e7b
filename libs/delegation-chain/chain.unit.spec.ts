import { sittingOf, type JsonObject } from '#libs/kernel';
import type { DelegationEvent, DelegationItem } from '#libs/delegation/events';
import { orderItem } from '../delegation/testing/item';
import { chainOf, type Chain, type ChainLink, type LegalRegime, type Link } from '.';
import { ToldCase, ToldOrder, world } from './testing/told';

const { delegate, substitute, secretary, official } = world;
const adopted = (...items: DelegationItem[]): DelegationEvent => ({
  type: 'DelegationOrderAdopted',
  body: { board: 'Kulturnämnden', version: '2026:1', boardParagraph: '§ 7', adoptedOn: '2025-11-14', validFrom: '2026-01-01', items },
});
const held = (n: number, post: string, holder: typeof delegate, to: string | null = null): DelegationEvent => ({
  type: 'PostAssigned',
  body: {
    assignmentId: `018f0000-0000-7000-8000-00000000aa0${n}`,
    post,
    title: post,
    holder,
    from: '2026-01-01',
    to,
    acting: false,
    reason: null,
  },
});
function orderOf(...events: DelegationEvent[]): ToldOrder {
  const order = new ToldOrder();
  events.forEach((event) => order.happens(event));
  return order;
}
const usual = () => orderOf(adopted(orderItem()), held(1, 'omradeschef-kultur', delegate));

/** Decided on 2 March 2026. */
function decided(order: ToldOrder, decider = delegate): ToldCase {
  const told = new ToldCase(order);
  if (decider !== delegate) told.ask(decider, { type: 'DeclareImpartiality', advisedApplicant: false, statement: 'Opartisk.' });
  expect(told.decides(decider, order.state, 4_000_000)).toBe(true);
  return told;
}
const announced = (told: ToldCase): ToldCase => {
  const { today } = told;
  told.ask(secretary, { type: 'ReportToBoard', meetingOn: today, paragraph: '§ 31' });
  told.ask(secretary, { type: 'ApproveMinutes', approvedOn: today, approvedBy: 'Ordföranden' });
  told.ask(secretary, { type: 'PostAnnouncement', postedOn: today, proof: 'https://anslag.example/1', minutesAt: 'Diariet' });
  return told;
};
const chain = (told: ToldCase, order: ToldOrder, legalRegime: LegalRegime = 'KL13'): Chain =>
  chainOf({ events: told.events(), order: order.events, today: told.today, scheme: { legalRegime, caseGroup: 'H' } })!;
const link = (of: Chain, name: ChainLink): Link => of.links.find((one) => one.link === name)!;
const confirm = (told: ToldCase) => told.ask(secretary, { type: 'ConfirmLegalForce', confirmedOn: told.today, evidence: 'Svar.' });

describe('The chain of a decision', () => {
  test('can’t examine an approval whose statement went with the party’s key, and takes no statement that is merely not there', () => {
    const order = usual();
    const told = decided(order).later(3);
    expect(told.corrects(delegate, order.state)).toBe(true);
    const gone = (type: string, body: JsonObject): JsonObject => {
      if (type === 'DecisionSigned') return { ...body, statement: '[raderat]' };
      return 'approval' in body ? { ...body, approval: { ...(body['approval'] as JsonObject), statement: '[raderat]' } } : body;
    };
    const erased = told.events().map((event) => ({ ...event, body: event.body && gone(event.type, event.body) }));
    const corrected = told.events().with(-1, erased.at(-1)!);
    const signature = (events: typeof erased) => {
      const of = { events, order: order.events, today: told.today, scheme: { legalRegime: 'KL13', caseGroup: 'H' } } as const;
      return link(chainOf(of)!, 'SIGNATURE');
    };
    expect([signature(erased).state, signature(corrected).state]).toEqual(['BROKEN', 'BROKEN']);
    const last = erased.at(-1)!;
    const destroyed = {
      ...last,
      id: 'destroyed',
      type: 'SubjectKeyDestroyed',
      revision: last.revision + 1,
      position: last.position + 1,
      body: { disposalId: 'd', kid: 'arende/party', receipt: { destroyedAt: '2026-03-06T00:00:00Z', decisionEvent: 'e' } },
    };
    const cannotBeExamined = (what: string) => ({ state: 'WAITS', why: { sv: expect.stringMatching(`${what}.* gallrat`) as string } });
    expect(signature([...erased, destroyed])).toMatchObject(cannotBeExamined('Godkännandets'));
    expect(signature([...corrected, destroyed])).toMatchObject(cannotBeExamined('rättelse'));
  });

  test('waits for the board as soon as the decision has been made, with its age, and rests on the item and the post by their events', () => {
    const order = usual();
    const found = chain(decided(order), order);
    expect(found.links.map(({ state }) => state)).toEqual([...Array<string>(4).fill('HOLDS'), ...Array<string>(6).fill('WAITS')]);
    expect(link(found, 'RECORD')).toMatchObject({ since: '2026-03-02', on: null, due: null });
    expect(link(found, 'DELEGATION').evidence.map(({ type }) => type)).toEqual(['DelegationOrderAdopted', 'DelegationVerified']);
    expect(link(found, 'POST').evidence.map(({ type }) => type)).toEqual(['PostAssigned']);
  });

  test('is whole when legal force has been confirmed after the time, and says what to do until then', () => {
    const order = usual();
    const told = announced(decided(order));
    expect(link(chain(told, order), 'APPEAL_TIME')).toMatchObject({ state: 'WAITS', due: '2026-03-23' });
    told.later(22);
    expect(link(chain(told, order), 'LEGAL_FORCE')).toMatchObject({
      state: 'WAITS',
      why: { sv: expect.stringContaining('förvaltningsrätten') },
    });
    told.happens('LegalForceConfirmed', { confirmedOn: told.today, evidence: 'Svar från förvaltningsrätten.' }, official);
    expect(chain(told, order)).toMatchObject({ state: 'HOLDS', whole: true, lateDays: 0 });
  });

  test('breaks at the post when it is written down afterwards that it had been left', () => {
    const order = usual();
    const told = decided(order);
    const [assignment] = order.state.assignments;
    order.happens({
      type: 'PostAssignmentEnded',
      body: { assignmentId: assignment!.assignmentId, lastDay: '2026-03-01', reason: 'Ny tjänst.' },
    });
    expect(link(chain(told, order), 'POST')).toMatchObject({ state: 'BROKEN', why: { sv: expect.stringContaining('2 mars 2026') } });
    expect(link(chain(told, order), 'DELEGATION').state).toBe('HOLDS');
  });

  test('holds for a substitute only while the ordinary holder is away', () => {
    const order = orderOf(adopted(orderItem({ substitutePost: 'forvaltningschef' })), held(2, 'forvaltningschef', substitute));
    const told = decided(order, substitute);
    expect(link(chain(told, order), 'POST').state).toBe('HOLDS');
    order.happens(held(1, 'omradeschef-kultur', delegate));
    expect(link(chain(told, order), 'POST').state).toBe('BROKEN');
  });

  test('breaks at the approval when the list that the sign-in was for does not have the statement, or is not the list of its nonce', () => {
    const order = usual();
    const told = decided(order);
    const signedWith = (sitting: (own: string) => unknown) => {
      const events = told.events().map((event) => {
        const { statementSha256: own } = event.body as { statementSha256?: string };
        return own === undefined ? event : { ...event, body: { ...event.body, sitting: sitting(own) as JsonObject } };
      });
      return link(
        chainOf({ events, order: order.events, today: told.today, scheme: { legalRegime: 'KL13', caseGroup: 'H' } })!,
        'SIGNATURE',
      );
    };
    const other = 'e'.repeat(64);
    expect(signedWith((own) => sittingOf([other, own])).state).toBe('HOLDS');
    expect(signedWith(() => sittingOf([other, 'f'.repeat(64)]))).toMatchObject({
      state: 'BROKEN',
      why: { sv: expect.stringContaining('inte en av dem') },
    });
    for (const sitting of [
      (own: string) => ({ digests: [other, own], nonce: sittingOf([own, other])!.nonce }),
      (own: string) => ({ digests: [other, own, 'f'.repeat(64)], nonce: sittingOf([other, own])!.nonce }),
      (own: string) => ({ digests: own, nonce: null }),
      () => null,
    ])
      expect(signedWith(sitting).state).toBe('BROKEN');
  });

  test('says with how many others a decision was approved, and in which sign-in', () => {
    const order = usual();
    const told = decided(order);
    const digests = (own: string) => ['e'.repeat(64), own, 'f'.repeat(64)];
    const events = told.events().map((event) => {
      const { statementSha256: own } = event.body as { statementSha256?: string };
      return own === undefined ? event : { ...event, body: { ...event.body, sitting: sittingOf(digests(own)) as unknown as JsonObject } };
    });
    const signed = events.find(({ type }) => type === 'DecisionSigned')!.body as { statementSha256: string };
    const { nonce } = sittingOf(digests(signed.statementSha256))!;
    const { why } = link(chainOf({ events, order: order.events, today: told.today })!, 'SIGNATURE');
    expect(why?.sv).toMatch(/^Godkänt tillsammans med 2 andra beslut i en och samma inloggning/);
    expect(why?.en).toContain(nonce);
    expect(link(chain(told, order), 'SIGNATURE').why).toBeNull();
  });

  test('holds a correction against its own approval: what it says, its sign-in, and the right to make it that day', () => {
    const order = usual();
    const told = decided(order).later(3);
    expect(told.corrects(delegate, order.state)).toBe(true);
    const approved = link(chain(told, order), 'SIGNATURE');
    expect(approved).toMatchObject({ state: 'HOLDS', on: '2026-03-02', why: null });
    expect(approved.evidence.map(({ type }) => type)).toEqual(['DecisionMade', 'DecisionSigned', 'DecisionCorrected']);

    const damaged = (change: (body: Record<string, never>) => unknown): Link => {
      const events = told.events();
      const last = events.at(-1)!;
      const body = { ...last.body, ...(change(last.body as Record<string, never>) as JsonObject) };
      return link(chainOf({ events: events.with(-1, { ...last, body }), order: order.events, today: told.today })!, 'SIGNATURE');
    };
    const approval = (change: JsonObject) => (body: Record<string, never>) => ({
      approval: { ...(body['approval'] as unknown as JsonObject), ...change },
    });
    for (const [change, why] of [
      [approval({ statement: '{}' }), 'är inte det som godkändes'],
      [
        approval({ sitting: sittingOf(['e'.repeat(64), 'f'.repeat(64)]) as unknown as JsonObject }),
        'gällde flera texter, men inte den här',
      ],
      [() => ({ after: 'Något annat.' }), 'säger inte samma sak'],
      [approval({ authenticatedAt: '2026-03-05T00:00:00Z' }), 'gjordes inte för ändringen'],
      [() => ({ correctedOn: '' }), 'säger inte samma sak'],
    ] as const)
      expect(damaged(change)).toMatchObject({ state: 'BROKEN', why: { sv: expect.stringContaining(why) } });

    // what the register says later of that day
    order.happens({
      type: 'PostAssignmentEnded',
      body: { assignmentId: '018f0000-0000-7000-8000-00000000aa01', lastDay: '2026-03-03', reason: 'Ny tjänst.' },
    });
    const late = chain(told, order);
    expect([link(late, 'POST').state, link(late, 'SIGNATURE').state]).toEqual(['HOLDS', 'BROKEN']);
    expect(link(late, 'SIGNATURE').why?.sv).toMatch(/^Rättelsen 5 mars 2026 håller inte: Beslutsfattaren hade inte befattningen/);
  });

  test('cannot tell whether a correction from before changes were approved was approved, and says so', () => {
    const order = usual();
    const told = decided(order);
    expect(told.corrects(delegate, order.state)).toBe(true);
    const events = told.events();
    const { approval: _, ...body } = events.at(-1)!.body!;
    const old = chainOf({ events: events.with(-1, { ...events.at(-1)!, body }), order: order.events, today: told.today })!;
    expect(link(old, 'SIGNATURE')).toMatchObject({ state: 'WAITS', on: null, why: { sv: expect.stringContaining('går inte att säga') } });
    expect(old.whole).toBe(false);
  });

  test('breaks at the announcement that was interrupted, and is mended by a new one alone', () => {
    const order = usual();
    const told = announced(decided(order)).later(5);
    told.ask(secretary, { type: 'InterruptAnnouncement', interruptedOn: told.today, reason: 'Tavlan låg nere.' });
    told.later(40);
    expect(link(chain(told, order), 'NOTICE_UP').state).toBe('BROKEN');
    expect(link(chain(told, order), 'ANNOUNCEMENT').state).toBe('HOLDS');
    told.ask(secretary, { type: 'PostAnnouncement', postedOn: told.today, proof: 'https://anslag.example/2', minutesAt: 'Diariet' });
    expect(link(chain(told, order), 'NOTICE_UP').state).toBe('WAITS');
    told.later(40);
    expect(link(chain(told, order), 'NOTICE_UP').state).toBe('HOLDS');
  });

  test('is late, and not broken, when the minutes are approved on the fifteenth day', () => {
    const order = usual();
    const told = decided(order);
    told.ask(secretary, { type: 'ReportToBoard', meetingOn: told.today, paragraph: '§ 31' });
    told.later(15);
    expect(link(chain(told, order), 'MINUTES')).toMatchObject({ state: 'LATE', on: null });
    told.ask(secretary, { type: 'ApproveMinutes', approvedOn: told.today, approvedBy: 'Ordföranden' });
    expect(link(chain(told, order), 'MINUTES')).toMatchObject({ state: 'LATE', on: told.today });
    expect(chain(told, order).lateDays).toBe(1);
  });

  test('is shorter where the decision is not appealed by laglighetsprövning', () => {
    const order = usual();
    const told = decided(order);
    told.ask(secretary, { type: 'ReportToBoard', meetingOn: told.today, paragraph: '§ 31' });
    expect(chain(told, order, 'NOT_APPEALABLE')).toMatchObject({ whole: true, state: 'HOLDS' });
    expect(
      chain(told, order, 'FL40')
        .links.map((one) => one.link)
        .slice(-2),
    ).toEqual(['APPEAL_TIME', 'LEGAL_FORCE']);
    told.happens('NoticeReceived', { decisionId: world.decisionId, receivedOn: told.today, proof: 'Kvitto' }, official);
    expect(link(chain(told, order, 'FL40'), 'APPEAL_TIME')).toMatchObject({
      state: 'WAITS',
      due: '2026-03-23',
      citation: 'FL 44 §, lag 1930:173',
    });
  });

  test('is not whole by a confirmation given before the time was out', () => {
    const order = usual();
    const told = announced(decided(order)).later(5);
    expect(confirm(told)).toBe(false);
    told.happens('LegalForceConfirmed', { confirmedOn: told.today, evidence: 'Trodde det.' }, official);
    told.later(60);
    expect(link(chain(told, order), 'LEGAL_FORCE').state).toBe('BROKEN');
  });
});
