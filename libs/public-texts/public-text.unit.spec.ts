import type { Person } from '#libs/event-log';
import { spec } from '../event-log/testing/spec';
import { publicTextDecider, publicTextEvents, SHIPPED_DRAFTS, TEXT_KEYS, type PublicTextCommand, type PublicTextEvent } from '.';

const KARIN: Person = { ref: 'p_karin', name: 'Karin Berg', role: 'boardSecretary', organisation: 'Region Örebro län' };
const SARA: Person = { ...KARIN, ref: 'p_sara', role: 'official' };
const by = (actor: Person) => ({ actor, today: '2026-11-21' });
const rules = spec(publicTextEvents, publicTextDecider);
const given = (...events: readonly PublicTextEvent[]) => rules.given(...events);

const key = 'accessibility-statement' as const;
const TEXT = {
  sv: '# Tillgänglighet\n\nSkriv till [oss](mailto:a@example.org).',
  en: '# Accessibility\n\nWrite to [us](mailto:a@example.org).',
};
const draft = (change: object = {}): PublicTextCommand => ({ type: 'SaveTextDraft', key, ...TEXT, ...change });
const adopt = (change: object = {}): PublicTextCommand => ({
  type: 'AdoptText',
  key,
  ...TEXT,
  decidedBy: 'Kulturnämnden § 12',
  decidedOn: '2026-11-20',
  changes: null,
  ...change,
});
const adopted = (version = 1, change: object = {}): PublicTextEvent => ({
  type: 'PublicTextAdopted',
  body: { key, version, ...TEXT, decidedBy: 'Kulturnämnden § 12', decidedOn: '2026-11-20', enteredBy: KARIN, changes: null, ...change },
});

describe('a public text', () => {
  it('is kept as a draft, whole, as often as it changes', () => {
    given()
      .when(draft(), by(KARIN))
      .thenEvents({ type: 'PublicTextDrafted', body: { key, ...TEXT } });
    given({ type: 'PublicTextDrafted', body: { key, ...TEXT } })
      .when(draft(), by(KARIN))
      .thenNothing();
    given(adopted()).when(draft(), by(KARIN)).thenNothing();
  });

  it('is adopted in numbered versions, with who decided and what is new', () => {
    given()
      .when(adopt({ changes: 'Behövs inte' }), by(KARIN))
      .thenEvents(adopted());
    given(adopted())
      .when(adopt({ sv: '# Ny', decidedOn: '2026-11-21', changes: 'Ny adress' }), by(KARIN))
      .thenEvents(adopted(2, { sv: '# Ny', decidedOn: '2026-11-21', changes: 'Ny adress' }));
    given(adopted()).when(adopt(), by(KARIN)).thenNothing();
  });

  it('says what is new in every version but the first', () => {
    expect(
      given(adopted())
        .when(adopt({ sv: '# Ny' }), by(KARIN))
        .thenRefused('changes-missing').field,
    ).toBe('changes');
  });

  it('is not adopted while something in square brackets is still to be filled in, in either language', () => {
    const refusal = given()
      .when(adopt({ en: 'Phone: [number]' }), by(KARIN))
      .thenRefused('text-unfinished');
    expect(refusal).toMatchObject({ field: 'en', message: { sv: expect.stringContaining('[number]') as string } });
    given()
      .when(draft({ en: 'Phone: [number]' }), by(KARIN))
      .thenTypes('PublicTextDrafted');
  });

  it('is not adopted before the day of the decision', () => {
    given()
      .when(adopt({ decidedOn: '2026-11-22' }), by(KARIN))
      .thenRefused('decided-in-the-future');
  });

  it('is changed by an administrator or the board’s secretary and by nobody else', () => {
    given()
      .when(draft(), by({ ...KARIN, role: 'administrator' }))
      .thenTypes('PublicTextDrafted');
    given().when(draft(), by(SARA)).thenRefused('not-an-editor');
    given().when(adopt(), by(SARA)).thenRefused('not-an-editor');
  });

  it.each(TEXT_KEYS)('comes with a draft of %s that can be kept but not adopted as it is, alike in both languages', (textKey) => {
    const { sv, en } = SHIPPED_DRAFTS[textKey];
    given()
      .when(draft({ key: textKey, sv, en }), by(KARIN))
      .thenTypes('PublicTextDrafted');
    given()
      .when(adopt({ key: textKey, sv, en }), by(KARIN))
      .thenRefused('text-unfinished');
    const shape = (text: string): string[] => text.split('\n').map((line) => /^(#+|-)?/.exec(line)![0]);
    expect(shape(en)).toEqual(shape(sv));
  });

  it('describes all seven items of OSL 4:2 under a heading each', () => {
    const headings = SHIPPED_DRAFTS['register-description'].sv.match(/^# .+$/gm);
    expect(headings).toHaveLength(8);
  });
});
