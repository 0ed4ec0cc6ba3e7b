/** Legal force (KL 13:5), and the end of the case. */
import { accept, plusDays, type Decision } from '#libs/kernel';
import { lastDayToAppeal } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { CloseCase, ConfirmLegalForce } from './commands';
import { refusals } from './refusals';

export const no = refusals({
  'legal-force-confirmed': [
    'LAW',
    'KL 13:5',
    { sv: 'Laga kraft är redan bekräftad.', en: 'It has already been confirmed that the decision is final.' },
  ],
  'legal-force-in-future': [
    'LAW',
    'KL 13:5',
    { sv: 'Dagen har inte inträffat än. Rätta den.', en: 'The day has not come yet. Correct it.' },
    'confirmedOn',
  ],
  'legal-force-too-early': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Tiden för överklagande är tre veckor från tillkännagivandet. Beslutet kan vinna laga kraft tidigast {earliest}.',
      en: 'The time for appeal is three weeks from the announcement. The decision can become final on {earliest} at the earliest.',
    },
    'confirmedOn',
  ],
  'legal-force-unannounced': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Protokollet är inte tillkännagivet på anslagstavlan, så tiden för överklagande har inte börjat. Be nämndsekreteraren anslå det.',
      en: 'The minutes have not been announced on the notice board, so the time for appeal has not begun. Ask the board secretary to post them.',
    },
  ],
  'close-undecided': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Ärendet är inte avgjort. Det avslutas först efter beslut eller avskrivning.',
      en: 'The case has not been decided. It is closed only after a decision or after being written off.',
    },
  ],
  'close-undispatched': [
    'LAW',
    'TF 2:10',
    {
      sv: 'Beslutet är inte expedierat. Sänd det till sökanden först.',
      en: 'The decision has not been dispatched. Send it to the applicant first.',
    },
  ],
  'close-without-legal-force': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Laga kraft är inte bekräftad. Kontrollera med förvaltningsrätten när tiden har gått ut.',
      en: 'It has not been confirmed that the decision is final. Check with the administrative court when the time has run out.',
    },
  ],
  'follow-up-unfinished': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Bidraget ska betalas ut, redovisas och godkännas innan ärendet avslutas. Uppföljningen är inte klar, så ärendet står öppet.',
      en: 'The grant is to be paid, accounted for and approved before the case is closed. The follow-up is not finished, so the case stays open.',
    },
  ],
});

/** The first day on which the time for appeal has run out; null as long as it has not begun. Unless the scheme says otherwise it runs as KL 13:5 has it. */
function earliestForce(state: CaseState, { scheme }: CaseContext): string | null {
  const regime = scheme?.established?.legalRegime ?? 'KL13';
  if (regime !== 'KL13') return plusDays(state.decision!.decidedOn, 22);
  const posted = state.timing?.postedOn ?? null;
  return posted === null ? null : plusDays(lastDayToAppeal(posted), 1);
}

/** When the time for appeal has run out, the court or the secretariat is asked: their proof says the rest. */
export function confirmLegalForce(
  { confirmedOn, evidence }: ConfirmLegalForce,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  const { today } = context;
  const before = state.legalForce;
  if (before) return before.confirmedOn === confirmedOn && before.evidence === evidence ? accept() : no('legal-force-confirmed');
  if (confirmedOn > today) return no('legal-force-in-future');
  const earliest = earliestForce(state, context);
  if (earliest === null) return no('legal-force-unannounced');
  if (confirmedOn < earliest) return no('legal-force-too-early', { earliest });
  return accept<CaseEvent>({ type: 'LegalForceConfirmed', body: { confirmedOn, evidence } });
}

export function close({ reason }: CloseCase, state: CaseState): Decision<CaseEvent> {
  const { decision } = state;
  if (!decision) return no('close-undecided');
  if (decision.kind !== 'AVSKRIVNING' && state.dispatches.length === 0) return no('close-undispatched');
  if (!state.legalForce) return no('close-without-legal-force');
  if (decision.content && decision.content.amountOre > 0) return no('follow-up-unfinished');
  return accept<CaseEvent>({ type: 'CaseClosed', body: { reason } });
}
