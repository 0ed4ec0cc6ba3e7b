import { chronicle, rowOf, type Chronicle } from '../examples';
import { decisionQueue, type DecisionQueueRow } from './projection';

const row = (told: Chronicle): DecisionQueueRow => rowOf<DecisionQueueRow>(decisionQueue, told)!;
const assigned = (): Chronicle => chronicle().happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('CaseAssigned');
const submitted = (): Chronicle => assigned().happens('ProposalDrafted').happens('ProposalSubmitted');

describe('the delegate’s queue', () => {
  it('says nothing of a proposal before it is submitted', () => {
    expect(row(assigned().happens('ProposalDrafted'))).toMatchObject({
      status: 'PREPARING',
      proposal_version: null,
      proposed_ore: null,
      submitted_at: null,
      dissent_count: null,
    });
  });

  it('shows what is proposed when it has been submitted', () => {
    expect(row(submitted())).toMatchObject({
      status: 'READY',
      number: 'LIG 2026-17',
      sought_ore: 5_000_000,
      proposal_version: 1,
      proposed_outcome: 'DELVIS_BIFALL',
      proposed_ore: 4_000_000,
      dissent_count: 1,
      submitted_at: '2026-03-02T13:30:00.000000Z',
      status_since: '2026-03-02T13:30:00.000000Z',
    });
  });

  it('goes on showing the submitted version while a new one is being written', () => {
    const told = submitted().happens('ProposalReturned').happens('ProposalRevised', { amountOre: 1_000_000 });
    expect(row(told)).toMatchObject({ status: 'RETURNED', proposal_version: 1, proposed_ore: 4_000_000 });
    expect(row(told.happens('ProposalSubmitted', { version: 2 }))).toMatchObject({
      status: 'READY',
      proposal_version: 2,
      proposed_ore: 1_000_000,
    });
  });

  it('shows nothing as proposed when the submitted version can’t be read', () => {
    expect(row(submitted().happens('ProposalSubmitted', { version: 7 }))).toMatchObject({
      proposal_version: 7,
      proposed_ore: null,
      proposed_outcome: null,
    });
  });

  it('holds withdrawn cases to write off, and those that lie with the board', () => {
    expect(row(assigned().happens('ApplicationWithdrawn')).status).toBe('TO_WRITE_OFF');
    expect(row(submitted().happens('ReferredToBoard')).status).toBe('AT_BOARD');
    expect(row(submitted().happens('ReferredToBoard').happens('ProposalReturned')).status).toBe('RETURNED');
  });

  it('keeps what was decided, and how far it has come since', () => {
    const told = submitted().happens('DecisionMade');
    expect(row(told)).toMatchObject({
      status: 'DECIDED',
      decided_outcome: 'BIFALL',
      decided_ore: 4_200_000,
      decided_on: '2026-04-20',
      decider_name: 'Doris Lind',
      dispatched: false,
    });
    expect(row(told.happens('DecisionDispatched').happens('LegalForceConfirmed'))).toMatchObject({ dispatched: true, legal_force: true });
    expect(row(assigned().happens('ApplicationWithdrawn').happens('CaseWrittenOff'))).toMatchObject({
      decided_outcome: 'AVSKRIVNING',
      decided_ore: 0,
    });
  });

  it('flags an open conflict of interest and tells of state aid', () => {
    const told = submitted().happens('ConflictOfInterestDeclared').happens('StateAidAssessed', { outcome: 'DE_MINIMIS' });
    expect(row(told)).toMatchObject({ conflict_open: true, state_aid: 'DE_MINIMIS', flags: ['CONFLICT_OPEN', 'PROPOSAL_STALE'] });
    expect(row(told.happens('ConflictDecided'))).toMatchObject({ conflict_open: false });
  });
});
