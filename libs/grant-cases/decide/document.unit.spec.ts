import { isRefusal } from '#libs/kernel';
import { Story } from '../testing/story';
import { applicant, commandId, decisionId, official, stranger, system } from '../testing/world';
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
const fetching = { type: 'FetchDecision', decisionId } as const;
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
