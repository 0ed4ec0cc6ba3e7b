/** The person of a request, and the only two places where they become something that is written down. */
import type { Actor, Person } from '#libs/event-log';
import type { Role } from '#libs/kernel';
import type { PendingSignIn } from './openid';
import type { StepUp } from './step-up';

/** What a session keeps. Plain JSON. */
export interface SessionPerson {
  readonly ref: string;
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string | null;
  /** Level of the latest sign-in, and when it was: seconds since 1970 by the issuer's clock. */
  readonly acr: string;
  readonly authTime: number;
}

export interface SignedIn extends SessionPerson {
  /** The statements approved with a new sign-in, as long as that is fresh; null otherwise. */
  readonly stepUp: StepUp | null;
}

declare module 'fastify' {
  interface Session {
    person?: SessionPerson;
    stepUp?: StepUp;
    /** Shown to the issuer at sign-out, so that it knows whose session to end. */
    idToken?: string;
    /** Sign-ins under way, one for each tab. */
    pending?: readonly PendingSignIn[];
  }
  interface FastifyRequest {
    signedIn?: SignedIn;
  }
}

/** Who did it, for the envelope of an event. */
export const asActor = ({ ref, role, acr, authTime, name, organisation }: SignedIn): Actor => ({
  ref,
  role,
  acr,
  at: authTime,
  name,
  organisation,
});

/** Who it is, for the content of an event. */
export const asPerson = ({ ref, name, role, organisation }: Pick<SignedIn, 'ref' | 'name' | 'role' | 'organisation'>): Person => ({
  ref,
  name,
  role,
  organisation,
});
