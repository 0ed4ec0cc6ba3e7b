import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import { eligibilityFindings } from '../eligibility';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { CheckEligibility } from './commands';
import { caseRules, sameJson } from './make';
import { refusals } from './refusals';

export const no = refusals({
  'nothing-to-except': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Alla kontroller är godkända, så det finns inget att göra undantag från. Ta bort motiveringen.',
      en: 'All checks have passed, so there is nothing to make an exception from. Remove the reasons.',
    },
    'exceptionReason',
  ],
});

/** The formal check: findings are the machine's, the exception is the official's. Checked again with the same outcome, nothing happens. */
export function checkEligibility({ exceptionReason }: CheckEligibility, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const rules = caseRules(state, context);
  if ('refusal' in rules) return rules;
  const { content: application, receivedAt, callId, version } = state.application!;
  const { guidelines } = rules;
  const findings = eligibilityFindings({ application, receivedAt, callId, scheme: rules.state, guidelines }).map((finding) => ({
    ...finding,
    observation: finding.observation.sv,
  }));
  if (exceptionReason !== null && findings.every(({ passed }) => passed)) return no('nothing-to-except');
  const body = { guidelineVersion: guidelines.version, findings, exceptionReason };
  const before = state.eligibility;
  if (before && sameJson({ ...body, applicationVersion: version }, { ...pick(before), applicationVersion: before.applicationVersion }))
    return accept();
  return accept<CaseEvent>({ type: 'EligibilityChecked', body });
}

const pick = ({ guidelineVersion, findings, exceptionReason }: NonNullable<CaseState['eligibility']>) => ({
  guidelineVersion,
  findings,
  exceptionReason,
});
