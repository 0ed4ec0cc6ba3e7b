/** The problems that the HTTP layer itself can have, each in one place. */
import type { Wording } from '#libs/kernel';
import { Problem } from './problem';

export const routeUnknown = (): Problem =>
  new Problem(404, 'not-found', {
    sv: 'Adressen finns inte. Kontrollera att den är rätt skriven.',
    en: 'There is nothing at this address. Check that it is spelled correctly.',
  });
export const caseUnknown = (): Problem =>
  new Problem(404, 'case-not-found', {
    sv: 'Ärendet finns inte, eller så har du inte tillgång till det. Kontrollera länken eller sök i ärendelistan.',
    en: 'There is no such case, or you do not have access to it. Check the link or search the list of cases.',
  });
export const malformedJson = (): Problem =>
  new Problem(400, 'malformed-json', {
    sv: 'Innehållet är inte giltig JSON. Rätta det och skicka igen.',
    en: 'The content is not valid JSON. Correct it and send it again.',
  });
export const bodyTooLarge = (): Problem =>
  new Problem(413, 'body-too-large', {
    sv: 'Innehållet är större än 1 MB. Korta texterna eller dela upp dem.',
    en: 'The content is larger than 1 MB. Shorten the texts or divide them.',
  });
export const unsupportedContent = (): Problem =>
  new Problem(415, 'unsupported-content-type', {
    sv: 'Innehållet ska vara JSON (Content-Type: application/json).',
    en: 'The content must be JSON (Content-Type: application/json).',
  });
export const unreadableRequest = (): Problem =>
  new Problem(400, 'bad-request', {
    sv: 'Begäran går inte att läsa. Kontrollera adressen och innehållet.',
    en: 'The request cannot be read. Check the address and the content.',
  });
export const notSignedIn = (): Problem =>
  new Problem(
    401,
    'not-signed-in',
    { sv: 'Du är inte inloggad. Logga in och försök igen.', en: 'You are not signed in. Sign in and try again.' },
    {},
    { 'www-authenticate': 'Bearer realm="liggaren"' },
  );
export const noAccess = (): Problem =>
  new Problem(403, 'no-access', {
    sv: 'Din roll ger inte rätt till detta. Be en administratör om du tror att det är fel.',
    en: 'Your role does not give you the right to do this. Ask an administrator if you think that this is wrong.',
  });
export const overloaded = (retryAfterSeconds: number): Problem =>
  new Problem(
    503,
    'overloaded',
    {
      sv: 'Systemet tar inte emot fler ärenden just nu. Inget har sparats. Försök igen om en stund.',
      en: 'The system cannot take more just now. Nothing has been saved. Try again in a while.',
    },
    {},
    {
      'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))),
    },
  );
/** `detail` says what to do. */
export const unavailable = (detail: Wording): Problem => new Problem(503, 'unavailable', detail, {}, { 'retry-after': '5' });
export const databaseAway = (): Problem =>
  unavailable({
    // what was under way may have been written before the answer was lost: the same key finds it again
    sv: 'Databasen svarar inte just nu. Försök igen om en stund. Det du har skickat görs bara en gång, även om det redan hann sparas.',
    en: 'The database does not answer just now. Try again in a while. What you have sent is done only once, even if it had already been saved.',
  });
export const notBuilt = (): Problem =>
  unavailable({
    sv: 'Uppgifterna sammanställs just nu. Försök igen om en stund.',
    en: 'The information is being put together just now. Try again in a while.',
  });
/** `why` is Swedish. */
export const notSealed = (why: string): Problem =>
  unavailable({ sv: why, en: 'The log has not been sealed as far as what was asked for yet. Try again in a while.' });
export const unexpected = (): Problem =>
  new Problem(500, 'unexpected', {
    sv: 'Ett oväntat fel inträffade. Försök igen; hjälper det inte, ange felets nummer (instance) till förvaltningen.',
    en: 'An unexpected error occurred. Try again; if that does not help, give the number of the error (instance) to the administration.',
  });

export const keyMissing = (): Problem =>
  new Problem(400, 'idempotency-key-missing', {
    sv: 'Begäran saknar huvudet Idempotency-Key. Skicka ett nytt UUID för varje ny åtgärd och samma vid omförsök.',
    en: 'The request lacks the header Idempotency-Key. Send a new UUID for every new action and the same one when retrying.',
  });
export const keyInvalid = (): Problem =>
  new Problem(400, 'idempotency-key-invalid', { sv: 'Idempotency-Key ska vara ett UUID.', en: 'Idempotency-Key must be a UUID.' });
export const keyReused = (): Problem =>
  new Problem(422, 'idempotency-key-reused', {
    sv: 'Samma Idempotency-Key har redan använts för något annat. Skicka ett nytt UUID.',
    en: 'The same Idempotency-Key has already been used for something else. Send a new UUID.',
  });
export const keyInProgress = (): Problem =>
  new Problem(
    409,
    'idempotency-in-progress',
    {
      sv: 'Samma åtgärd håller redan på att utföras. Vänta någon sekund och försök igen.',
      en: 'The same action is already being carried out. Wait a second or two and try again.',
    },
    {},
    { 'retry-after': '1' },
  );
export const ifMatchInvalid = (): Problem =>
  new Problem(400, 'if-match-invalid', {
    sv: 'Huvudet If-Match ska vara ärendets etikett så som den lästes, till exempel "12".',
    en: 'The header If-Match must be the tag of the case as it was read, for example "12".',
  });
