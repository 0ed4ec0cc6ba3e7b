import type { ShownCase } from '#projections/case-page';
import { withErasedTold, withErasedToldInMail } from './erased-texts';

const page = {
  received: { applicant: { ref: 'p_sara', role: 'applicant', name: '[raderat]', organisation: 'Byalaget' } },
  versions: [
    {
      application: {
        purpose: '[raderat]',
        title: 'Öppen verkstad',
        contact: { name: '[raderat]', email: 'raderat@raderat.invalid', phone: null },
      },
    },
  ],
  notes: [{ facts: 'Hon ringde [raderat].' }],
};
const shown = (...references: readonly string[]): ShownCase =>
  ({ page: { ...page, disposals: references.map((reference) => ({ decision: { reference } })) } }) as unknown as ShownCase;

describe('what was erased in a case', () => {
  it('is told in a sentence with the decision, and a name as a name; everything else is as it was', () => {
    const { received, versions, notes } = withErasedTold(shown('KN § 88'), 'sv').page as unknown as typeof page;
    expect(received.applicant).toMatchObject({ name: 'namn raderat', organisation: 'Byalaget' });
    const text = 'Uppgiften är raderad enligt beslut KN § 88.';
    expect(versions[0]!.application).toEqual({ purpose: text, title: 'Öppen verkstad', contact: { name: text, email: text, phone: null } });
    expect(notes).toEqual(page.notes);
  });

  it('names every decision that it may have gone by, in the reader’s language', () => {
    const { versions } = withErasedTold(shown('KN § 88', 'KN § 91'), 'en').page as unknown as typeof page;
    expect(versions[0]!.application.purpose).toBe('This was erased by decision KN § 88 or KN § 91.');
  });

  it('is nothing where nothing has been decided to go: a text is a text', () => {
    expect(withErasedTold(shown(), 'sv')).toEqual(shown());
  });

  it('is told of a mail: whom and where it went to, and what it said', () => {
    const mail = { recipientName: '[raderat]', address: 'raderat@raderat.invalid', subject: 'LIG 2026-3', text: '[raderat]', answer: null };
    expect(withErasedToldInMail(mail, 'sv')).toEqual({
      recipientName: 'namn raderat',
      address: 'adress raderad',
      subject: 'LIG 2026-3',
      text: 'Uppgiften är raderad efter beslut om gallring.',
      answer: null,
    });
  });
});
