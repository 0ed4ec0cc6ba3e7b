import { openPool } from '#libs/database';
import { MemoryEventLog } from '../../../libs/event-log/memory';
import { appendTo, CASE, chronicle } from '../../../projections/examples';
import { enters, scheme } from '../../../projections/examples/registers';
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

async function liggaren(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const log = await told();
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
