/**
 * Appeals as they come to the region: stamped, registered and passed on to the court. By laglighetsprövning whatever came in is forwarded, early or
 * late: the court alone examines that (KL 13:4–6). Under FL 40 § the authority examines it first, and dismisses what came too late (FL 45–46 §§).
 */
import { accept, dayOf, derivedId, type Decision } from '#libs/kernel';
import type { LEGAL_REGIMES } from '#libs/schemes/events';
import { appealsNow, awaitsForwarding, lastDayToAppeal, type AppealStanding } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { authorityForDecided } from './decided-authority';
import type { CommandOf } from './commands';
import { nextHandling } from './make';
import { refusals, type Refused } from './refusals';
import { arrival } from './supplement';

export const no = refusals({
  'regime-unknown': [
    'LAW',
    'KL 13 kap.',
    {
      sv: 'Stödformens överklagandeväg kunde inte läsas. Försök igen, eller kontrollera stödformen.',
      en: 'The scheme’s way of appeal could not be read. Try again, or check the scheme.',
    },
  ],
  'appeal-unknown': [
    'LAW',
    'OSL 5:1',
    {
      sv: 'Överklagandet finns inte i ärendet. Skriv in det först.',
      en: 'There is no such appeal in the case. Enter it first.',
    },
    'appealId',
  ],
  'appeal-day-in-future': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Dagen har inte inträffat än. Rätta den.', en: 'The day has not come yet. Correct it.' },
  ],
  'appeal-day-too-early': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Dagen ligger före {after}, som kom först. Rätta den.', en: 'The day is before {after}, which came first. Correct it.' },
  ],
  'appeal-forwarded': ['LAW', 'KL 13:6', { sv: 'Överklagandet ligger redan hos domstolen.', en: 'The appeal is already with the court.' }],
  'appeal-not-examined': [
    'LAW',
    'FL 45–46 §§',
    {
      sv: 'Pröva först om överklagandet kom in i tid. Sedan lämnas det över till domstolen.',
      en: 'First examine whether the appeal came in time. Then it is handed over to the court.',
    },
  ],
  'appeal-dismissed': [
    'LAW',
    'FL 45 §',
    {
      sv: 'Överklagandet är avvisat för att det kom in för sent, och lämnas inte över.',
      en: 'The appeal has been dismissed because it came too late, and is not handed over.',
    },
  ],
  'timeliness-is-the-courts': [
    'LAW',
    'KL 13:4–6',
    {
      sv: 'Vid laglighetsprövning prövar domstolen om överklagandet kom in i tid. Vidarebefordra det som det är.',
      en: 'When the legality of the decision is examined, the court examines whether the appeal came in time. Forward it as it is.',
    },
  ],
  'appeal-in-time': [
    'LAW',
    'FL 45 §',
    {
      sv: 'Överklagandet kom in i tid, senast {lastDay}. Det får inte avvisas för att vara för sent. Överlämna det till domstolen.',
      en: 'The appeal came in time, by {lastDay}. It may not be dismissed as late. Hand it over to the court.',
    },
    'outcome',
  ],
  'appeal-time-not-shown': [
    'LAW',
    'FL 44–45 §§',
    {
      sv: 'Det är inte visat när parten fick del av beslutet, så tiden har inte börjat. Överklagandet får inte avvisas för att vara för sent.',
      en: 'It is not shown when the party received the decision, so the time has not begun. The appeal may not be dismissed as late.',
    },
    'outcome',
  ],
  'appeal-excused': [
    'LAW',
    'FL 45 §',
    {
      sv: 'Med det undantaget avvisas inte överklagandet. Överlämna det till domstolen.',
      en: 'With that exception the appeal is not dismissed. Hand it over to the court.',
    },
    'exception',
  ],
  'appeal-late': [
    'LAW',
    'FL 45 §',
    {
      sv: 'Överklagandet kom in efter {lastDay}. Ange vilket undantag som gäller, eller låt delegaten avvisa det.',
      en: 'The appeal came in after {lastDay}. State which exception applies, or let the delegate dismiss it.',
    },
    'exception',
  ],
  'dismissal-is-the-delegates': [
    'LAW',
    'KL 7:5',
    {
      sv: 'Att avvisa ett överklagande är ett beslut. Bara en delegat fattar det.',
      en: 'To dismiss an appeal is a decision. Only a delegate makes it.',
    },
    'outcome',
  ],
  'notice-not-counted': [
    'LAW',
    'KL 13:5',
    {
      sv: 'För den här stödformen räknas tiden för överklagande inte från den dag då parten fick del av beslutet. Inget behöver skrivas in.',
      en: 'For this scheme the time for appeal is not counted from the day when the party received the decision. Nothing needs to be entered.',
    },
  ],
  'notice-not-sent': [
    'LAW',
    'TF 2:10',
    {
      sv: 'Beslutet är inte expedierat. Sänd det till sökanden först.',
      en: 'The decision has not been dispatched. Send it to the applicant first.',
    },
  ],
  'notice-known': [
    'LAW',
    'FL 44 §',
    {
      sv: 'Det är redan inskrivet att parten fick del av beslutet {noticeOn}.',
      en: 'It has already been entered that the party received the decision on {noticeOn}.',
    },
    'receivedOn',
  ],
});

export type LegalRegime = (typeof LEGAL_REGIMES)[number];

/** Which way the scheme's decisions are appealed; null when it can't be read. */
export function regimeOf({ application }: CaseState, { scheme }: CaseContext): LegalRegime | null {
  const known = scheme?.established;
  return known && known.schemeId === application?.schemeId ? known.legalRegime : null;
}

/** The decision that an appeal is about: the one that stands, or the last that did. */
export const appealedDecision = ({ decision, ended }: CaseState) => decision ?? ended.at(-1)!;

/** A day that has come, and not before what it follows on. */
export function refuseDay(day: string, after: string | null, { today }: CaseContext, field: string): Refused | null {
  if (day > today) return no('appeal-day-in-future', {}, field);
  return after !== null && day < after ? no('appeal-day-too-early', { after }, field) : null;
}

/** An appeal of this case, of whichever decision. */
export function appealOf(state: CaseState, appealId: string): AppealStanding | Refused {
  return state.timing!.appeals.find(({ id }) => id === appealId) ?? no('appeal-unknown');
}

/** Whoever appeals twice has sent in two documents; one and the same command makes one. */
export function receiveAppeal(command: CommandOf<'ReceiveAppeal'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { appellant, channel } = command;
  const regime = regimeOf(state, context);
  if (!regime) return no('regime-unknown');
  const arrived = arrival(command.receivedAt, context);
  if ('refusal' in arrived) return arrived;
  const { decisionId, decidedOn } = appealedDecision(state);
  const date = dayOf(arrived.at);
  const refused = refuseDay(date, decidedOn, context, 'receivedAt');
  if (refused) return refused;
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Överklagande', date, counterpart: appellant });
  const body = {
    appealId: derivedId(context.commandId, 'appeal'),
    decisionId,
    regime,
    receivedAt: arrived.at,
    appellant,
    channel,
    handling,
  };
  return accept<CaseEvent>({ type: 'AppealReceived', body, effectiveAt: arrived.at });
}

export function forwardAppeal(command: CommandOf<'ForwardAppeal'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { appealId, forwardedOn, court } = command;
  const appeal = appealOf(state, appealId);
  if ('refusal' in appeal) return appeal;
  if (appeal.forwardedOn === forwardedOn && appeal.court === court) return accept();
  if (appeal.examined === 'DISMISSED') return no('appeal-dismissed');
  if (!awaitsForwarding(appeal)) return no('appeal-forwarded');
  if (appeal.regime === 'FL40' && appeal.examined === null) return no('appeal-not-examined');
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Överlämnande av överklagande', counterpart: court });
  return (
    refuseDay(forwardedOn, appeal.receivedOn, context, 'forwardedOn') ??
    accept<CaseEvent>({ type: 'AppealForwarded', body: { appealId, forwardedOn, court, handling } })
  );
}

/** FL 44 §, 45 §: three weeks from the day that the party received the decision. Nothing that might be in time is dismissed. */
export function examineAppeal(command: CommandOf<'ExamineAppeal'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { appealId, outcome, exception, reasons } = command;
  const appeal = appealOf(state, appealId);
  if ('refusal' in appeal) return appeal;
  if (appeal.regime !== 'FL40') return no('timeliness-is-the-courts');
  if (appeal.examined === 'DISMISSED') return outcome === 'DISMISSED' ? accept() : no('appeal-dismissed');
  if (!awaitsForwarding(appeal)) return no('appeal-forwarded');
  if (appeal.examined === outcome) return accept();
  // only of the decision that stands is it known when the party received it
  const current = appealsNow(state.timing!).includes(appeal);
  const noticeOn = current ? state.timing!.noticeOn : null;
  const lastDay = noticeOn === null ? null : lastDayToAppeal(noticeOn);
  const late = lastDay !== null && appeal.receivedOn! > lastDay;
  if (outcome === 'TIMELY' && late && exception === null) return no('appeal-late', { lastDay });
  const dismissal = outcome === 'DISMISSED' ? dismissing(lastDay, late, exception, state, context) : null;
  if (dismissal && 'refusal' in dismissal) return dismissal;
  const subject = outcome === 'DISMISSED' ? 'Beslut om avvisning av överklagande' : 'Prövning av överklagandets tid';
  const handling = nextHandling(state, context, { direction: 'INTERNAL', subject });
  const examined = { appealId, outcome, lastDay, exception: late ? exception : null, reasons, examiner: context.actor };
  return accept<CaseEvent>({ type: 'AppealExamined', body: { ...examined, authority: dismissal, handling } });
}

function dismissing(
  lastDay: string | null,
  late: boolean,
  exception: CommandOf<'ExamineAppeal'>['exception'],
  state: CaseState,
  context: CaseContext,
) {
  if (context.actor.role !== 'delegate') return no('dismissal-is-the-delegates');
  if (lastDay === null) return no('appeal-time-not-shown');
  if (!late) return no('appeal-in-time', { lastDay });
  if (exception !== null) return no('appeal-excused');
  return authorityForDecided({ kind: 'AVVISNING', amountOre: 0 }, state, context);
}

/** By KL 13:5 the announcement starts the time and the notice does not: there it is not entered. */
export function recordNotice(
  { receivedOn, proof }: CommandOf<'RecordNotice'>,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  const regime = regimeOf(state, context);
  if (!regime) return no('regime-unknown');
  if (regime !== 'FL40') return no('notice-not-counted');
  const [first] = state.dispatches;
  if (!first) return no('notice-not-sent');
  const { noticeOn } = state.timing!;
  if (noticeOn === receivedOn) return accept();
  if (noticeOn !== null) return no('notice-known', { noticeOn });
  return (
    refuseDay(receivedOn, dayOf(first.sentAt), context, 'receivedOn') ??
    accept<CaseEvent>({ type: 'NoticeReceived', body: { decisionId: state.decision!.decisionId, receivedOn, proof } })
  );
}
