/** What the embedded sign-in shows. Pure. */
import { ROLE_NAMES, ROLES, type Role } from '#libs/kernel';
import { DEMONSTRATION_CODE, DEMONSTRATION_USERS, type DemonstrationUser } from './demonstration-users';
import { Html, markup, NOTHING, page } from './page';

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
const describe = ({ title, organisation }: DemonstrationUser): string => `${title}, ${organisation}`;
const CANCEL = markup`<button name="cancel" value="yes" formnovalidate>Avbryt</button>`;

const choice = (user: DemonstrationUser): Html =>
  markup`<li><button class="person" name="person" value="${user.subject}"><b>${user.name}</b><span class="quiet">${describe(user)}</span></button></li>`;
const group = (role: Role): Html => {
  const users = DEMONSTRATION_USERS.filter((user) => user.role === role);
  if (users.length === 0) return NOTHING;
  return markup`<section aria-labelledby="${role}"><h2 id="${role}">${capital(ROLE_NAMES[role])}</h2><ul>${users.map(choice)}</ul></section>`;
};

/** Everybody, grouped by role; one button each. */
export const choicePage = (action: string): string =>
  page(
    'Välj vem du är',
    markup`<h1>Välj vem du är</h1>
<p>Det här är en provmiljö med påhittade personer. Inget lösenord behövs.</p>
<form method="post" action="${action}">${ROLES.map(group)}<div class="row">${CANCEL}</div></form>`,
  );

export interface Confirmation {
  readonly action: string;
  /** Who asked for it; chosen beforehand. */
  readonly subject: string | undefined;
  /** SHA-256 of what is approved, hex; undefined when the nonce is not one. */
  readonly digest: string | undefined;
  readonly error: string | undefined;
}

const option = (user: DemonstrationUser, subject: string | undefined): Html =>
  markup`<option value="${user.subject}"${user.subject === subject ? markup` selected` : NOTHING}>${user.name} (${describe(user)})</option>`;

const codeField = (error: string | undefined): Html =>
  markup`<label for="code">Kod</label>
<p class="quiet" id="hint">En demonstrationskod: skriv ${DEMONSTRATION_CODE}. I drift används e-legitimation.</p>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required aria-describedby="hint${error ? ' error' : ''}"${error ? markup` aria-invalid="true"` : NOTHING}>`;

/** The new sign-in that approves one statement. Anybody may try: it is not here that the wrong person is refused. */
export function confirmationPage({ action, subject, digest, error }: Confirmation): string {
  const title = 'Bekräfta att det är du';
  const sum = digest?.match(/.{8}/g)?.join(' ');
  return page(
    error ? `Fel: ${title}` : title,
    markup`<h1>${title}</h1>
${error ? markup`<p class="bad" role="alert" id="error">${error}</p>` : NOTHING}
<p>Du ska godkänna ett beslut. Jämför kontrollsumman med den som står vid beslutet.</p>
${sum ? markup`<p>Kontrollsumma: <code>${sum}</code></p>` : NOTHING}
<form method="post" action="${action}">
<label for="person">Vem är du?</label>
<select id="person" name="person">${DEMONSTRATION_USERS.map((user) => option(user, subject))}</select>
${codeField(error)}
<div class="row"><button class="main">Bekräfta</button>${CANCEL}</div>
</form>`,
  );
}

/** Presses the button for a person who has asked to sign out already. */
export const SEND_ON = 'document.forms[0].submit()';

/** `form` = oidc-provider's own, with its token. `asked` = the request proves that the person came from the service's own sign-out. */
export const signOutPage = (form: string, asked: boolean): string =>
  page(
    'Logga ut',
    markup`<h1>Logga ut</h1>
${new Html(form)}<input type="hidden" form="op.logoutForm" name="logout" value="yes">
<p><button class="main" form="op.logoutForm">Logga ut</button></p>
${asked ? markup`<script>${new Html(SEND_ON)}</script>` : NOTHING}`,
  );
