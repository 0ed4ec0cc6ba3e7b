import { openPool } from '#libs/database';
import { loadStream } from '#libs/event-log';
import { canonicalJson, nonceOf, sha256Hex } from '#libs/kernel';
import { MemoryEventLog } from '../../../libs/event-log/memory';
import { appendTo, CASE, chronicle, DORIS, uuid } from '../../../projections/examples';
import { enters, item, order, scheme } from '../../../projections/examples/registers';
import { run } from '../line';

/** A case that has been decided, but never signed, recorded or announced. */
async function told(): Promise<MemoryEventLog> {
  const log = new MemoryEventLog({ origin: 'test', application: 'liggaren@0' });
  const story = chronicle();
  enters(story, 'scheme-sociala-innovationer', 'SchemeEstablished', scheme('sociala-innovationer', 'Stöd'));
  const entry = {
    caseId: CASE,
    external: false,
    date: '2026-03-03',
    number: 'LIG 2026-1',
    counterpart: null,
    subject: null,
    withheld: null,
  };
  enters(story, 'diary-2026', 'CaseEntered', entry);
  story.happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('DelegationVerified').happens('DecisionMade');
  await appendTo(log, story);
  return log;
}

/** The same case with everything that the law asks for, up to a confirmed legal force. */
async function whole(): Promise<MemoryEventLog> {
  const log = new MemoryEventLog({ origin: 'test', application: 'liggaren@0' });
  const story = chronicle();
  enters(story, 'scheme-sociala-innovationer', 'SchemeEstablished', scheme('sociala-innovationer', 'Stöd'));
  enters(story, 'delegation-kulturnamnden', 'DelegationOrderAdopted', order('2026', '2026-01-01', [item('H.3')]));
  const post = {
    post: 'omradeschef-kultur',
    title: 'områdeschef',
    holder: DORIS,
    reason: null,
    acting: false,
    from: '2026-01-01',
    to: null,
  };
  enters(story, 'delegation-kulturnamnden', 'PostAssigned', { ...post, assignmentId: uuid(1, 1) });
  story.happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('ImpartialityDeclared', { person: DORIS });
  await appendTo(log, story);
  const head = (await loadStream(log, `case-${CASE}`)).events.at(-1)!;
  const decisionId = uuid(0xd, 1);
  const made = { decisionId, itemNumber: 'H.3', orderVersion: '2026' };
  const decidedOn = '2026-04-20';
  const statement = canonicalJson({
    decisionId,
    outcome: 'BIFALL',
    amountÖre: 4_200_000,
    beslutsdatum: decidedOn,
    beslutsfattare: { ref: DORIS.ref },
    delegation: { item: 'H.3', version: '2026' },
    caseHead: { rev: head.revision, leafHash: head.leafHash.toString('base64url') },
  });
  const statementSha256 = sha256Hex(statement);
  const digests = [statementSha256, 'e'.repeat(64)];
  story.happens('DelegationVerified', { ...made, validOn: decidedOn, holder: DORIS });
  story.happens('DecisionMade', { ...made, decidedOn, decider: DORIS, presenter: null, participants: [] });
  const signed = { decisionId, statement, statementSha256, signer: DORIS, sitting: { digests, nonce: nonceOf(digests) } };
  story.happens('DecisionSigned', signed, { by: DORIS });
  story.happens('DecisionReportedToBoard', { meetingOn: '2026-05-04', paragraph: '§ 31' });
  story.happens('MinutesApproved', { approvedOn: '2026-05-11' }).happens('AnnouncementPosted', { postedOn: '2026-05-12' });
  story.happens('LegalForceConfirmed', { confirmedOn: '2026-06-15' });
  await appendTo(log, story); // what lies there already is left alone
  return log;
}

const liggaren = async (...args: readonly string[]) => liggarenOn(await told(), ...args);
async function liggarenOn(log: MemoryEventLog, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const terminal = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text), environment: {} };
  // never asked: the chain is read out of the log
  const pool = openPool('postgres://none@127.0.0.1:1/none');
  const code = await run(args, terminal, () => Promise.resolve({ log, pool, close: () => pool.end() }));
  return { code, ...said };
}

describe('npm run liggaren -- chain', () => {
  it('prints every link in Swedish and ends with 1 when one is missing or broken, by number or by id', async () => {
    for (const asked of [['LIG 2026-1'], ['LIG', '2026-1'], [CASE]]) {
      const { code, out } = await liggaren('chain', ...asked);
      expect(code).toBe(1);
      expect(out).toContain('Godkännande: bruten');
      expect(out).toContain('Laga kraft: väntar');
      expect(out.match(/^[✓…!✗]/gm)).toHaveLength(10);
    }
  });

  it('ends with 0 when every link holds, each with its day and its place in the log', async () => {
    const { code, out } = await liggarenOn(await whole(), 'chain', CASE);
    expect(out.match(/^✓/gm)).toHaveLength(10);
    expect(out).toContain('Punkt H.3 i delegationsordning 2026.');
    expect(out).toContain('Laga kraft: håller, 15 juni 2026');
    expect(code).toBe(0);
  });

  it('says the same as JSON', async () => {
    const { code, out } = await liggaren('chain', CASE, '--json');
    const { caseId, chains } = JSON.parse(out) as { caseId: string; chains: { state: string; whole: boolean; links: unknown[] }[] };
    expect([code, caseId, chains.length]).toEqual([1, CASE, 1]);
    expect(chains[0]).toMatchObject({ state: 'BROKEN', whole: false });
  });

  it('ends with 2 when there is no such case', async () => {
    for (const asked of ['LIG 2026-99', '25RS1', '0198c5a0-0000-7000-8000-000000000000']) {
      const { code, err } = await liggaren('chain', asked);
      expect([code, err]).toEqual([2, expect.stringContaining('Det finns inget ärende')]);
    }
  });
});
