/** What the court does with an appeal, as it becomes known to the region, and what the region says to the court. */
import { accept, derivedId, type Decision } from '#libs/kernel';
import type { AppealStanding } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { appealedDecision, appealOf, refuseDay, regimeOf, no as appealNo } from './appeal';
import type { CommandOf } from './commands';
import { askedOfOrder, authorityForDecided } from './decided-authority';
import { nextHandling } from './make';
import { refusals } from './refusals';

export const no = refusals({
  'court-case-known': [
    'LAW',
    'KL 13:4',
    {
      sv: 'Målet är redan inskrivet. Ange målets nummer hos en annan domstol om det har överklagats vidare.',
      en: 'The court case has already been entered. If it has been appealed further, give its number at the other court.',
    },
    'caseNumber',
  ],
  'court-case-unknown': [
    'LAW',
    'KL 13:4',
    {
      sv: 'Överklagandet ligger inte hos någon domstol än. Vidarebefordra det, eller skriv in målet, först.',
      en: 'The appeal is not with any court yet. First forward it, or enter the court case.',
    },
  ],
  'court-has-ruled': ['LAW', 'KL 13:8', { sv: 'Domstolen har redan avgjort målet.', en: 'The court has already ruled.' }],
  'ruled-otherwise': [
    'LAW',
    'KL 13:8',
    {
      sv: 'Avgörandet är inskrivet med andra uppgifter. Bara dagen då det vann laga kraft kan läggas till.',
      en: 'The ruling has been entered with other particulars. Only the day when it became final can be added.',
    },
  ],
  'already-stayed': [
    'LAW',
    'FPL 28 §',
    { sv: 'Inhibition gäller redan, sedan {stayedOn}.', en: 'There is already a stay, since {stayedOn}.' },
  ],
  'not-stayed': ['LAW', 'FPL 28 §', { sv: 'Det finns ingen inhibition att upphäva.', en: 'There is no stay to lift.' }],
  'statement-paragraph': [
    'LAW',
    'KL 6:38 2',
    {
      sv: 'Nämndens yttrande skrivs in med paragrafen i protokollet. En delegat yttrar sig själv, utan paragraf.',
      en: 'The board’s statement is entered with the paragraph of the minutes. A delegate makes the statement themselves, without a paragraph.',
    },
    'paragraph',
  ],
});

export function recordCourtCase(command: CommandOf<'RecordCourtCase'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { court, caseNumber, notifiedOn } = command;
  const regime = regimeOf(state, context);
  if (!regime) return appealNo('regime-unknown');
  const known = command.appealId === null ? null : appealOf(state, command.appealId);
  if (known && 'refusal' in known) return known;
  if (known?.court === court && known.caseNumber === caseNumber) return accept();
  const other = state.timing!.appeals.some((one) => one.id !== known?.id && one.court === court && one.caseNumber === caseNumber);
  // a court has one number for an appeal; another number is another court's
  if (other || (known?.court === court && known.caseNumber !== null)) return no('court-case-known');
  if (known?.examined === 'DISMISSED') return appealNo('appeal-dismissed');
  const { decisionId, decidedOn } = appealedDecision(state);
  const appeal = known ?? { id: derivedId(context.commandId, 'appeal'), decisionId, regime };
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Underrättelse om mål', date: notifiedOn, counterpart: court });
  const body = { appealId: appeal.id, decisionId: appeal.decisionId, regime: appeal.regime, court, caseNumber, notifiedOn, handling };
  const after = known?.ruling?.ruledOn ?? known?.forwardedOn ?? known?.receivedOn ?? decidedOn;
  return refuseDay(notifiedOn, after, context, 'notifiedOn') ?? accept<CaseEvent>({ type: 'CourtCaseNotified', body });
}

/** It lies with a court that has not answered it for good. */
function atCourt(state: CaseState, appealId: string) {
  const appeal = appealOf(state, appealId);
  if ('refusal' in appeal) return appeal;
  if (appeal.caseNumber === null && appeal.forwardedOn === null) return no('court-case-unknown');
  return appeal.ruling?.finalOn ? no('court-has-ruled') : appeal;
}
const since = ({ forwardedOn, receivedOn }: AppealStanding): string | null => forwardedOn ?? receivedOn;

/**
 * KL 6:38 2 keeps statements on the board's own decisions with the board. Every decision here is a delegate's, and on those a delegate may speak
 * too: one who could make the decision today. An order names no statements to courts, so nothing less can be read out of it.
 */
export function submitStatement(command: CommandOf<'SubmitStatementToCourt'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { appealId, submittedOn, paragraph } = command;
  const appeal = atCourt(state, appealId);
  if ('refusal' in appeal) return appeal;
  const by = context.actor.role === 'delegate' ? 'DELEGATE' : 'BOARD';
  if ((by === 'BOARD') === (paragraph === null)) return no('statement-paragraph');
  const refused = refuseDay(submittedOn, since(appeal), context, 'submittedOn');
  if (refused) return refused;
  const asked = askedOfOrder(command, state);
  const authority = asked && authorityForDecided(asked, state, context);
  if (authority && 'refusal' in authority) return authority;
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Yttrande till domstol', counterpart: appeal.court });
  return accept<CaseEvent>({ type: 'StatementToCourtSubmitted', body: { appealId, submittedOn, by, paragraph, authority, handling } });
}

export function recordStay(
  { appealId, court, orderedOn }: CommandOf<'RecordStay'>,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  const appeal = atCourt(state, appealId);
  if ('refusal' in appeal) return appeal;
  const { stayedOn } = appeal;
  if (stayedOn !== null) return stayedOn === orderedOn ? accept() : no('already-stayed', { stayedOn });
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Beslut om inhibition', counterpart: court });
  return (
    refuseDay(orderedOn, appealedDecision(state).decidedOn, context, 'orderedOn') ??
    accept<CaseEvent>({ type: 'StayOrdered', body: { appealId, court, orderedOn, handling } })
  );
}

export function liftStay(
  { appealId, court, liftedOn }: CommandOf<'RecordStayLifted'>,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  const appeal = appealOf(state, appealId);
  if ('refusal' in appeal) return appeal;
  if (appeal.stayedOn === null) return no('not-stayed');
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Beslut om upphävd inhibition', counterpart: court });
  return (
    refuseDay(liftedOn, appeal.stayedOn, context, 'liftedOn') ??
    accept<CaseEvent>({ type: 'StayLifted', body: { appealId, court, liftedOn, handling } })
  );
}

/** The same ruling once more may only add the day when it became final. */
export function recordRuling(command: CommandOf<'RecordRuling'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { appealId, court, caseNumber, outcome, ruledOn, finalOn } = command;
  const appeal = appealOf(state, appealId);
  if ('refusal' in appeal) return appeal;
  if (appeal.caseNumber === null && appeal.forwardedOn === null) return no('court-case-unknown');
  const { ruling } = appeal;
  if (ruling) {
    const same = appeal.court === court && appeal.caseNumber === caseNumber && ruling.outcome === outcome && ruling.ruledOn === ruledOn;
    if (!same) return no(ruling.finalOn === null ? 'ruled-otherwise' : 'court-has-ruled');
    if (ruling.finalOn === finalOn) return accept();
    if (ruling.finalOn !== null) return no('court-has-ruled');
  }
  const refused =
    refuseDay(ruledOn, since(appeal) ?? appealedDecision(state).decidedOn, context, 'ruledOn') ??
    (finalOn === null ? null : refuseDay(finalOn, ruledOn, context, 'finalOn'));
  if (refused) return refused;
  const subject = ruling ? 'Besked om laga kraft' : 'Domstolens avgörande';
  const handling = nextHandling(state, context, { direction: 'IN', subject, counterpart: court });
  return accept<CaseEvent>({ type: 'CourtRuled', body: { appealId, court, caseNumber, outcome, ruledOn, finalOn, handling } });
}
