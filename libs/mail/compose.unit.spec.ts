import { composeDigest, composeNotice, type Letter, type Told } from './compose';
import { noticeKind, NOTICE_KIND_NAMES, type NoticeKindName } from './kinds';

const LINK = 'https://bidrag.example/arenden/018f0000-0000-7000-8000-0000000000c1';
const SETTINGS = 'https://bidrag.example/mina-utskick';
const told = (kind: NoticeKindName, number: string | null = 'LIG 2026-3'): Told => ({ kind, number, link: LINK });
const everything = ({ subject, text, html }: Letter): string => `${subject}\n${text}\n${html}`;

describe('a notice by mail', () => {
  it('says which case it is and where to read, and nothing else', () => {
    const { subject, text } = composeNotice(told('supplement-received'), SETTINGS);
    expect(subject).toBe('Ärende LIG 2026-3: komplettering har kommit in');
    expect(text).toBe(
      `Det har kommit en komplettering i ärende LIG 2026-3.\n\n${LINK}\n\n-- \nDu får mejlet för att du har del i ärendet. Det går inte att svara på det här mejlet.\nVälj vad du vill få på mejl: ${SETTINGS}\n`,
    );
  });

  it.each(NOTICE_KIND_NAMES)('of kind %s can be read with and without a number, in the same words as text and as HTML', (kind) => {
    for (const number of ['LIG 2026-3', null]) {
      const letter = composeNotice(told(kind, number), null);
      const [sentence] = letter.text.split('\n\n');
      expect(letter.html).toContain(sentence);
      expect(letter.html).toContain(`href="${LINK}"`);
      expect(letter.text).toContain(LINK);
      expect(letter.subject).toMatch(number === null ? /^Ett nytt ärende: [a-zåäö]/ : /^Ärende LIG 2026-3: [a-zåäö]/);
      expect(sentence).toMatch(/^[A-ZÅÄÖ].*\.$/);
      expect(everything(letter)).not.toMatch(/undefined|null|\[object/);
    }
  });

  it('says that it can’t be switched off when it can’t, and where it is switched off when it can', () => {
    expect(everything(composeNotice(told('decision-dispatched'), null))).toContain('skickas alltid');
    expect(everything(composeNotice(told('decision-dispatched'), null))).not.toContain('mina-utskick');
    expect(composeNotice(told('assigned'), SETTINGS).html).toContain(`href="${SETTINGS}"`);
  });

  it('takes nothing of the case but its number: what is told is made of the kind, the number and a link', () => {
    for (const kind of NOTICE_KIND_NAMES)
      // a sentence is made of where, and of nothing else
      expect(noticeKind(kind).sentence('§')).not.toMatch(/\d|@|kr\b|\{/);
  });

  it('is a whole page for those who listen to it: language, title, one heading, links that say where they lead', () => {
    const { html } = composeNotice(told('assigned'), SETTINGS);
    expect(html).toMatch(/^<!doctype html>\n<html lang="sv">/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<title>Ärende LIG 2026-3: du är utsedd</title>');
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/);
    for (const [, words] of html.matchAll(/<a [^>]*>([^<]*)<\/a>/g)) expect(words!.length).toBeGreaterThan(8);
  });

  it('escapes what it is given', () => {
    const { html } = composeNotice({ kind: 'assigned', number: '"><script>', link: 'https://x.example/?a=1&b="' }, null);
    expect(html).not.toContain('<script>');
    expect(html).toContain('?a=1&amp;b=&quot;');
  });
});

describe('a digest', () => {
  it('is one mail of all that has waited, each with its own link', () => {
    const letter = composeDigest([told('supplement-received'), { ...told('deadline-passed', 'LIG 2026-9'), link: `${LINK}9` }], SETTINGS);
    expect(letter.subject).toBe('Sammanfattning: 2 händelser i dina ärenden');
    expect(letter.text).toContain(`* Det har kommit en komplettering i ärende LIG 2026-3.\n  ${LINK}\n`);
    expect(letter.html.match(/<li/g)).toHaveLength(2);
    expect(letter.html).toContain(`<a href="${LINK}9">En frist har gått ut i ärende LIG 2026-9.</a>`);
    expect(composeDigest([told('assigned')], SETTINGS).subject).toBe('Sammanfattning: en händelse i dina ärenden');
  });

  it('of nothing is no mail', () => {
    expect(() => composeDigest([], SETTINGS)).toThrow(TypeError);
  });
});
