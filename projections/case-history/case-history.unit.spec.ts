import { ALL_TYPES, ANNA, chronicle, folded, SYSTEM, type Chronicle } from '../examples';
import { caseHistory, type CaseHistoryRow } from './projection';

const rows = ({ events }: Chronicle): CaseHistoryRow[] => [...folded(caseHistory, events).values()] as CaseHistoryRow[];
const sentences = (told: Chronicle): string[] => rows(told).map(({ sentence }) => sentence);

describe('the history', () => {
  it.each(ALL_TYPES)('tells %s in a whole Swedish sentence, without codes', (type) => {
    const [row] = rows(chronicle().happens(type));
    expect(row!.sentence).toMatch(/^[\p{Lu}].*\.$/u);
    expect(row!.sentence).not.toMatch(/undefined|\bnull\b|NaN|\[object|[A-Z]{3,}_|\d{4}-\d{2}-\d{2}|förvaltningslagen/);
    expect(row).toMatchObject({ type, disposed: false });
  });

  it.each(ALL_TYPES)('tells %s in English too, as whole and as plain', (type) => {
    const [row] = rows(chronicle().happens(type));
    expect(row!.sentence_en).toMatch(/^[\p{Lu}].*\.$/u);
    expect(row!.sentence_en).not.toMatch(/undefined|\bnull\b|NaN|\[object|[A-Z]{3,}_|\d{4}-\d{2}-\d{2}/);
    expect(row!.sentence_en).not.toBe(row!.sentence);
  });

  it('has days, clock times, amounts and lists in their English form', () => {
    const english = rows(
      chronicle().happens('ApplicationSubmitted').happens('CaseAssigned').happens('SupplementRequested').happens('DecisionMade'),
    );
    expect(english.map(({ sentence_en }) => sentence_en)).toEqual([
      'The application “Öppen verkstad” from Byalaget i Åsbro was received through the e-service on 2 March 2026 at 09:30. Amount sought: SEK\u00a050,000.',
      'Anna Ek (Region Örebro län) was appointed case officer in Handläggningsgruppen, with Bodil Åkesson (Coompanion Mälardalen) and Carl Ström (Stiftelsen Activa) as advisers.',
      'Supplement requested: budget and intyg, to be answered by 14 March 2026.',
      'Doris Lind (Region Örebro län) decided on approval with SEK\u00a042,000 under delegation item H.3.',
    ]);
  });

  it('makes the sentence of what the event says', () => {
    expect(
      sentences(
        chronicle()
          .happens('ApplicationSubmitted')
          .happens('CaseAssigned')
          .happens('SupplementRequested')
          .happens('EligibilityChecked')
          .happens('DecisionMade'),
      ),
    ).toEqual([
      'Ansökan ”Öppen verkstad” från Byalaget i Åsbro kom in i e-tjänsten den 2 mars 2026 kl. 09.30. Sökt belopp: 50\u00a0000 kr.',
      'Anna Ek (Region Örebro län) utsågs till handläggare i Handläggningsgruppen, med Bodil Åkesson (Coompanion Mälardalen) och Carl Ström (Stiftelsen Activa) som rådgivare.',
      'Komplettering begärd: budget och intyg, svar senast 14 mars 2026.',
      'Formell prövning enligt riktlinjer 2026:1: 1 av 2 krav är inte uppfyllda.',
      'Doris Lind (Region Örebro län) beslutade om bifall med 42\u00a0000 kr med stöd av delegationspunkt H.3.',
    ]);
  });

  it('names no amount where nothing is granted', () => {
    const [sentence] = sentences(chronicle().happens('ProposalDrafted', { outcome: 'AVSLAG', amountOre: 0, dissent: [] }));
    expect(sentence).toBe('Förslag till beslut upprättat: version 1, avslag.');
  });

  it('does not give away a score, so that nobody is led by another’s assessment', () => {
    const one = sentences(chronicle().happens('CriterionAssessed', { score: 0, reasons: 'x' }));
    expect(one).toEqual(sentences(chronicle().happens('CriterionAssessed', { score: 5, reasons: 'y' })));
  });

  it('says who did it, as what, for whom, and when it happened besides when it was written down', () => {
    const told = chronicle()
      .happens('SupplementReceived', {}, { by: ANNA, at: '2026-03-13T08:00:00Z', effectiveAt: '2026-03-12T09:00:00Z' })
      .happens('SupplementOverdue', {}, { by: SYSTEM });
    expect(rows(told)).toMatchObject([
      {
        revision: 0,
        position: 1,
        who: 'Anna Ek',
        role: 'official',
        organisation: 'Region Örebro län',
        recorded_at: '2026-03-13T08:00:00.000000Z',
        effective_at: '2026-03-12T09:00:00.000000Z',
      },
      { revision: 1, who: 'Liggaren', role: 'system', organisation: null },
    ]);
  });

  it('leaves a tombstone where content has been disposed of', () => {
    expect(rows(chronicle().disposed('NoteRecorded'))).toMatchObject([
      {
        sentence: 'Tjänsteanteckning gjord. Innehållet har gallrats; att händelsen inträffade står kvar.',
        sentence_en: 'File note made. The content has been disposed of; that the event took place remains.',
        who: 'uppgift gallrad',
        disposed: true,
      },
    ]);
  });
});
