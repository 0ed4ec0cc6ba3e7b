import { given } from '../testing/given';
import { Story } from '../testing/story';
import { applicant, application, official, schemeId } from '../testing/world';

const file = (n: number) => ({
  id: `018f0000-0000-7000-8000-00000000f00${n}`,
  name: `bilaga ${n}.pdf`,
  mediaType: 'application/pdf',
  bytes: 1000 + n,
  sha256: String(n).repeat(64),
});
const submit = {
  type: 'SubmitApplication',
  schemeId,
  callId: null,
  channel: 'PORTAL',
  receivedAt: null,
  receivedAtReason: null,
  application,
} as const;

describe('Files that come with a document', () => {
  test('are recorded together with the application, and belong to its document', () => {
    const [, event] = given(new Story())
      .when(applicant, { ...submit, files: [file(1), file(2)] })
      .thenTypes('ApplicationSubmitted', 'AttachmentsReceived');
    expect(event?.body).toEqual({ handlingNumber: 1, files: [file(1), file(2)] });
  });

  test('are not spoken of when there are none', () => {
    given(new Story()).when(applicant, submit).thenTypes('ApplicationSubmitted');
    given(new Story())
      .when(applicant, { ...submit, files: [] })
      .thenTypes('ApplicationSubmitted');
  });

  test('come with supplements and replies as well', () => {
    const story = new Story().inPreparation();
    const items = [{ what: 'Stadgar', why: 'Saknas.' }];
    story.tell(official, { type: 'RequestSupplement', items, deadline: '2026-03-20', consequence: 'Annars prövas ansökan som den är.' });
    const supplementId = story.state.supplements[0]!.id;
    const answer = { type: 'ReceiveSupplement', supplementId, receivedAt: null, answer: 'Här.', files: [file(3)] } as const;
    const [, event] = given(story).when(applicant, answer).thenTypes('SupplementReceived', 'AttachmentsReceived');
    expect(event?.body).toMatchObject({ handlingNumber: story.state.documents.length + 1 });
  });

  test('are part of what a decision builds on', () => {
    const documents = (files: ReturnType<typeof file>[]) => new Story().tell(applicant, { ...submit, files }).state.documents;
    expect(documents([file(1)])[0]!.content).toMatchObject({ files: [file(1)] });
    expect(documents([])[0]!.content).not.toHaveProperty('files');
  });
});
