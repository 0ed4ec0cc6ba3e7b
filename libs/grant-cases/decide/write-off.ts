/** Writing off (avskrivning): a decision too, with authority, statement and signature, when there is nothing left to try. */
import type { Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { no as access } from './access';
import { refuseWorse } from './anew';
import { authorityFor, no as authority, refuseDeciding } from './authority';
import type { Approval, WriteOff } from './commands';
import type { ToSign } from './decide';
import { caseRules } from './make';
import { refusals, type Refused } from './refusals';
import { signed, statementOf } from './sign';

export const no = refusals({
  'not-withdrawn': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Ansökan är inte återkallad. Välj en annan orsak, eller besluta i sak.',
      en: 'The application has not been withdrawn. Choose another cause, or decide on the merits.',
    },
    'cause',
  ],
  'withdrawn-is-the-cause': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ansökan är återkallad. Ange det som orsak.', en: 'The application has been withdrawn. State that as the cause.' },
    'cause',
  ],
  'write-off-reasons-missing': [
    'POLICY',
    'nämndens rutin (jfr FL 32 §)',
    { sv: 'Skriv varför ärendet skrivs av.', en: 'Write why the case is written off.' },
    'reasons',
  ],
});

type Unsigned = Approval & Pick<WriteOff, 'cause' | 'reasons'>;

/** The statement to show and sign, or why the case can't be written off. Needs no guidelines: nothing is tried. */
export function writeOffToSign(command: Unsigned, state: CaseState, context: CaseContext): ToSign | Refused {
  const { cause, reasons } = command;
  if (!state.registration) return access('not-registered');
  if (cause === 'WITHDRAWN' && !state.withdrawn) return no('not-withdrawn');
  if (cause !== 'WITHDRAWN' && state.withdrawn) return no('withdrawn-is-the-cause');
  if (cause !== 'WITHDRAWN' && state.atBoard) return authority('at-board');
  if (reasons.trim() === '') return no('write-off-reasons-missing');
  const refused = refuseWorse(null, state) ?? refuseDeciding(command, state, context);
  if (refused) return refused;
  const granted = authorityFor('AVSKRIVNING', 0, state, context);
  if ('refusal' in granted) return granted;
  const content = { amountOre: 0, terms: [], termsVersion: null, payment: null, reasons, criterionReasons: [] };
  const rules = caseRules(state, context);
  const guidelines = 'refusal' in rules ? null : rules.guidelines;
  const made = statementOf(command, { kind: 'AVSKRIVNING', content }, granted, guidelines, state, context);
  return 'refusal' in made ? made : { ...made, ...granted };
}

export function writeOff(command: WriteOff, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const toSign = writeOffToSign(command, state, context);
  if ('refusal' in toSign) return toSign;
  const { decisionId, decidedOn, cause, reasons } = command;
  const { itemNumber, orderVersion } = toSign.authority;
  const decision: CaseEvent = {
    type: 'CaseWrittenOff',
    body: { decisionId, decidedOn, decider: context.actor, cause, reasons, itemNumber, orderVersion },
  };
  return signed(command, decision, { ...toSign, amountOre: 0 }, state, context);
}
