import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { capabilitiesOf, Public, type Capability, type SignedIn } from '#libs/identity';
import { ROLE_NAMES } from '#libs/kernel';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]!);

const QUERIES: readonly { readonly needs: Capability; readonly href: string; readonly text: string }[] = [
  { needs: 'apply', href: '/api/my-applications', text: 'Mina ansökningar' },
  { needs: 'apply', href: '/api/drafts', text: 'Mina utkast' },
  { needs: 'seeCaseList', href: '/api/cases', text: 'Ärenden' },
  { needs: 'seeDecisionQueue', href: '/api/decision-queue', text: 'Klara för beslut' },
  { needs: 'readEventLog', href: '/api/auditor/events', text: 'Händelseloggen' },
];
const link = (href: string, text: string): string => `<li><a href="${href}">${text}</a></li>`;

const STYLE = `
  :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif }
  body { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem }
  h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
  ul { padding-left: 1.25rem } li { margin: .25rem 0 } a { text-underline-offset: .2em }
  :focus-visible { outline: 3px solid; outline-offset: 3px }
  .action { display: inline-block; font: inherit; padding: .5rem 1.25rem; border: 2px solid; border-radius: .375rem; background: none; color: inherit; text-decoration: none; cursor: pointer }`;

/** Sign-out is a JSON request (another site's form can't send one), so it takes these few lines. */
const SIGN_OUT = `document.getElementById('sign-out')?.addEventListener('click', async () => {
  const answer = await fetch('/auth/logout', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  location.href = (await answer.json()).location;
});`;

const signedIn = (person: SignedIn): string => {
  const may = capabilitiesOf(person);
  const organisation = person.organisation ? `, ${escape(person.organisation)}` : '';
  return `
    <p>Du är inloggad som <strong>${escape(person.name)}</strong> (${ROLE_NAMES[person.role]}${organisation}).</p>
    <button class="action" id="sign-out" type="button">Logga ut</button>
    <h2>Dina uppgifter</h2>
    <ul>${QUERIES.filter(({ needs }) => may.includes(needs))
      .map(({ href, text }) => link(href, text))
      .join('')}${link('/api/me', 'Vem jag är här')}</ul>`;
};

const page = (person: SignedIn | undefined): string => `<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Liggaren</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>Liggaren</h1>
      <p>Register över bidragsärenden som avgörs på delegation. Det som har hänt skrivs in en gång och ändras aldrig.</p>
      ${person ? signedIn(person) : '<p><a class="action" href="/auth/login?returnTo=%2F">Logga in</a></p>'}
      <h2>Öppet för alla</h2>
      <ul>${link('/api/diary', 'Diariet')}${link('/api/docs', 'Beskrivning av gränssnittet för program (API)')}</ul>
    </main>
    ${person ? '<script src="/sign-out.js"></script>' : ''}
  </body>
</html>`;

/** What this is, who you are here, and where to go. The pages proper are an application of their own. */
@ApiExcludeController()
@Public()
@Controller()
export class StartPageController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  start(@Req() request: FastifyRequest): string {
    return page(request.signedIn);
  }

  /** A file of its own: the content security policy allows no script in the page. */
  @Get('sign-out.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  signOut(): string {
    return SIGN_OUT;
  }
}
