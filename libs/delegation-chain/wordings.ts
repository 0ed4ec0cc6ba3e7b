/** What people read for the links of a chain. Imports no code: the pages have it too. */
import type { Wording } from '#libs/kernel';
import type { ChainLink, LegalRegime, LinkState, Standing } from './chain';

type Names<Key extends string> = Readonly<Record<Key, Wording>>;

export const LINK_NAMES: Names<ChainLink> = {
  DELEGATION: { sv: 'Nämndens delegation', en: 'The board’s delegation' },
  POST: { sv: 'Befattning', en: 'Post' },
  IMPARTIALITY: { sv: 'Opartiskhet', en: 'Impartiality' },
  SIGNATURE: { sv: 'Godkännande', en: 'Approval' },
  RECORD: { sv: 'Anmält eller protokollfört', en: 'Reported or minuted' },
  MINUTES: { sv: 'Protokoll justerat', en: 'Minutes approved' },
  ANNOUNCEMENT: { sv: 'Tillkännagivet', en: 'Announced' },
  NOTICE_UP: { sv: 'Anslaget uppe hela tiden', en: 'Announcement up all the time' },
  APPEAL_TIME: { sv: 'Tid för överklagande', en: 'Time for appeal' },
  LEGAL_FORCE: { sv: 'Laga kraft', en: 'Legal force' },
};

/** What the link is to show, as a sentence. */
export const LINK_MEANINGS: Names<ChainLink> = {
  DELEGATION: {
    sv: 'Nämnden hade delegerat det här slaget av beslut, upp till beloppet, den dagen.',
    en: 'The board had delegated this kind of decision, up to the amount, on that day.',
  },
  POST: {
    sv: 'Den som beslutade hade befattningen, eller ersatte lagligen, den dagen.',
    en: 'The decision-maker held the post, or lawfully stood in, on that day.',
  },
  IMPARTIALITY: {
    sv: 'Ingen jävig deltog, och beslutsfattaren hade försäkrat sin opartiskhet.',
    en: 'Nobody in conflict took part, and the decision-maker had declared impartiality.',
  },
  SIGNATURE: {
    sv: 'Samma person beslutade och godkände just den texten.',
    en: 'The same person decided and approved that very statement.',
  },
  RECORD: {
    sv: 'Beslutet är anmält till nämnden eller särskilt protokollfört, som delegationspunkten säger.',
    en: 'The decision has been reported to the board or minuted separately, as the item of the delegation order says.',
  },
  MINUTES: { sv: 'Protokollet är justerat, inom fjorton dagar.', en: 'The minutes have been approved, within fourteen days.' },
  ANNOUNCEMENT: {
    sv: 'Protokollet är tillkännagivet på anslagstavlan, senast andra dagen efter justeringen.',
    en: 'The minutes have been announced on the notice board, by the second day after they were approved.',
  },
  NOTICE_UP: {
    sv: 'Anslaget satt uppe från första till sista dagen.',
    en: 'The announcement was up from the first day to the last.',
  },
  APPEAL_TIME: { sv: 'De tre veckorna har löpt ut.', en: 'The three weeks have run out.' },
  LEGAL_FORCE: {
    sv: 'Laga kraft är bekräftad av en person, med bevis, efter tiden.',
    en: 'Legal force has been confirmed by a person, with proof, after the time.',
  },
};

export const LINK_STATE_NAMES: Names<LinkState> = {
  HOLDS: { sv: 'Håller', en: 'Holds' },
  WAITS: { sv: 'Väntar', en: 'Waits' },
  LATE: { sv: 'Sen', en: 'Late' },
  BROKEN: { sv: 'Bruten', en: 'Broken' },
};

export const STANDING_NAMES: Names<Standing> = {
  STANDS: { sv: 'Beslutet står fast', en: 'The decision stands' },
  ANNULLED: { sv: 'Upphävt av domstol', en: 'Annulled by a court' },
  REVOKED: { sv: 'Återkallat', en: 'Revoked' },
};

/** Which links a decision has, and why. */
export const REGIME_NAMES: Names<LegalRegime> = {
  KL13: {
    sv: 'Beslutet överklagas genom laglighetsprövning (KL 13 kap.) och vinner laga kraft genom protokoll och anslag.',
    en: 'The decision is appealed against by review of its legality (KL 13) and gains legal force by way of minutes and an announcement.',
  },
  FL40: {
    sv: 'Beslutet överklagas enligt FL 40 §. Tiden räknas från den dag parten fick del av det, så kedjan har inga länkar om protokoll och anslag.',
    en: 'The decision is appealed against under FL 40 §. The time runs from the day the party received it, so the chain has no links on minutes and announcements.',
  },
  NOT_APPEALABLE: {
    sv: 'Beslutet kan inte överklagas. Kedjan slutar när det är anmält eller protokollfört.',
    en: 'The decision cannot be appealed against. The chain ends when it has been reported or minuted.',
  },
};
