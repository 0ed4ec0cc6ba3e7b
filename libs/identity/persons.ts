/** Who is behind a pseudonym. Events carry the `ref`; name and subject at the issuer lie here, where they can lawfully go. */
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Role } from '#libs/kernel';

/** Injection token of {@link Persons}. */
export const PERSONS = Symbol('Persons');

/** A person as an issuer describes them. */
export interface PersonClaims {
  readonly issuer: string;
  /** Stable id at the issuer; unique together with it. */
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string | null;
  /** Where notices go; null when the issuer does not say. */
  readonly email: string | null;
}
export interface KnownPerson extends PersonClaims {
  /** `p_` and 128 random bits, base64url: says nothing of the person. */
  readonly ref: string;
  readonly firstSeen: Temporal.Instant;
  readonly lastSeen: Temporal.Instant;
}

export interface Persons {
  /** The person by (issuer, subject), with name, role, organisation and address as they are now; a new one gets a ref for good. */
  ensure(claims: PersonClaims, seenAt: Temporal.Instant): Promise<KnownPerson>;
  byRef(ref: string): Promise<KnownPerson | undefined>;
  /** By name in Swedish order; `role` left out = everybody. */
  list(role?: Role): Promise<readonly KnownPerson[]>;
}

export const newPersonRef = (): string => `p_${randomBytes(16).toString('base64url')}`;

const COLUMNS = 'ref, issuer, subject, name, role, organisation, email, first_seen, last_seen';
/** $1 ref if new, $2 issuer, $3 subject, $4 name, $5 role, $6 organisation, $7 seen at, $8 e-mail. The ref of a known person never changes. */
const ENSURE = `
insert into app.person as known (ref, issuer, subject, name, role, organisation, first_seen, last_seen, email)
values ($1, $2, $3, $4, $5, $6, $7, $7, $8)
on conflict (issuer, subject) do update set
  name = excluded.name, role = excluded.role, organisation = excluded.organisation, email = excluded.email,
  last_seen = greatest(known.last_seen, excluded.last_seen)
returning ${COLUMNS}`;
/** $1 ref. */
const BY_REF = `select ${COLUMNS} from app.person where ref = $1`;
/** $1 role, or null for all. */
const LIST = `select ${COLUMNS} from app.person where $1::text is null or role = $1`;

interface Row {
  readonly ref: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly email: string | null;
  readonly first_seen: Date;
  readonly last_seen: Date;
}
const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());
const known = ({ first_seen, last_seen, ...row }: Row): KnownPerson => ({
  ...row,
  firstSeen: instantOf(first_seen),
  lastSeen: instantOf(last_seen),
});

export class PostgresPersons implements Persons {
  constructor(private readonly pool: Pool) {}

  async ensure({ issuer, subject, name, role, organisation, email }: PersonClaims, seenAt: Temporal.Instant): Promise<KnownPerson> {
    const { rows } = await this.pool.query<Row>(ENSURE, [
      newPersonRef(),
      issuer,
      subject,
      name,
      role,
      organisation,
      seenAt.toString(),
      email,
    ]);
    return known(rows[0]!);
  }

  async byRef(ref: string): Promise<KnownPerson | undefined> {
    const { rows } = await this.pool.query<Row>(BY_REF, [ref]);
    return rows[0] && known(rows[0]);
  }

  async list(role?: Role): Promise<readonly KnownPerson[]> {
    const { rows } = await this.pool.query<Row>(LIST, [role ?? null]);
    return rows.map(known).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  }
}
