/** The problems that the HTTP layer itself can have, each in one place. */
import { Problem } from './problem';

export const routeUnknown = (): Problem => new Problem(404, 'not-found', 'Adressen finns inte. Kontrollera att den är rätt skriven.');
export const caseUnknown = (): Problem =>
  new Problem(
    404,
    'case-not-found',
    'Ärendet finns inte, eller så har du inte tillgång till det. Kontrollera länken eller sök i ärendelistan.',
  );
export const malformedJson = (): Problem =>
  new Problem(400, 'malformed-json', 'Innehållet är inte giltig JSON. Rätta det och skicka igen.');
export const bodyTooLarge = (): Problem =>
  new Problem(413, 'body-too-large', 'Innehållet är större än 1 MB. Korta texterna eller dela upp dem.');
export const unsupportedContent = (): Problem =>
  new Problem(415, 'unsupported-content-type', 'Innehållet ska vara JSON (Content-Type: application/json).');
export const unreadableRequest = (): Problem =>
  new Problem(400, 'bad-request', 'Begäran går inte att läsa. Kontrollera adressen och innehållet.');
export const notSignedIn = (): Problem =>
  new Problem(
    401,
    'not-signed-in',
    'Du är inte inloggad. Logga in och försök igen.',
    {},
    { 'www-authenticate': 'Bearer realm="liggaren"' },
  );
export const noAccess = (): Problem =>
  new Problem(403, 'no-access', 'Din roll ger inte rätt till detta. Be en administratör om du tror att det är fel.');
export const overloaded = (retryAfterSeconds: number): Problem =>
  new Problem(
    503,
    'overloaded',
    'Systemet tar inte emot fler ärenden just nu. Inget har sparats. Försök igen om en stund.',
    {},
    {
      'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))),
    },
  );
/** `detail` is Swedish and says what to do: whoever throws a 503 here writes it for people. */
export const unavailable = (detail: string): Problem => new Problem(503, 'unavailable', detail, {}, { 'retry-after': '5' });
export const unexpected = (): Problem =>
  new Problem(
    500,
    'unexpected',
    'Ett oväntat fel inträffade. Försök igen; hjälper det inte, ange felets nummer (instance) till förvaltningen.',
  );

export const keyMissing = (): Problem =>
  new Problem(
    400,
    'idempotency-key-missing',
    'Begäran saknar huvudet Idempotency-Key. Skicka ett nytt UUID för varje ny åtgärd och samma vid omförsök.',
  );
export const keyInvalid = (): Problem => new Problem(400, 'idempotency-key-invalid', 'Idempotency-Key ska vara ett UUID.');
export const keyReused = (): Problem =>
  new Problem(422, 'idempotency-key-reused', 'Samma Idempotency-Key har redan använts för något annat. Skicka ett nytt UUID.');
export const keyInProgress = (): Problem =>
  new Problem(
    409,
    'idempotency-in-progress',
    'Samma åtgärd håller redan på att utföras. Vänta någon sekund och försök igen.',
    {},
    { 'retry-after': '1' },
  );
export const ifMatchInvalid = (): Problem =>
  new Problem(400, 'if-match-invalid', 'Huvudet If-Match ska vara ärendets etikett så som den lästes, till exempel "12".');
