/** Sending the decision out (TF 2:10; FL 33 § as the board's routine). It does not start the time for appeal: the announcement does (KL 13:5). */
import { accept, type Decision } from '#libs/kernel';
import type { LEGAL_REGIMES } from '#libs/schemes/events';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { correctionsIn, documentOf, type CaseState, type Dispatch } from '../state';
import type { DispatchDecision } from './commands';
import { nextHandling } from './make';
import { refusals } from './refusals';

export const no = refusals({
  'decision-unwitnessed': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Beslutet väntar på bevittning: för få vittnen har intygat loggen sedan det fattades. Det brukar ta några sekunder. Saknas: {missing}. Försök igen om en stund, eller skriv varför beslutet ska skickas ändå.',
      en: 'The decision waits for its witnesses: too few have attested the log since it was made. It usually takes some seconds. Missing: {missing}. Try again in a while, or write why the decision is to be sent all the same.',
    },
    'unwitnessed',
  ],
  'appeal-route-unknown': [
    'LAW',
    'KL 13 kap.',
    {
      sv: 'Stödformens överklagandeväg kunde inte läsas. Beslutet sänds inte utan rätt upplysning.',
      en: 'The scheme’s way of appeal could not be read. The decision is not sent without the right information.',
    },
  ],
});

type LegalRegime = (typeof LEGAL_REGIMES)[number];

/** How the decision may be appealed, as it is said to the recipient. */
export const APPEAL_TEXTS: Readonly<Record<LegalRegime, string>> = {
  KL13: [
    'Så överklagar du (laglighetsprövning, 13 kap. kommunallagen)',
    'Den som är medlem i regionen kan överklaga beslutet. Medlem är den som är folkbokförd i en kommun i regionen, äger fast egendom där eller ska betala kommunalskatt där. En förening som inte äger fast egendom där är alltså inte själv medlem, men de av dess medlemmar som är det kan överklaga var för sig.',
    'Överklagandet ska vara skriftligt och lämnas till förvaltningsrätten. Det ska ha kommit in inom tre veckor från den dag då det tillkännagavs på regionens anslagstavla på webben att protokollet över beslutet har justerats. Det räknas alltså inte från den dag du fick del av beslutet.',
    'Skriv vilket beslut du överklagar och varför du anser att det är olagligt. Domstolen får bara pröva de omständigheter som du har hänvisat till innan tiden har gått ut. Den prövar om beslutet är lagligt, och kan upphäva det men inte ersätta det med ett annat.',
  ].join('\n'),
  FL40: [
    'Så överklagar du (40 § förvaltningslagen)',
    'Beslutet får överklagas till allmän förvaltningsdomstol av den som det angår, om det har gått honom eller henne emot.',
    'Överklagandet ska vara skriftligt, ställas till förvaltningsrätten och lämnas till nämnden. Det ska ha kommit in inom tre veckor från den dag då du fick del av beslutet.',
    'Skriv vilket beslut du överklagar, hur du vill att det ändras och varför.',
  ].join('\n'),
  NOT_APPEALABLE: 'Beslutet får inte överklagas.',
};

/** The same letter to the same recipient the same way is sent once; a corrected decision is another letter. */
export function dispatch(command: DispatchDecision, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { recipient, channel, explanation } = command;
  const scheme = context.scheme?.established;
  if (!scheme || scheme.schemeId !== state.application!.schemeId) return no('appeal-route-unknown');
  const { decisionId, corrections } = state.decision!;
  const same = (sent: Dispatch): boolean =>
    sent.recipient === recipient && sent.channel === channel && sent.explanation === explanation && sent.corrections === corrections;
  if (state.dispatches.some(same)) return accept();
  const missing = context.unwitnessedBy ?? null;
  const unwitnessed = missing === null ? null : (command.unwitnessed?.trim() ?? '');
  if (unwitnessed === '') return no('decision-unwitnessed', { missing: missing!.join(', ') });
  const subject = corrections > 0 ? 'Underrättelse om rättat beslut' : 'Underrättelse om beslut';
  const handling = nextHandling(state, context, { direction: 'OUT', subject, counterpart: recipient });
  const appealText = APPEAL_TEXTS[scheme.legalRegime];
  // a worker that stands still keeps no decision from whoever has waited for it: then it goes without a document, and says so by having none
  const document = documentOf(state, decisionId);
  // nor does it go as a document that is no longer how the decision reads
  const documentSha256 = document && correctionsIn(document) === corrections ? document.sha256 : undefined;
  const body = {
    decisionId,
    recipient,
    channel,
    sentAt: context.now,
    appealText,
    explanation,
    handling,
    ...(documentSha256 === undefined ? {} : { documentSha256 }),
    ...(unwitnessed === null ? {} : { unwitnessed }),
  };
  return accept<CaseEvent>({ type: 'DecisionDispatched', body });
}
