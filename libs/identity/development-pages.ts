/** What the embedded sign-in shows. Pure. */
import { ROLE_NAMES, ROLES, type Language, type Role } from '#libs/kernel';
import { DEMONSTRATION_CODE, DEMONSTRATION_USERS, type DemonstrationUser } from './demonstration-users';
import { Html, markup, NOTHING, page } from './page';

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

const sv = {
  cancel: 'Avbryt',
  choose: 'Välj vem du är',
  invented: 'Det här är en provmiljö med påhittade personer. Inget lösenord behövs.',
  who: 'Vem är du?',
  code: 'Kod',
  codeHint: `En demonstrationskod: skriv ${DEMONSTRATION_CODE}. I drift används e-legitimation.`,
  wrongCode: `Koden stämmer inte. I provmiljön är den ${DEMONSTRATION_CODE}.`,
  chooseFirst: 'Välj vem du är.',
  error: 'Fel',
  confirmIdentity: 'Bekräfta att det är du',
  compare: 'Du ska godkänna det du har läst. Jämför kontrollsumman med den som stod på sidan du kom från.',
  checksum: 'Kontrollsumma',
  confirm: 'Bekräfta',
  signOut: 'Logga ut',
};
const en: typeof sv = {
  cancel: 'Cancel',
  choose: 'Choose who you are',
  invented: 'This is a trial environment with invented people. No password is needed.',
  who: 'Who are you?',
  code: 'Code',
  codeHint: `A demonstration code: enter ${DEMONSTRATION_CODE}. In operation an e-ID is used.`,
  wrongCode: `The code is not right. In the trial environment it is ${DEMONSTRATION_CODE}.`,
  chooseFirst: 'Choose who you are.',
  error: 'Error',
  confirmIdentity: 'Confirm that it is you',
  compare: 'You are about to approve what you have read. Compare the checksum with the one on the page you came from.',
  checksum: 'Checksum',
  confirm: 'Confirm',
  signOut: 'Sign out',
};
const TEXTS: Readonly<Record<Language, typeof sv>> = { sv, en };
/** What may be wrong with what was filled in. */
export type Mistake = 'chooseFirst' | 'wrongCode';

const describe = ({ title, organisation }: DemonstrationUser, language: Language): string => `${title[language]}, ${organisation}`;
const cancel = (language: Language): Html => markup`<button name="cancel" value="yes" formnovalidate>${TEXTS[language].cancel}</button>`;

const choice = (user: DemonstrationUser, language: Language): Html =>
  markup`<li><button class="person" name="person" value="${user.subject}"><b>${user.name}</b><span class="quiet">${describe(user, language)}</span></button></li>`;
const group = (role: Role, language: Language): Html => {
  const users = DEMONSTRATION_USERS.filter((user) => user.role === role);
  if (users.length === 0) return NOTHING;
  return markup`<section aria-labelledby="${role}"><h2 id="${role}">${capital(ROLE_NAMES[role][language])}</h2><ul>${users.map((user) => choice(user, language))}</ul></section>`;
};

/** Everybody, grouped by role; one button each. */
export function choicePage(action: string, language: Language): string {
  const t = TEXTS[language];
  return page(
    language,
    t.choose,
    markup`<h1>${t.choose}</h1>
<p>${t.invented}</p>
<form method="post" action="${action}">${ROLES.map((role) => group(role, language))}<div class="row">${cancel(language)}</div></form>`,
  );
}

export interface Confirmation {
  readonly language: Language;
  readonly action: string;
  /** Who asked for it; chosen beforehand. */
  readonly subject: string | undefined;
  /** SHA-256 of what is approved, hex; undefined when the nonce is not one. */
  readonly digest: string | undefined;
  readonly mistake: Mistake | undefined;
}

const option = (user: DemonstrationUser, { subject, language }: Confirmation): Html =>
  markup`<option value="${user.subject}"${user.subject === subject ? markup` selected` : NOTHING}>${user.name} (${describe(user, language)})</option>`;

const codeField = ({ language, mistake }: Confirmation): Html =>
  markup`<label for="code">${TEXTS[language].code}</label>
<p class="quiet" id="hint">${TEXTS[language].codeHint}</p>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required aria-describedby="hint${mistake ? ' error' : ''}"${mistake ? markup` aria-invalid="true"` : NOTHING}>`;

/** The new sign-in that approves what has been read. Anybody may try: it is not here that the wrong person is refused. */
export function confirmationPage(confirmation: Confirmation): string {
  const { language, action, digest, mistake } = confirmation;
  const t = TEXTS[language];
  const sum = digest?.match(/.{8}/g)?.join(' ');
  return page(
    language,
    mistake ? `${t.error}: ${t.confirmIdentity}` : t.confirmIdentity,
    markup`<h1>${t.confirmIdentity}</h1>
${mistake ? markup`<p class="bad" role="alert" id="error">${t[mistake]}</p>` : NOTHING}
<p>${t.compare}</p>
${sum ? markup`<p>${t.checksum}: <code>${sum}</code></p>` : NOTHING}
<form method="post" action="${action}">
<label for="person">${t.who}</label>
<select id="person" name="person">${DEMONSTRATION_USERS.map((user) => option(user, confirmation))}</select>
${codeField(confirmation)}
<div class="row"><button class="main">${t.confirm}</button>${cancel(language)}</div>
</form>`,
  );
}

/** Presses the button for a person who has asked to sign out already. */
export const SEND_ON = 'document.forms[0].submit()';

/** `form` = oidc-provider's own, with its token. `asked` = the request proves that the person came from the service's own sign-out. */
export const signOutPage = (form: string, asked: boolean, language: Language): string =>
  page(
    language,
    TEXTS[language].signOut,
    markup`<h1>${TEXTS[language].signOut}</h1>
${new Html(form)}<input type="hidden" form="op.logoutForm" name="logout" value="yes">
<p><button class="main" form="op.logoutForm">${TEXTS[language].signOut}</button></p>
${asked ? markup`<script>${new Html(SEND_ON)}</script>` : NOTHING}`,
  );
