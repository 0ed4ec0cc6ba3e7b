/** What people read for the kinds of decision. Imports no code, so that the pages may have it too. */
import type { Wording } from '#libs/kernel';
import type { DecisionKind } from './events';

export const DECISION_KIND_NAMES: Readonly<Record<DecisionKind, Wording>> = {
  BIFALL: { sv: 'bifall', en: 'approval' },
  DELVIS_BIFALL: { sv: 'delvis bifall', en: 'partial approval' },
  AVSLAG: { sv: 'avslag', en: 'rejection' },
  AVVISNING: { sv: 'avvisning', en: 'dismissal' },
  AVSKRIVNING: { sv: 'avskrivning', en: 'writing off' },
};
