/** Assessment: each assessor by themself on each criterion (RF 1:9, KL 2:3), and state aid ((EU) 2023/2831, lag 2013:388). */
import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { participantOf, type CaseState } from '../state';
import type { AssessCriterion, AssessStateAid } from './commands';
import { caseRules } from './make';
import { refusals } from './refusals';

export const no = refusals({
  'criterion-unknown': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Kriteriet finns inte i riktlinjerna {version}. Välj ett av dem som finns.',
      en: 'The criterion is not in the guidelines {version}. Choose one of those that are.',
    },
    'criterion',
  ],
  'score-out-of-range': [
    'POLICY',
    'nämndens riktlinjer',
    { sv: 'Poängen ska vara ett heltal från 0 till {max}.', en: 'The score must be a whole number from 0 to {max}.' },
    'score',
  ],
  'declaration-not-seen': [
    'LAW',
    '(EU) 2023/2831 art. 7.4',
    {
      sv: 'Begär in sökandens intyg om stöd av mindre betydelse de senaste tre åren innan du bedömer stödet så.',
      en: 'Ask for the applicant’s declaration of de minimis aid in the last three years before you assess the aid as such.',
    },
    'declarationSeen',
  ],
});

export function assessCriterion(command: AssessCriterion, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { criterion, score, reasons } = command;
  const rules = caseRules(state, context);
  if ('refusal' in rules) return rules;
  const { criteria, maxScore, version } = rules.guidelines;
  const criterionName = criteria.find(({ id }) => id === criterion)?.name;
  if (criterionName === undefined) return no('criterion-unknown', { version });
  if (!Number.isInteger(score) || score < 0 || score > maxScore) return no('score-out-of-range', { max: maxScore });
  const { actor } = context;
  const before = state.assessments.find((one) => one.criterion === criterion && one.assessor.ref === actor.ref);
  const current = before?.applicationVersion === state.application!.version && before.guidelineVersion === version;
  if (current && before.score === score && before.reasons === reasons) return accept();
  const { capacity } = participantOf(state, actor.ref)!;
  return accept<CaseEvent>({
    type: 'CriterionAssessed',
    body: { criterion, criterionName, assessor: actor, capacity, score, reasons, guidelineVersion: version },
  });
}

export function assessStateAid(command: AssessStateAid, state: CaseState): Decision<CaseEvent> {
  const { outcome, reasons, deMinimisOre, declarationSeen } = command;
  if (outcome === 'DE_MINIMIS' && !declarationSeen) return no('declaration-not-seen');
  const before = state.stateAid;
  const same = before?.outcome === outcome && before.reasons === reasons && before.deMinimisOre === deMinimisOre;
  if (same && before.declarationSeen === declarationSeen && before.applicationVersion === state.application!.version) return accept();
  return accept<CaseEvent>({ type: 'StateAidAssessed', body: { outcome, reasons, deMinimisOre, declarationSeen } });
}
