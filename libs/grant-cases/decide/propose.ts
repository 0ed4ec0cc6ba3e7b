/** The proposal (FL 30 § as the board's routine): written by the official, versioned, handed to the delegate, sent back. */
import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { isBarred, participantOf, type CaseState, type Proposal } from '../state';
import type { DraftProposal, ProposalFields, ReturnProposal, ReviseProposal } from './commands';
import { refuseContent } from './content';
import { caseRules, nextHandling, sameJson, sameText } from './make';
import { uncommunicated, unprepared } from './preparation';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'proposal-exists': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Det finns redan ett förslag. Revidera det.', en: 'There already is a proposal. Revise it.' },
  ],
  'proposal-missing': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Det finns inget förslag. Upprätta ett först.', en: 'There is no proposal. Draw one up first.' },
  ],
  'proposal-stale': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Underlaget har ändrats sedan förslaget skrevs. Revidera förslaget så att det bygger på det som gäller nu.',
      en: 'The material has changed since the proposal was written. Revise the proposal so that it builds on what applies now.',
    },
  ],
  'proposal-texts-alike': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Rådgivarnas förslag och din egen bedömning är samma text. Skriv din egen bedömning.',
      en: 'The advisers’ proposal and your own assessment are the same text. Write your own assessment.',
    },
    'officialAssessment',
  ],
  'dissenter-unknown': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Avvikande mening kan bara den ha som deltar i ärendet.',
      en: 'Only those who take part in the case can have a dissenting opinion.',
    },
    'dissent',
  ],
  'proposal-not-submitted': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Inget förslag ligger för beslut, så det finns inget att återsända.',
      en: 'No proposal is waiting for a decision, so there is nothing to send back.',
    },
  ],
  'return-from-board': [
    'LAW',
    'KL 6:38',
    {
      sv: 'Ärendet ligger hos nämnden. Nämndsekreteraren återsänder det när nämnden har bestämt det.',
      en: 'The case is with the board. The board secretary sends it back when the board has so decided.',
    },
  ],
  'return-from-delegate': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Förslaget ligger hos delegaten. Delegaten återsänder det.',
      en: 'The proposal is with the delegate. The delegate sends it back.',
    },
  ],
});

/** Why the latest version can't be handed over or decided on as it stands. */
export const refuseStale = (proposal: Proposal, state: CaseState): Refused | null =>
  proposal.stale || isBarred(state, proposal.author.ref) ? no('proposal-stale') : null;

type Body = Extract<CaseEvent, { type: 'ProposalDrafted' }>['body'];

function written(fields: ProposalFields, version: number, state: CaseState, context: CaseContext): { readonly body: Body } | Refused {
  const rules = caseRules(state, context);
  if ('refusal' in rules) return rules;
  const { outcome, amountOre, payment, adviserProposal, officialAssessment, noMeetingReason } = fields;
  const dissent: Body['dissent'] = [];
  for (const { personRef, text } of fields.dissent) {
    const person = participantOf(state, personRef)?.person;
    if (!person || isBarred(state, personRef)) return no('dissenter-unknown');
    dissent.push({ person, text });
  }
  if (sameText(adviserProposal, officialAssessment)) return no('proposal-texts-alike');
  const refused = unprepared(state, rules, outcome, noMeetingReason) ?? refuseContent(fields, state, rules);
  if (refused) return refused;
  const lists = { terms: [...fields.terms], criterionReasons: [...fields.criterionReasons], dissent };
  return {
    body: { version, outcome, amountOre, payment, adviserProposal, officialAssessment, noMeetingReason, ...lists, author: context.actor },
  };
}

export function draft(command: DraftProposal, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  if (state.proposal) return no('proposal-exists');
  const proposal = written(command, 1, state, context);
  return 'refusal' in proposal ? proposal : accept<CaseEvent>({ type: 'ProposalDrafted', body: proposal.body });
}

/** The same text once more is a new version only when what it builds on has changed. */
export function revise(command: ReviseProposal, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const before = state.proposal;
  if (!before) return no('proposal-missing');
  const proposal = written(command, before.version + 1, state, context);
  if ('refusal' in proposal) return proposal;
  const { body } = proposal;
  const same = (Object.keys(body) as (keyof Body)[]).every((key) => key === 'version' || sameJson(body[key], before[key]));
  if (same && before.status === 'DRAFT' && !before.stale) return accept();
  return accept<CaseEvent>({ type: 'ProposalRevised', body });
}

/** Everything is asked for again: it may have changed since the proposal was written. The version handed over is a record (TF 2:9–12). */
export function submitProposal(state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { proposal } = state;
  if (!proposal) return no('proposal-missing');
  const rules = caseRules(state, context);
  if ('refusal' in rules) return rules;
  const refused =
    refuseStale(proposal, state) ??
    unprepared(state, rules, proposal.outcome, proposal.noMeetingReason) ??
    refuseContent(proposal, state, rules) ??
    uncommunicated(state, proposal.outcome);
  if (refused) return refused;
  const handling = nextHandling(state, context, { direction: 'INTERNAL', subject: `Förslag till beslut, version ${proposal.version}` });
  return accept<CaseEvent>({ type: 'ProposalSubmitted', body: { version: proposal.version, submittedBy: context.actor, handling } });
}

export function returnProposal({ reason }: ReturnProposal, state: CaseState, { actor }: CaseContext): Decision<CaseEvent> {
  const { proposal, atBoard } = state;
  if (proposal?.status !== 'SUBMITTED') return no('proposal-not-submitted');
  if (atBoard && actor.role !== 'boardSecretary') return no('return-from-board');
  if (!atBoard && actor.role === 'boardSecretary') return no('return-from-delegate');
  return accept<CaseEvent>({ type: 'ProposalReturned', body: { version: proposal.version, reason } });
}
