/** What has to be done in a case before an outcome can be proposed, and again before it can be decided. */
import { joined, type Wording } from '#libs/kernel';
import type { Outcome } from '../events';
import { ELIGIBILITY_RULE_NAMES } from '../wordings';
import { activeParticipants, openSupplements, type CaseState } from '../state';
import type { CaseRules } from './make';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'eligibility-not-checked': [
    'POLICY',
    'nämndens riktlinjer',
    { sv: 'Gör den formella prövningen av ansökan som den ser ut nu.', en: 'Make the formal check of the application as it is now.' },
  ],
  'eligibility-flags-stand': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Den formella prövningen har anmärkningar ({rules}). Motivera ett undantag i prövningen, eller föreslå avslag.',
      en: 'The formal check has remarks ({rules}). Give reasons for an exception in the check, or propose a rejection.',
    },
  ],
  'supplement-open': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'En komplettering är begärd. Vänta på den, eller frånfall den med ett skäl.',
      en: 'Supplementary information has been requested. Wait for it, or waive it with a reason.',
    },
  ],
  'state-aid-not-assessed': [
    'LAW',
    '(EU) 2023/2831, lag 2013:388',
    {
      sv: 'Pröva frågan om statsstöd för ansökan som den ser ut nu.',
      en: 'Assess the question of State aid for the application as it is now.',
    },
  ],
  'state-aid-other': [
    'LAW',
    'EUF-fördraget art. 108.3',
    {
      sv: 'Stödet är bedömt som annat statsstöd än av mindre betydelse. Det kan inte beviljas här: hänskjut ärendet till nämnden.',
      en: 'The aid has been assessed as State aid other than de minimis. It cannot be granted here: refer the case to the board.',
    },
  ],
  'criteria-not-assessed': [
    'LAW',
    'RF 1:9, KL 2:3',
    {
      sv: 'Bedömning saknas från {who}. Varje kriterium bedöms av handläggaren och rådgivarna.',
      en: 'An assessment is missing from {who}. Every criterion is assessed by the case officer and the advisers.',
    },
  ],
  'meeting-not-held': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Enligt riktlinjerna hålls alltid ett möte med sökanden. Håll mötet, eller ange varför det inte behövs.',
      en: 'According to the guidelines a meeting with the applicant is always held. Hold the meeting, or state why it is not needed.',
    },
    'noMeetingReason',
  ],
  'not-communicated': [
    'POLICY',
    'nämndens rutin (jfr FL 25 §)',
    {
      sv: 'Sökanden har inte fått yttra sig. Sänd underlaget och vänta på svar eller att tiden går ut, eller ange varför det inte behövs.',
      en: 'The applicant has not had the opportunity to comment. Send the material and wait for a reply or for the time to run out, or state why it is not needed.',
    },
  ],
  'communication-open': [
    'POLICY',
    'nämndens rutin (jfr FL 25 §)',
    {
      sv: 'Sökandens tid för yttrande har inte gått ut. Vänta på svaret, eller till efter {deadline}.',
      en: 'The applicant’s time for comments has not run out. Wait for the reply, or until after {deadline}.',
    },
  ],
});

export const isGrant = (outcome: Outcome): boolean => outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL';

/** Who has not yet assessed every criterion of the guidelines in the application as it reads now. */
function assessorsBehind(state: CaseState, { guidelines }: CaseRules): readonly string[] {
  const version = state.application!.version;
  const current = state.assessments.filter((one) => one.applicationVersion === version && one.guidelineVersion === guidelines.version);
  return activeParticipants(state)
    .filter(({ person }) =>
      guidelines.criteria.some(({ id }) => !current.some((one) => one.criterion === id && one.assessor.ref === person.ref)),
    )
    .map(({ person }) => person.name);
}

/** A dismissal (AVVISNING) tries nothing of the merits, so neither criteria, state aid nor a meeting are demanded for it. */
function meritsUntried(state: CaseState, rules: CaseRules, outcome: Outcome, noMeetingReason: string | null): Refused | null {
  if (state.stateAid?.applicationVersion !== state.application!.version) return no('state-aid-not-assessed');
  if (state.stateAid.outcome === 'OTHER' && isGrant(outcome)) return no('state-aid-other');
  const behind = assessorsBehind(state, rules);
  if (behind.length > 0) return no('criteria-not-assessed', { who: behind.join(', ') });
  const met = rules.guidelines.meeting !== 'ALWAYS' || state.meetings.some(({ status }) => status === 'HELD');
  return met || noMeetingReason !== null ? null : no('meeting-not-held');
}

/** What is recorded of older rule sets may have rules that this one doesn't know. */
const nameOfRule = (rule: string): Wording => (ELIGIBILITY_RULE_NAMES as Readonly<Record<string, Wording>>)[rule] ?? { sv: rule, en: rule };

/** Null when the case is ready for a proposal or decision with this outcome. */
export function unprepared(state: CaseState, rules: CaseRules, outcome: Outcome, noMeetingReason: string | null): Refused | null {
  const { eligibility } = state;
  if (eligibility?.applicationVersion !== state.application!.version || eligibility.guidelineVersion !== rules.guidelines.version)
    return no('eligibility-not-checked');
  const flags = eligibility.findings.filter(({ passed }) => !passed).map(({ rule }) => rule);
  if (isGrant(outcome) && flags.length > 0 && eligibility.exceptionReason === null)
    return no('eligibility-flags-stand', { rules: joined(flags.map(nameOfRule), ', ') });
  if (openSupplements(state).length > 0) return no('supplement-open');
  return outcome === 'AVVISNING' ? null : meritsUntried(state, rules, outcome, noMeetingReason);
}

/** Whoever does not get all they asked for has had the chance to speak first. */
export function uncommunicated(state: CaseState, outcome: Outcome): Refused | null {
  if (outcome === 'BIFALL') return null;
  const open = state.communications.find(({ status }) => status === 'OPEN');
  if (open) return no('communication-open', { deadline: open.deadline });
  return state.communications.length > 0 || state.communicationSkipped !== null ? null : no('not-communicated');
}
