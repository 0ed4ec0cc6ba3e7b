/** What people read for where a case is, whose move it is, what is due and what to look at twice. Imports no code: the pages have it too. */
import type { Wording } from '#libs/kernel';
import type { Flag } from './flags';
import type { Mover, Phase } from './progress';

type Names<Key extends string> = Readonly<Record<Key, Wording>>;

export const PHASE_NAMES: Names<Phase> = {
  RECEIVED: { sv: 'inkommet', en: 'received' },
  REGISTERED: { sv: 'diariefört', en: 'registered' },
  IN_PREPARATION: { sv: 'under beredning', en: 'in preparation' },
  AWAITING_SUPPLEMENT: { sv: 'väntar på komplettering', en: 'awaiting supplement' },
  MEETING_OFFERED: { sv: 'mötestider föreslagna', en: 'meeting times offered' },
  MEETING_PLANNED: { sv: 'möte bokat', en: 'meeting arranged' },
  ASSESSING: { sv: 'bedöms', en: 'being assessed' },
  PROPOSED: { sv: 'förslag upprättat', en: 'proposal drawn up' },
  COMMUNICATED: { sv: 'väntar på yttrande', en: 'awaiting comments' },
  READY_FOR_DECISION: { sv: 'klart för beslut', en: 'ready for decision' },
  REFERRED_TO_BOARD: { sv: 'hos nämnden', en: 'with the board' },
  WITHDRAWN: { sv: 'återkallat', en: 'withdrawn' },
  DECIDED: { sv: 'beslutat', en: 'decided' },
  WRITTEN_OFF: { sv: 'avskrivet', en: 'written off' },
  CLOSED: { sv: 'avslutat', en: 'closed' },
};

export const MOVER_NAMES: Names<Mover> = {
  REGISTRAR: { sv: 'registrator', en: 'the registrar' },
  OFFICIAL: { sv: 'handläggaren', en: 'the case officer' },
  GROUP: { sv: 'handläggningsgruppen', en: 'the handling group' },
  APPLICANT: { sv: 'sökanden', en: 'the applicant' },
  DELEGATE: { sv: 'delegaten', en: 'the delegate' },
  BOARD: { sv: 'nämnden', en: 'the board' },
  NONE: { sv: 'ingen', en: 'nobody' },
};

export const FLAG_NAMES: Names<Flag> = {
  OWN_SHARE_SHORT: { sv: 'egeninsatsen räcker inte', en: 'own contribution too small' },
  ELIGIBILITY_FLAGGED: { sv: 'uppfyller inte alla formella krav', en: 'does not meet all formal requirements' },
  ELIGIBILITY_EXCEPTION: { sv: 'undantag från formellt krav motiverat', en: 'reasons given for an exception from a formal requirement' },
  ECONOMIC_ACTIVITY: { sv: 'ekonomisk verksamhet', en: 'economic activity' },
  STATE_AID: { sv: 'statsstöd som inte är av mindre betydelse', en: 'State aid that is not de minimis' },
  EARLIER_SUPPORT: { sv: 'har fått stöd tidigare', en: 'has had support before' },
  ADVISED_BY_GROUP: { sv: 'har fått råd av någon i handläggningsgruppen', en: 'was advised by somebody in the handling group' },
  CONFLICT_OPEN: { sv: 'jävsfråga inte avgjord', en: 'conflict of interest not decided on' },
  SUPPLEMENT_OVERDUE: { sv: 'komplettering försenad', en: 'supplement overdue' },
  PROPOSAL_STALE: { sv: 'underlaget har ändrats efter förslaget', en: 'material changed after the proposal' },
  AT_BOARD: { sv: 'hänskjutet till nämnden', en: 'referred to the board' },
  APPEAL_TIME_OUT: {
    sv: 'tid utgången, kontrollera med förvaltningsrätten',
    en: 'time for appeal out, check with the administrative court',
  },
  APPEALED: { sv: 'överklagat', en: 'appealed against' },
  STAYED: { sv: 'inhibition: får inte verkställas', en: 'stayed: may not be carried out' },
  ANNULLED: { sv: 'beslutet upphävt av domstol', en: 'decision annulled by a court' },
  REOPENED: { sv: 'prövas på nytt', en: 'to be decided anew' },
};
