import { Problem } from './problem';

/** How old the sign-in behind a decision may be, in seconds, and how strong it must be. */
export const STEP_UP_MAX_AGE_SECONDS = 120;
export const STEP_UP_ACR = 'http://id.elegnamnden.se/loa/1.0/loa3';

/** RFC 9470: the person is signed in, but not freshly and strongly enough for this statement. */
export const stepUpRequired = (stepUpUrl: string): Problem =>
  new Problem(
    401,
    'step-up-required',
    {
      sv: 'Beslutet ska godkännas med en ny inloggning. Logga in igen och godkänn samma beslut.',
      en: 'The decision is to be approved with a new sign-in. Sign in again and approve the same decision.',
    },
    { stepUpUrl },
    {
      'www-authenticate': `Bearer error="insufficient_user_authentication", error_description="a fresh sign-in for this decision is needed", acr_values="${STEP_UP_ACR}", max_age="${STEP_UP_MAX_AGE_SECONDS}"`,
    },
  );
