/** Legal force (KL 13:5), and the end of the case. */
import { accept, plusDays, type Decision } from '#libs/kernel';
import { appealsNow, isOpenAppeal, lastDayToAppeal, stayInForce } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { regimeOf, no as appealNo } from './appeal';
import type { CloseCase, ConfirmLegalForce } from './commands';
import { refusals, type Refused } from './refusals';

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
  'legal-force-before-decision': [
    'LAW',
    'FL 41 §',
    {
      sv: 'Beslutet fattades {decidedOn}. Det kan inte ha vunnit laga kraft tidigare.',
      en: 'The decision was made on {decidedOn}. It cannot have become final earlier.',
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
  'legal-force-notice-unknown': [
    'LAW',
    'FL 44 §',
    {
      sv: 'Det är inte inskrivet när parten fick del av beslutet, så tiden för överklagande har inte börjat. Skriv in det först.',
      en: 'It has not been entered when the party received the decision, so the time for appeal has not begun. Enter it first.',
    },
  ],
  'legal-force-time-runs': [
    'LAW',
    'FL 44 §',
    {
      sv: 'Tiden för överklagande är tre veckor från den dag då parten fick del av beslutet. Det kan vinna laga kraft tidigast {earliest}.',
      en: 'The time for appeal is three weeks from the day when the party received the decision. It can become final on {earliest} at the earliest.',
    },
    'confirmedOn',
  ],
  'legal-force-stayed': [
    'LAW',
    'FPL 28 §',
    {
      sv: 'Domstolen har beslutat om inhibition {stayedOn}, och den gäller än. Beslutet har inte vunnit laga kraft.',
      en: 'The court ordered a stay on {stayedOn}, and it is still in force. The decision is not final.',
    },
  ],
  'legal-force-appealed': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Beslutet är överklagat, och domstolens avgörande har inte vunnit laga kraft. Skriv in avgörandet och dagen först.',
      en: 'The decision has been appealed against, and the court’s ruling is not final. First enter the ruling and the day.',
    },
  ],
  'legal-force-annulled': [
    'LAW',
    'KL 13:8',
    {
      sv: 'Domstolen har upphävt beslutet. Det vinner inte laga kraft. Återuppta ärendet för ett nytt beslut.',
      en: 'The court has annulled the decision. It does not become final. Reopen the case for a new decision.',
    },
  ],
  'legal-force-before-ruling': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Domstolens avgörande vann laga kraft {finalOn}. Beslutet kan inte ha gjort det tidigare.',
      en: 'The court’s ruling became final on {finalOn}. The decision cannot have done so earlier.',
    },
    'confirmedOn',
  ],
  'close-appealed': [
    'LAW',
    'KL 13:6',
    {
      sv: 'Ett överklagande är inte färdigt: det ska överlämnas till domstolen, eller är inte slutligt avgjort där. Ärendet står öppet.',
      en: 'An appeal is not finished: it is to be forwarded to the court, or has not been finally decided there. The case stays open.',
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

/** Whether the time for appeal has run out by a day: from the announcement (KL 13:5), from the notice (FL 44 §), or never if there is none. */
function refuseTime(confirmedOn: string, state: CaseState, context: CaseContext): Refused | null {
  const { postedOn, noticeOn } = state.timing!;
  const regime = regimeOf(state, context);
  if (!regime) return appealNo('regime-unknown');
  if (regime === 'NOT_APPEALABLE') {
    const { decidedOn } = state.decision!;
    return confirmedOn < decidedOn ? no('legal-force-before-decision', { decidedOn }) : null;
  }
  const from = regime === 'KL13' ? postedOn : noticeOn;
  if (from === null) return no(regime === 'KL13' ? 'legal-force-unannounced' : 'legal-force-notice-unknown');
  const earliest = plusDays(lastDayToAppeal(from), 1);
  if (confirmedOn >= earliest) return null;
  return no(regime === 'KL13' ? 'legal-force-too-early' : 'legal-force-time-runs', { earliest });
}

/** What the court has, and what it has said: as long as it has not answered for good there is no legal force. */
function refuseCourt(confirmedOn: string, { timing }: CaseState): Refused | null {
  const stay = stayInForce(timing!);
  if (stay) return no('legal-force-stayed', { stayedOn: stay.stayedOn! });
  const appeals = appealsNow(timing!);
  if (appeals.some(({ ruling }) => ruling?.outcome === 'ANNULLED')) return no('legal-force-annulled');
  if (appeals.some(isOpenAppeal)) return no('legal-force-appealed');
  const finals = appeals.flatMap(({ ruling }) => ruling?.finalOn ?? []);
  const finalOn = finals.toSorted().at(-1);
  return finalOn !== undefined && confirmedOn < finalOn ? no('legal-force-before-ruling', { finalOn }) : null;
}

/** When the time for appeal has run out, the court or the secretariat is asked: their proof says the rest. */
export function confirmLegalForce(
  { confirmedOn, evidence }: ConfirmLegalForce,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  const before = state.legalForce;
  if (before) return before.confirmedOn === confirmedOn && before.evidence === evidence ? accept() : no('legal-force-confirmed');
  if (confirmedOn > context.today) return no('legal-force-in-future');
  return (
    refuseCourt(confirmedOn, state) ??
    refuseTime(confirmedOn, state, context) ??
    accept<CaseEvent>({ type: 'LegalForceConfirmed', body: { confirmedOn, evidence } })
  );
}

export function close({ reason }: CloseCase, state: CaseState): Decision<CaseEvent> {
  const { decision } = state;
  if (!decision) return no('close-undecided');
  if (decision.kind !== 'AVSKRIVNING' && state.dispatches.length === 0) return no('close-undispatched');
  if (state.timing!.appeals.some(isOpenAppeal)) return no('close-appealed');
  if (!state.legalForce) return no('close-without-legal-force');
  if (decision.content && decision.content.amountOre > 0) return no('follow-up-unfinished');
  return accept<CaseEvent>({ type: 'CaseClosed', body: { reason } });
}
