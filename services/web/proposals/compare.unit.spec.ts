import fc from 'fast-check';
import { compareProposals, isSame, wordsChanged, type Piece, type ProposalContent } from './compare';

const leila = { ref: 'p_leila', name: 'Leila Haddad', role: 'adviser', organisation: 'Coompanion Mälardalen' };
const proposal: ProposalContent = {
  version: 1,
  outcome: 'DELVIS_BIFALL',
  amountOre: 4_000_000,
  terms: [
    { id: 'andamal', text: 'Bidraget ska användas till det som står i ansökan.' },
    { id: 'eget-1', text: 'Skolan ska ha lånat ut lokalen.' },
  ],
  payment: { plan: 'Hela bidraget betalas ut när villkoren har godkänts.', reportDue: '2027-07-31' },
  adviserProposal: 'Vi föreslår 40 000 kr.',
  officialAssessment: 'Projektet är nytt i länet och väl förankrat.',
  criterionReasons: [{ criterion: 'samhallsnytta', text: 'Nyttan är tydlig.' }],
  dissent: [],
  noMeetingReason: null,
};
const textOf = (pieces: readonly Piece[], kind: Piece['kind']): string =>
  pieces
    .filter((piece) => piece.kind === 'SAME' || piece.kind === kind)
    .map(({ text }) => text)
    .join('');
const oneSpace = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe('two versions of a proposal', () => {
  it('that say the same have no difference, whatever their numbers', () => {
    expect(isSame(compareProposals(proposal, { ...proposal, version: 2 }))).toBe(true);
  });

  it('tell amount, outcome and report day as they were and as they are', () => {
    const after = compareProposals(proposal, {
      ...proposal,
      outcome: 'BIFALL',
      amountOre: 5_000_000,
      payment: { ...proposal.payment!, reportDue: '2027-08-31' },
    });
    expect(after.outcome).toEqual({ before: 'DELVIS_BIFALL', after: 'BIFALL' });
    expect(after.amountOre).toEqual({ before: 4_000_000, after: 5_000_000 });
    expect(after.reportDue).toEqual({ before: '2027-07-31', after: '2027-08-31' });
    expect(after.texts).toEqual([]);
  });

  it('tell which terms are new, gone and reworded', () => {
    const { terms } = compareProposals(proposal, {
      ...proposal,
      terms: [
        { id: 'andamal', text: 'Bidraget ska användas till det som står i beslutet.' },
        { id: 'eget-2', text: 'Två möten hålls.' },
      ],
    });
    expect(terms.map(({ key, kind }) => [key, kind])).toEqual([
      ['andamal', 'REWORDED'],
      ['eget-2', 'ADDED'],
      ['eget-1', 'REMOVED'],
    ]);
  });

  it('tell a payment that has fallen away with the grant', () => {
    const refused = compareProposals(proposal, { ...proposal, outcome: 'AVSLAG', amountOre: 0, terms: [], payment: null });
    expect(refused.reportDue).toEqual({ before: '2027-07-31', after: null });
    expect(refused.texts).toEqual([{ key: 'plan', kind: 'REMOVED', pieces: [{ kind: 'REMOVED', text: proposal.payment!.plan }] }]);
  });

  it('tell whose dissent is new', () => {
    const { dissent } = compareProposals(proposal, { ...proposal, dissent: [{ person: leila, text: 'Beloppet är för lågt.' }] });
    expect(dissent.map(({ key, kind }) => [key.name, kind])).toEqual([['Leila Haddad', 'ADDED']]);
  });
});

describe('texts word by word', () => {
  it('leave what stands and mark the words that changed', () => {
    expect(wordsChanged('Vi föreslår 40 000 kr till projektet.', 'Vi föreslår 35 000 kr till projektet.')).toEqual([
      { kind: 'SAME', text: 'Vi föreslår ' },
      { kind: 'REMOVED', text: '40' },
      { kind: 'ADDED', text: '35' },
      { kind: 'SAME', text: ' 000 kr till projektet.' },
    ]);
  });

  it('keep a reworded phrase together instead of word against word', () => {
    expect(wordsChanged('Det är mycket bra här.', 'Det är ganska svagt här.')).toEqual([
      { kind: 'SAME', text: 'Det är ' },
      { kind: 'REMOVED', text: 'mycket bra' },
      { kind: 'ADDED', text: 'ganska svagt' },
      { kind: 'SAME', text: ' här.' },
    ]);
  });

  it('can always be read back as the text before and the text after', () => {
    const text = fc.array(fc.constantFrom('projektet', 'är', 'nytt', 'här', 'i', 'länet.', 'bra,', '\n\n'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(' '), other.join(' ')];
        const pieces = wordsChanged(before, after);
        expect(oneSpace(textOf(pieces, 'REMOVED'))).toBe(oneSpace(before));
        expect(oneSpace(textOf(pieces, 'ADDED'))).toBe(oneSpace(after));
      }),
    );
  });
});
