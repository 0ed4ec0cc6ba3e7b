import { accept, canonicalJson, refuse, type Decision } from '#libs/kernel';
import type { SchemeEvent } from '../events';
import type { Scheme, SchemeState } from '../scheme';

export function establish(body: Scheme, state: SchemeState): Decision<SchemeEvent> {
  if (!state.established) return accept({ type: 'SchemeEstablished', body });
  if (canonicalJson(body) === canonicalJson(state.established)) return accept();
  return refuse(
    'scheme-exists',
    {
      sv: `Beteckningen ${body.schemeId} används redan av stödformen ”${state.established.name}”. Välj en annan.`,
      en: `The name ${body.schemeId} is already used by the grant scheme “${state.established.name}”. Choose another.`,
    },
    {
      basis: 'LAW',
      citation: 'KL 6:38 1',
      field: 'schemeId',
    },
  );
}
