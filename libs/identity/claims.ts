/** From what an issuer says of a person to what they are here. The one place to change when a region's issuer calls it something else. */
import { z } from 'zod';
import { ROLES, type Refusal, type Role, type Wording } from '#libs/kernel';
import type { PersonClaims } from './persons';

const CITATION = { basis: 'POLICY', citation: 'nämndens rutin för behörighet' } as const;
const refused = (code: string, message: Wording): { readonly refusal: Refusal } => ({ refusal: { code, message, ...CITATION } });

/** Nobody signs in as the system. */
const isRole = (claim: unknown): claim is Exclude<Role, 'system'> => claim !== 'system' && ROLES.includes(claim as Role);
const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim.trim() !== '' ? claim.trim().slice(0, 500) : null);

/** An address that the issuer says it has not checked is nobody's yet. */
function emailOf(claims: Readonly<Record<string, unknown>>): string | null {
  const email = textOf(claims['email']);
  return email !== null && z.email().safeParse(email).success && claims['email_verified'] !== false ? email : null;
}

/** Claims `sub`, `name`, `role` (one of the roles in the kernel) and `organisation` (demanded of an adviser, who else can't be placed); `email` when the issuer has one. */
export function personFrom(
  issuer: string,
  claims: Readonly<Record<string, unknown>>,
): { readonly person: PersonClaims } | { readonly refusal: Refusal } {
  const [subject, name, organisation] = [textOf(claims['sub']), textOf(claims['name']), textOf(claims['organisation'])];
  if (subject === null)
    return refused('subject-missing', {
      sv: 'Inloggningen lämnade inget användar-id. Be den som sköter inloggningen att rätta det.',
      en: 'The sign-in gave no user id. Ask those who run the sign-in to correct it.',
    });
  if (name === null)
    return refused('name-missing', {
      sv: 'Inloggningen lämnade inget namn. Be den som sköter inloggningen att rätta det.',
      en: 'The sign-in gave no name. Ask those who run the sign-in to correct it.',
    });
  const role = claims['role'];
  if (!isRole(role))
    return refused('role-unknown', {
      sv: 'Du är inloggad men har ingen roll i Liggaren. Be en administratör att ge dig rätt roll och logga sedan in igen.',
      en: 'You are signed in but have no role in Liggaren. Ask an administrator to give you the right role and then sign in again.',
    });
  if (role === 'adviser' && organisation === null)
    return refused('organisation-missing', {
      sv: 'Inloggningen säger inte vilken organisation du är rådgivare för. Be en administratör att rätta det.',
      en: 'The sign-in does not say which organisation you are an adviser for. Ask an administrator to correct it.',
    });
  return { person: { issuer, subject, name, role, organisation, email: emailOf(claims) } };
}
