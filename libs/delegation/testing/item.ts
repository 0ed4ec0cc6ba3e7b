import type { DelegationItem } from '../events';

/** An item of a delegation order. */
export const orderItem = (change: Partial<DelegationItem> = {}): DelegationItem => ({
  number: 'H.3',
  caseGroup: 'H',
  matter: 'Bidrag till sociala innovationer',
  kinds: ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG'],
  statute: 'KL 7:5',
  post: 'omradeschef-kultur',
  substitutePost: null,
  grantedBy: 'BOARD',
  subDelegation: false,
  limitOre: 5_000_000,
  reporting: 'ANMALAN',
  conditions: null,
  ...change,
});
