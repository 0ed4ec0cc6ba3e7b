import { createHash } from 'node:crypto';
import { canonicalJson } from '#libs/kernel';
import { decisionToSign } from './decide/decide';
import { writeOffToSign } from './decide/write-off';
import { statementDigest, statementText, type Statement } from './statement';
import { content, noBoardQuestion, proposal, Story } from './testing/story';
import { activa, applicant, coompanion, decisionId, delegate, official } from './testing/world';
import type { DecisionContent } from './events';

function shown(story: Story, made: DecisionContent): Statement {
  const context = story.deciding(delegate, made.outcome, made.amountOre);
  const result = decisionToSign(
    { decisionId, decidedOn: context.today, boardQuestions: noBoardQuestion, content: made },
    story.state,
    context,
  );
  if ('refusal' in result) throw new Error(result.refusal.code);
  return result.statement;
}
const grant = (change: Partial<DecisionContent> = {}) => shown(new Story().readyForDecision('BIFALL'), content('BIFALL', change));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('The statement of a decision', () => {
  test('has the keys that the audit trail names', () => {
    const keys =
      'v log dnr stream decisionId outcome amountÖre conditionsSha256 motiveringSha256 beslutsdatum beslutsfattare föredragande deltagare ' +
      'skiljaktig delegation jav riktlinje rules underlag caseHead pdf text signMessageSha256';
    expect(Object.keys(grant()).toSorted()).toEqual(keys.split(' ').toSorted());
  });

  test('can be hashed again by anybody: SHA-256 of its canonical JSON, and of the text that was read', () => {
    const statement = grant();
    expect(statementDigest(statement)).toBe(sha256(canonicalJson(statement)));
    expect(statement.signMessageSha256).toBe(sha256(statementText(statement)));
    expect(statementDigest(JSON.parse(JSON.stringify(statement)))).toBe(statementDigest(statement));
  });

  test('is the same every time it is made from the same case', () => expect(grant()).toEqual(grant()));

  test('is another when anything that is decided is another', () => {
    const digests = [
      grant(),
      grant({ reasons: 'Andra skäl.' }),
      grant({ terms: [...content('BIFALL').terms, { id: 'eget', text: 'Bjud in länet.' }] }),
      grant({ payment: { plan: 'I två delar.', reportDue: '2027-06-30' } }),
      grant({ payment: { plan: 'Allt på en gång.', reportDue: '2027-07-31' } }),
      grant({ criterionReasons: [] }),
    ].map(statementDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('names the documents it builds on, by number and by the hash of what they say', () => {
    const statement = shown(new Story().readyForDecision('AVSLAG'), content('AVSLAG'));
    const documents = statement['underlag'] as { docId: string; sha256: string }[];
    expect(documents.map(({ docId }) => docId)).toEqual(['LIG 2026-14-1', 'LIG 2026-14-2', 'LIG 2026-14-3']);
    for (const { sha256: hash } of documents) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('says in words what it says in figures: everything that the delegate has to know stands in the text', () => {
    const story = new Story().prepared();
    story
      .tell(official, proposal('BIFALL', { dissent: [{ personRef: activa.ref, text: 'Jag hade sagt nej.' }] }))
      .tell(official, { type: 'SubmitProposal' });
    const text = statementText(shown(story, content('BIFALL'))).replaceAll('\u00a0', ' ');
    const said = [
      'LIG 2026-14: Grannar som lagar',
      'Lindesbergs folkrörelse',
      'bifall',
      '40 000 kr',
      '2 mars 2026',
      'Disa Holm, Områdeschef kultur',
      'Föredragande: Hanna Berg',
      'Jag hade sagt nej.',
      'Delegatens skäl för BIFALL.',
      'Skäl för forankring.',
      '– Bidrag som inte har använts',
      'Allt på en gång.',
      'Redovisas senast 30 juni 2027',
      'Punkt H.3',
      'högst 50 000 kr',
      'Riktlinjer 2026:1',
      'LIG 2026-14-2',
      '6 kap. 38 § kommunallagen',
      coompanion.name,
    ];
    for (const part of said) expect(text).toContain(part);
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('null');
  });

  test('tells who was kept out, and leaves them out of those who took part', () => {
    const story = new Story().inPreparation().tell(activa, { type: 'DeclareConflict', ground: 'PARTY', details: 'Släkt.' });
    story.tell(delegate, { type: 'DecideConflict', personRef: activa.ref, outcome: 'CONFLICT', reasons: 'Syskon.' });
    story
      .checked()
      .met()
      .aidAssessed()
      .assessed(official, coompanion)
      .tell(official, proposal('BIFALL'))
      .tell(official, { type: 'SubmitProposal' });
    const statement = shown(story, content('BIFALL'));
    expect(statement['deltagare']).toEqual([{ ref: coompanion.ref, name: coompanion.name, organisation: coompanion.organisation }]);
    expect(statementText(statement)).toMatch(/Undantagna från ärendet:\n– Ivar Sten\n/);
  });

  test('of a writing-off grants nothing and sets no terms', () => {
    const story = new Story().inPreparation().tell(applicant, { type: 'WithdrawApplication', reason: 'Nej.' });
    const context = story.deciding(delegate, 'AVSKRIVNING', 0);
    const approval = { decisionId, decidedOn: context.today, boardQuestions: noBoardQuestion };
    const result = writeOffToSign({ ...approval, cause: 'WITHDRAWN', reasons: 'Återkallad.' }, story.state, context);
    expect(result).toMatchObject({ statement: { outcome: 'AVSKRIVNING', amountÖre: 0 } });
    const text = 'statement' in result ? statementText(result.statement) : '';
    expect(text).toContain('Beslut: avskrivning.');
    expect(text).not.toContain('Villkor');
  });
});
