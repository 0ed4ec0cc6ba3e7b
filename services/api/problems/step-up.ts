import { LOA3, STEP_UP_MAX_AGE_SECONDS, STEP_UP_NEEDED } from '#libs/identity';
import { Problem } from './problem';

/** RFC 9470: the person is signed in, but not freshly and strongly enough for this statement. */
export const stepUpRequired = (stepUpUrl: string): Problem =>
  new Problem(
    401,
    STEP_UP_NEEDED.refusal.code,
    STEP_UP_NEEDED.refusal.message,
    { stepUpUrl },
    {
      'www-authenticate': `Bearer error="insufficient_user_authentication", error_description="a fresh sign-in for this decision is needed", acr_values="${LOA3}", max_age="${STEP_UP_MAX_AGE_SECONDS}"`,
    },
  );
