/** The statement of a decision as the case stands, and the approval of it by a new sign-in (KL 13:8 3; no statute demands a signature). */
import type { Authority } from '#libs/delegation';
import { accept, canonicalJson, covers, type Decision } from '#libs/kernel';
import type { Guidelines } from '#libs/schemes';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { activeParticipants, hasDeclared, isBarred, type CaseState } from '../state';
import { decisionStatement, statementDigest, type Decided, type Statement } from '../statement';
import type { Approval, Signature } from './commands';
import { nextHandling } from './make';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'head-unknown': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Ärendets läge kunde inte läsas, så beslutet kan inte bindas till det. Försök igen.',
      en: 'The state of the case could not be read, so the decision cannot be tied to it. Try again.',
    },
  ],
  'statement-changed': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Ärendet har ändrats sedan du läste beslutet. Läs det igen och godkänn på nytt.',
      en: 'The case has changed since you read the decision. Read it again and approve it anew.',
    },
    'statementSha256',
  ],
  'sign-in-unknown': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Inloggningen för godkännandet kunde inte läsas. Logga in på nytt och godkänn.',
      en: 'The sign-in for the approval could not be read. Sign in again and approve.',
    },
    'authenticatedAt',
  ],
  'sign-in-of-others': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Inloggningen gällde andra beslut än det här. Läs beslutet igen, logga in på nytt och godkänn.',
      en: 'The sign-in was for other decisions than this one. Read the decision again, sign in anew and approve.',
    },
    'statementSha256',
  ],
  'sign-in-stale': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Inloggningen för godkännandet är äldre än två minuter. Logga in på nytt och godkänn.',
      en: 'The sign-in for the approval is more than two minutes old. Sign in again and approve.',
    },
    'authenticatedAt',
  ],
  'sign-in-in-future': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Inloggningen har en tidpunkt som inte har inträffat. Logga in på nytt och godkänn.',
      en: 'The sign-in has a time that has not come yet. Sign in again and approve.',
    },
    'authenticatedAt',
  ],
});

const FRESH_SECONDS = 120;

/**
 * Presenter (föredragande), the others in the final handling, and who of them thought otherwise. None of these is barred, and all have declared
 * impartiality.
 */
export function tookPart(state: CaseState) {
  const active = activeParticipants(state).filter(({ person }) => hasDeclared(state, person.ref));
  const presenter = active.find(({ capacity }) => capacity === 'OFFICIAL')?.person ?? null;
  const participants = active.filter(({ capacity }) => capacity === 'ADVISER').map(({ person }) => person);
  const dissent = (state.proposal?.dissent ?? []).filter(({ person }) => !isBarred(state, person.ref));
  return { presenter, participants, dissent };
}

export function statementOf(
  { decisionId, decidedOn, boardQuestions }: Approval,
  decided: Decided,
  { authority }: { readonly authority: Authority },
  guidelines: Guidelines | null,
  state: CaseState,
  context: CaseContext,
): { readonly statement: Statement } | Refused {
  const { origin, rules, caseId, head, actor } = context;
  if (!head) return no('head-unknown');
  const { content, applicant } = state.application!;
  const statement = decisionStatement({
    origin,
    rules,
    caseId,
    decisionId,
    decidedOn,
    boardQuestions,
    decided,
    authority,
    guidelines,
    head,
    ...tookPart(state),
    number: state.registration!.number,
    title: content.title,
    applicant: [content.organisation.name, applicant?.name].filter(Boolean).join(', '),
    soughtOre: content.amountOre,
    decider: actor,
    impartiality: { declarations: state.declarations, conflicts: state.conflicts, excluded: state.excluded },
    documents: state.documents,
  });
  return { statement };
}

/** The statement that was shown is the one that would be signed now, and a fresh sign-in approves it. */
export function refuseSignature(signature: Signature, digest: string, { now, actor }: CaseContext): Refused | null {
  if (signature.statementSha256.toLowerCase() !== digest) return no('statement-changed');
  if (signature.sitting && !covers(signature.sitting, digest)) return no('sign-in-of-others');
  const seconds = (Date.parse(now) - Date.parse(signature.authenticatedAt)) / 1000;
  if (Number.isNaN(seconds) || signature.acr.trim() === '' || actor.role !== 'delegate') return no('sign-in-unknown');
  if (seconds < 0) return no('sign-in-in-future');
  return seconds > FRESH_SECONDS ? no('sign-in-stale') : null;
}

/** The three events that end every decided case, in one go: authority verified, the decision, the approval of the statement. */
export function signed(
  command: Approval & Signature,
  decision: CaseEvent,
  { authority, statement, amountOre }: { readonly authority: Authority; readonly statement: Statement; readonly amountOre: number },
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  const { decisionId, decidedOn, boardQuestions, acr, authenticatedAt, sitting } = command;
  const statementSha256 = statementDigest(statement);
  const refused = refuseSignature(command, statementSha256, context);
  if (refused) return refused;
  const { itemNumber, orderVersion, boardParagraph, post, postTitle, holder, acting, limitOre } = authority;
  const item = { itemNumber, orderVersion, boardParagraph, post, postTitle, holder, acting, limitOre };
  const frame = amountOre > 0 ? context.frame : null;
  const handling = nextHandling(state, context, { direction: 'INTERNAL', subject: 'Beslut' });
  const signature = {
    signer: context.actor,
    method: 'LOGGED_APPROVAL' as const,
    acr,
    authenticatedAt,
    ...(sitting && { sitting: { ...sitting, digests: [...sitting.digests] } }),
  };
  return accept<CaseEvent>(
    { type: 'DelegationVerified', body: { decisionId, ...item, validOn: decidedOn, boardQuestions, frame } },
    decision,
    { type: 'DecisionSigned', body: { decisionId, statementSha256, statement: canonicalJson(statement), ...signature, handling } },
  );
}
