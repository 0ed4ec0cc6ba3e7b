import { createHash } from 'node:crypto';
import { DEMONSTRATION_USERS } from './demonstration-users';
import { choicePage, confirmationPage, SEND_ON, signOutPage } from './development-pages';
import { failurePage, pageHeaders } from './page';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const ACTION = '/oidc/interaction/abc';
const confirmation = { action: ACTION, subject: 'omradeschef.anna', digest: 'ab'.repeat(32), mistake: undefined, language: 'sv' } as const;

const both = (text: string) => ({ sv: text, en: text });

describe('the pages of the embedded sign-in', () => {
  it('are in Swedish, fit a phone and may be dark', () => {
    for (const text of [choicePage(ACTION, 'sv'), confirmationPage(confirmation), signOutPage('<form></form>', true, 'sv')]) {
      expect(text).toContain('<html lang="sv">');
      expect(text).toContain('width=device-width');
      expect(text).toContain('color-scheme:light dark');
      expect(text.match(/<h1>/g)).toHaveLength(1);
    }
  });

  it('are in English for whoever asks for it, to the last word', () => {
    const confirming = { ...confirmation, mistake: 'wrongCode', language: 'en' } as const;
    for (const text of [choicePage(ACTION, 'en'), confirmationPage(confirming), signOutPage('<form></form>', true, 'en')]) {
      expect(text).toContain('<html lang="en">');
      const names = DEMONSTRATION_USERS.flatMap(({ name, organisation }) => [name, organisation]);
      const ours = names.reduce((rest, name) => rest.replaceAll(name, ''), text.replace(/<style>[^]*?<\/style>/, ''));
      expect(ours).not.toMatch(/[åäöÅÄÖ]|Logga|Avbryt|Kod\b/);
    }
  });

  it('offer every demonstration user once, under the name of their role', () => {
    const text = choicePage(ACTION, 'sv');
    for (const { subject, name } of DEMONSTRATION_USERS) {
      expect(text.split(`value="${subject}"`)).toHaveLength(2);
      expect(text).toContain(name);
    }
    expect(text).toContain('<section aria-labelledby="adviser"><h2 id="adviser">Rådgivare</h2>');
  });

  it('name every field, and tie a mistake to the field it is about', () => {
    const text = confirmationPage({ ...confirmation, mistake: 'wrongCode' });
    for (const [, id] of text.matchAll(/<(?:input|select) id="([^"]+)"/g)) expect(text).toContain(`<label for="${id}">`);
    expect(text).toContain('<title>Fel: ');
    expect(text).toContain('aria-describedby="hint error" aria-invalid="true"');
    expect(text).toContain('role="alert" id="error">Koden stämmer inte.');
  });

  it('allow their own style and script by hash, and nothing else', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(choicePage(ACTION, 'sv'))![1]!;
    const script = /<script>([\s\S]*?)<\/script>/.exec(signOutPage('<form></form>', true, 'sv'))![1]!;
    const policy = pageHeaders(SEND_ON)['content-security-policy'];
    expect(policy).toContain(`style-src ${hash(style)}`);
    expect(policy).toContain(`script-src ${hash(script)}`);
    expect(policy).toContain("default-src 'none'");
    expect(pageHeaders()['content-security-policy']).not.toContain('script-src');
  });

  it('send a sign-out on by themselves only when the person asked for it', () => {
    expect(signOutPage('<form></form>', false, 'sv')).not.toContain('<script>');
  });

  it('let nothing that is put in become markup', () => {
    const text = failurePage('sv', both('<b>'), both('"><script>alert(1)</script>'), { href: '"onclick="x', text: both("'") });
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('"onclick="');
  });
});
