import type { Role } from '#libs/kernel';
import type { Person } from './catalogue';
import type { Actor } from './port';

/** Who acts, as deciders and the content of events say it. */
export const personOf = ({ ref, name, role, organisation }: Actor): Person => ({ ref, name, role: role as Role, organisation });
