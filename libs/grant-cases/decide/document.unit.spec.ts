import { isRefusal } from '#libs/kernel';
import { documentOf } from '../state';
import { correcting, revocation, revoking, slip } from '../testing/changes';
import { Story } from '../testing/story';
import { applicant, commandId, decisionId, delegate, official, stranger, system } from '../testing/world';
import type { RecordDecisionDocument } from './commands';

const SHA = 'a'.repeat(64);
const document = (change: Partial<RecordDecisionDocument> = {}): RecordDecisionDocument => ({
  type: 'RecordDecisionDocument',
  decisionId,
  sha256: SHA,
  sha512: 'b'.repeat(128),
  bytes: 50_000,
  pdfaPart: '3A',
  sealKeyId: 'tumavtryck',
  developmentKey: false,
  jws: 'e30..c2ln',
  ...change,
});
const fetching = { type: 'FetchDecision', decisionId, documentSha256: SHA } as const;
const dispatch = { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'PORTAL', explanation: 'Beviljat.' } as const;
const codeOf = (answer: ReturnType<Story['ask']>): string | null => (isRefusal(answer) ? answer.refusal.code : null);
const typesOf = (answer: ReturnType<Story['ask']>): readonly string[] => (isRefusal(answer) ? [] : answer.events.map(({ type }) => type));

describe('the document of a decision', () => {
  it('is told of once, by the system, whatever it is told again', () => {
    const story = new Story().decided('BIFALL');
    expect(typesOf(story.ask(system, document()))).toEqual(['DecisionDocumentMade']);
    expect(typesOf(story.ask(system, document({ sha256: 'c'.repeat(64) })))).toEqual([]);
    expect(story.state.decisionDocuments).toMatchObject([{ decisionId, sha256: SHA }]);
    expect(story.state.decisionDocuments).toHaveLength(1);
  });

  it('is nobody else’s to tell of', () => {
    const story = new Story().decided('BIFALL');
    for (const who of [official, applicant]) expect(codeOf(story.ask(who, document()))).toBe('not-yours-to-do');
  });

  it('is refused when there is no such approved decision', () => {
    expect(codeOf(new Story().readyForDecision('BIFALL').ask(system, document()))).toBe('decision-not-signed');
    expect(codeOf(new Story().decided('BIFALL').ask(system, document({ decisionId: commandId(7) })))).toBe('decision-not-signed');
  });
});

describe('a dispatch', () => {
  it('says which document it was of, or has none to say', () => {
    const before = new Story().decided('BIFALL').tell(official, dispatch);
    expect(before.events.at(-1)!.body).not.toHaveProperty('documentSha256');
    const after = new Story().decided('BIFALL').tell(system, document()).tell(official, dispatch);
    expect(after.events.at(-1)!.body).toMatchObject({ documentSha256: SHA });
  });

  it('is fetched by the applicant once, after it was sent, and that begins no time for appeal', () => {
    const story = new Story().decided('BIFALL').tell(system, document());
    expect(codeOf(story.ask(applicant, fetching))).toBe('decision-not-sent');
    story.tell(official, dispatch);
    const { timing } = story.state;
    expect(codeOf(story.ask(stranger, fetching))).toBe('not-yours-to-do');
    expect(codeOf(story.ask(official, fetching))).toBe('not-yours-to-do');
    expect(typesOf(story.ask(applicant, fetching))).toEqual(['DecisionFetched']);
    expect(typesOf(story.ask(applicant, fetching))).toEqual([]);
    expect(story.state.timing).toEqual(timing);
  });
});

describe('a decision that was changed', () => {
  const corrected = () => {
    const story = new Story().decided('BIFALL').tell(system, document()).tell(official, dispatch);
    return story.tell(delegate, correcting(story, delegate, slip));
  };
  const [second, letter] = ['c'.repeat(64), 'd'.repeat(64)] as const;

  it('has a document for each correction, once, beside the first', () => {
    const story = corrected();
    expect(codeOf(story.ask(system, document({ corrections: 2 })))).toBe('change-not-made');
    expect(typesOf(story.ask(system, document({ corrections: 1, sha256: second })))).toEqual(['DecisionDocumentMade']);
    expect(typesOf(story.ask(system, document({ corrections: 1, sha256: letter })))).toEqual([]);
    expect(story.state.decisionDocuments.map(({ sha256 }) => sha256)).toEqual([SHA, second]);
    expect(documentOf(story.state, decisionId)?.sha256).toBe(second);
  });

  it('is the one with the most corrections, in whichever order they were made', () => {
    const story = corrected();
    story.tell(delegate, correcting(story, delegate, { ...slip, before: 'Skäl.', after: 'Skälen.' }));
    story.tell(system, document({ corrections: 2, sha256: letter })).tell(system, document({ corrections: 1, sha256: second }));
    expect(documentOf(story.state, decisionId)?.sha256).toBe(letter);
  });

  it('is sent again as it was sent before, and never as a document that it no longer is', () => {
    const story = corrected().tell(official, dispatch);
    expect(story.events.at(-1)).toMatchObject({
      type: 'DecisionDispatched',
      body: { handling: { subject: 'Underrättelse om rättat beslut' } },
    });
    expect(story.events.at(-1)!.body).not.toHaveProperty('documentSha256');
    expect(typesOf(story.ask(official, dispatch))).toEqual([]);
    const made = corrected()
      .tell(system, document({ corrections: 1, sha256: second }))
      .tell(official, dispatch);
    expect(made.events.at(-1)!.body).toMatchObject({ documentSha256: second });
  });

  it('can be fetched as it was and as it is, and so can the letter of its revocation, of what was once sent', () => {
    const story = corrected().tell(system, document({ corrections: 1, sha256: second }));
    expect(codeOf(story.ask(system, document({ revocation: true, sha256: letter })))).toBe('change-not-made');
    story.tell(delegate, revoking(story, delegate, revocation));
    expect(typesOf(story.ask(system, document({ revocation: true, sha256: letter })))).toEqual(['DecisionDocumentMade']);
    expect(documentOf(story.state, decisionId)?.sha256).toBe(second);
    for (const documentSha256 of [SHA, second, letter])
      expect(typesOf(story.ask(applicant, { ...fetching, documentSha256 }))).toEqual(['DecisionFetched']);
    expect(codeOf(story.ask(applicant, { ...fetching, documentSha256: 'e'.repeat(64) }))).toBe('decision-not-sent');
    const unsent = new Story().decided('BIFALL').tell(system, document());
    unsent.tell(delegate, revoking(unsent, delegate, revocation)).tell(system, document({ revocation: true, sha256: letter }));
    expect(codeOf(unsent.ask(applicant, { ...fetching, documentSha256: letter }))).toBe('decision-not-sent');
  });
});
