/** The application: how it arrives, is changed and is taken back. */
import { canonicalBytes, dayOf, sha256Hex, accept, type Decision } from '#libs/kernel';
import { timersOn } from '#libs/schemes';
import type { Application } from '../application';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { AmendApplication, SubmitApplication, WithdrawApplication } from './commands';
import { nextHandling, withFiles } from './make';
import { refusals } from './refusals';

export const no = refusals({
  'already-submitted': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ansökan är redan inlämnad. Ändra den i stället.', en: 'The application has already been handed in. Amend it instead.' },
  ],
  'submission-not-yours': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Genom portalen lämnar den sökande själv in. Papper och e-post lägger registrator in, och import en administratör.',
      en: 'Through the portal, applicants hand in themselves. Paper and e-mail are entered by the registrar, and imports by an administrator.',
    },
    'channel',
  ],
  'scheme-not-established': [
    'POLICY',
    'nämndens riktlinjer',
    { sv: 'Stödformen är inte inrättad. Välj en annan stödform.', en: 'The grant scheme has not been established. Choose another one.' },
    'schemeId',
  ],
  'call-unknown': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Utlysningen finns inte i stödformen. Välj en av stödformens utlysningar.',
      en: 'The call is not in the grant scheme. Choose one of the scheme’s calls.',
    },
    'callId',
  ],
  'arrival-is-now': [
    'LAW',
    'FL 22 §',
    {
      sv: 'En ansökan genom portalen kommer in när den lämnas. Utelämna tidpunkten för ankomst.',
      en: 'An application through the portal is received when it is handed in. Leave out the time of arrival.',
    },
    'receivedAt',
  ],
  'arrival-missing': [
    'LAW',
    'FL 22 §',
    { sv: 'Ange när ansökan kom in till myndigheten.', en: 'State when the application reached the authority.' },
    'receivedAt',
  ],
  'arrival-in-future': [
    'LAW',
    'FL 22 §',
    { sv: 'Tidpunkten för ankomst har inte inträffat än. Rätta den.', en: 'The time of arrival has not come yet. Correct it.' },
    'receivedAt',
  ],
  'arrival-reason-missing': [
    'LAW',
    'FL 22 §',
    { sv: 'Ange varför tidpunkten för ankomst är en annan än nu.', en: 'State why the time of arrival is another than now.' },
    'receivedAtReason',
  ],
});

const digest = (application: Application): string => sha256Hex(canonicalBytes(application));

const SUBMITTERS: Readonly<Record<SubmitApplication['channel'], string>> = {
  PORTAL: 'applicant',
  PAPER: 'registrar',
  EMAIL: 'registrar',
  IMPORT: 'administrator',
};

/** An application is always received, whatever it lacks and whenever it comes (TF 2:9): what is wrong with it is flagged later, by a person. */
export function submit(command: SubmitApplication, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { schemeId, callId, channel, application, receivedAtReason } = command;
  const { actor, scheme } = context;
  if (state.application) return no('already-submitted');
  if (actor.role !== SUBMITTERS[channel]) return no('submission-not-yours');
  if (!scheme?.established || scheme.established.schemeId !== schemeId) return no('scheme-not-established');
  if (callId !== null && !scheme.calls.some((call) => call.callId === callId)) return no('call-unknown');
  if (channel === 'PORTAL' && command.receivedAt !== null) return no('arrival-is-now');
  if (channel !== 'PORTAL' && command.receivedAt === null) return no('arrival-missing');
  const receivedAt = command.receivedAt ?? context.now;
  if (Temporal.Instant.compare(receivedAt, context.now) > 0) return no('arrival-in-future');
  if (channel !== 'PORTAL' && !receivedAtReason?.trim()) return no('arrival-reason-missing');
  const filing = { direction: 'IN', subject: 'Ansökan', date: dayOf(receivedAt), counterpart: application.organisation.name } as const;
  const body = {
    schemeId,
    callId,
    channel,
    receivedAt,
    receivedAtReason: channel === 'PORTAL' ? null : receivedAtReason,
    applicant: channel === 'PORTAL' ? actor : null,
    application,
    applicationSha256: digest(application),
    handling: nextHandling(state, context, filing),
  };
  const events = withFiles({ type: 'ApplicationSubmitted', body, effectiveAt: receivedAt }, command.files);
  const { set, reference } = timersOn(scheme, dayOf(receivedAt));
  if (set.length === 0 || reference === null) return accept(...events);
  return accept<CaseEvent>(...events, { type: 'TimersApplied', body: { reference, timers: [...set] }, effectiveAt: receivedAt });
}

/** A new version beside the old. The same application once more changes nothing. */
export function amend({ application, reason }: AmendApplication, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const current = state.application!;
  const applicationSha256 = digest(application);
  if (applicationSha256 === current.sha256) return accept();
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Ändrad ansökan', counterpart: application.organisation.name });
  return accept<CaseEvent>({
    type: 'ApplicationAmended',
    body: { version: current.version + 1, application, applicationSha256, reason, handling },
  });
}

export function withdraw({ reason }: WithdrawApplication, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  if (state.withdrawn) return accept();
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Återkallelse av ansökan' });
  return accept<CaseEvent>({ type: 'ApplicationWithdrawn', body: { reason, handling } });
}
