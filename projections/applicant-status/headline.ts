/** The sentence at the top of the applicant's page, and the one that says what comes next. */
import { formatOre } from '#libs/kernel';
import { phaseOf } from '../cases/progress';
import { dayInWords, momentInWords } from '../swedish';
import type { ApplicantStatusRow, ShownDecision } from './status';

export interface Told {
  readonly headline: string;
  readonly whoseMove: ApplicantStatusRow['whose_move'];
  readonly nextStep: string;
}

const told = (headline: string, nextStep: string, whoseMove: Told['whoseMove'] = 'AUTHORITY'): Told => ({ headline, nextStep, whoseMove });

const outcomeHeadline = (decision: ShownDecision): string => {
  switch (decision.outcome) {
    case 'BIFALL':
      return `Din ansökan har beviljats. Bidraget är ${formatOre(decision.amountOre)}.`;
    case 'DELVIS_BIFALL':
      return `Din ansökan har beviljats till en del. Bidraget är ${formatOre(decision.amountOre)}.`;
    case 'AVSLAG':
      return 'Din ansökan har fått avslag.';
    case 'AVVISNING':
      return 'Din ansökan har avvisats. Det betyder att den inte har prövats i sak.';
    case 'AVSKRIVNING':
      return 'Ärendet är avskrivet och handläggs inte längre.';
  }
};

const afterDecision = (decision: ShownDecision, closed: boolean): Told =>
  told(
    outcomeHeadline(decision),
    [
      decision.payment ? `Redovisa projektet senast den ${dayInWords(decision.payment.reportDue)}.` : '',
      'Här intill står skälen och hur beslutet kan överklagas.',
      closed ? 'Ärendet är avslutat.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    'NONE',
  );

/** Up to dispatch a decision shows in nothing: the case goes on waiting for it. */
const WAITING = 'Din ansökan väntar på beslut.';

/** `year` is the present year of the case (its last event): days in it are told without the year. */
export function tell(row: ApplicantStatusRow, year: string): Told {
  const { facts } = row;
  if (row.decision) return afterDecision(row.decision, facts.stage === 'CLOSED');
  const expected = facts.expectedBy === null ? '' : ` Beslut väntas senast den ${dayInWords(facts.expectedBy)}.`;
  const phase = phaseOf(facts);
  switch (phase) {
    case 'RECEIVED':
      return told('Vi har tagit emot din ansökan.', 'Ansökan ska diarieföras och få en handläggare.');
    case 'REGISTERED':
      return told(`Din ansökan är diarieförd med nummer ${row.number}.`, 'En handläggare ska utses.');
    case 'IN_PREPARATION':
      return told(`${row.official_name} handlägger din ansökan.`, `Vi ser efter om något behöver kompletteras.${expected}`);
    case 'AWAITING_SUPPLEMENT': {
      const last = dayInWords(facts.supplements.map((one) => one.deadline).toSorted()[0]!, year);
      return facts.supplements.some((one) => !one.overdue)
        ? told(`Vi väntar på dina kompletteringar till den ${last}.`, 'När de har kommit går handläggningen vidare.', 'APPLICANT')
        : told(
            `Vi har inte fått dina kompletteringar, som skulle ha kommit den ${last}.`,
            'Svara så snart du kan eller hör av dig till handläggaren.',
            'APPLICANT',
          );
    }
    case 'MEETING_PLANNED': {
      const next = row.meetings.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
      return told(next ? `Vi ses på möte den ${momentInWords(next.startsAt)}, ${next.place}.` : 'Vi ska ses på ett möte.', expected.trim());
    }
    case 'ASSESSING':
    case 'PROPOSED':
      return told('Din ansökan bedöms av handläggningsgruppen.', `Sedan fattas beslut.${expected}`);
    case 'COMMUNICATED': {
      const last = dayInWords(facts.communications.map((one) => one.deadline).toSorted()[0]!, year);
      return told(
        `Du kan yttra dig över underlaget till den ${last}.`,
        'När tiden har gått ut fattas beslut, också utan svar.',
        'APPLICANT',
      );
    }
    case 'REFERRED_TO_BOARD':
      return told('Ärendet ska avgöras av nämnden.', `Du får besked när nämnden har beslutat.${expected}`);
    case 'WITHDRAWN':
      return told('Du har tagit tillbaka din ansökan.', 'Ärendet avslutas genom ett beslut om avskrivning.');
    case 'READY_FOR_DECISION':
    case 'DECIDED':
    case 'WRITTEN_OFF':
      return told(WAITING, `Du får besked när beslutet är expedierat.${expected}`);
    case 'CLOSED':
      return told('Ärendet är avslutat.', 'Hör av dig till handläggaren om du undrar över något.', 'NONE');
  }
}
