/** The statement of a change of a decision, as it is shown before it is approved, or why the change can't be made (FL 36–37 §§ as the board's routine). */
import { dayOf } from '#libs/kernel';
import { guidelinesOn } from '#libs/schemes';
import { annulment, appealsNow, isOpenAppeal } from '#libs/timers';
import { correctionStatement, revocationStatement, type ChangeOf, type ChangeStatement } from '../change-statement';
import type { CaseContext } from '../context';
import { textAt } from '../events';
import type { CaseState } from '../state';
import { refusePaid } from './anew';
import { authorityFor } from './authority';
import type { AskedChange, AskedCorrection, AskedRevocation } from './commands';
import { askedOfOrder } from './decided-authority';
import { isGrant } from './preparation';
import { refusals, type Refused } from './refusals';
import { no as sign } from './sign';

export const no = refusals({
  'no-such-text': [
    'POLICY',
    'nämndens rutin (jfr FL 36 §)',
    {
      sv: 'Beslutet har ingen sådan text. Välj en text som står i beslutet.',
      en: 'The decision has no such text. Choose a text that is in the decision.',
    },
    'part',
  ],
  'text-is-another': [
    'POLICY',
    'nämndens rutin (jfr FL 36 §)',
    { sv: 'Texten i beslutet är en annan nu. Läs den igen.', en: 'The text in the decision is another now. Read it again.' },
    'before',
  ],
  'nothing-corrected': [
    'POLICY',
    'nämndens rutin (jfr FL 36 §)',
    {
      sv: 'Skriv texten som den ska vara. Den är tom eller densamma som förut.',
      en: 'Write the text as it should be. It is empty or the same as before.',
    },
    'after',
  ],
  'with-the-court': [
    'POLICY',
    'nämndens rutin (jfr FL 39 §)',
    {
      sv: 'Beslutet är överklagat och prövas av domstolen. Vänta tills målet är avgjort.',
      en: 'The decision has been appealed against and is before the court. Wait until the court has ruled.',
    },
  ],
  'annulled-already': [
    'LAW',
    'KL 13:8',
    {
      sv: 'Domstolen har upphävt beslutet. Återuppta ärendet i stället.',
      en: 'The court has annulled the decision. Reopen the case instead.',
    },
  ],
  'not-in-favour': [
    'POLICY',
    'nämndens rutin (jfr FL 37 §)',
    {
      sv: 'Beslutet gav redan allt som söktes och kan inte ändras till fördel för mottagaren. Ange en annan grund.',
      en: 'The decision already gave all that was sought and cannot be changed in the recipient’s favour. State another ground.',
    },
    'ground',
  ],
  'ground-for-grants': [
    'POLICY',
    'nämndens rutin (jfr FL 37 §)',
    {
      sv: 'Beslutet gav inget bidrag. Det kan bara ändras till sökandens fördel.',
      en: 'The decision gave no grant. It can only be changed in the applicant’s favour.',
    },
    'ground',
  ],
  'no-such-reservation': [
    'POLICY',
    'nämndens rutin (jfr FL 37 §)',
    {
      sv: 'Förbehållet måste stå bland beslutets villkor. Välj villkoret, eller ange en annan grund.',
      en: 'The reservation must be among the terms of the decision. Choose the term, or state another ground.',
    },
    'termId',
  ],
});

/** Bound to the case as it stands; the same questions as the change itself but for the signature. */
function changeOf(asked: AskedChange, state: CaseState, context: CaseContext): ChangeOf | Refused {
  const { kind, amountOre } = askedOfOrder(asked, state)!;
  const granted = authorityFor(kind, amountOre, state, context);
  if ('refusal' in granted) return granted;
  const { origin, rules, caseId, head, actor, today } = context;
  if (!head) return sign('head-unknown');
  const { content, applicant } = state.application!;
  const { decisionId, decidedOn, statementSha256 } = state.decision!;
  return {
    origin,
    rules,
    caseId,
    head,
    number: state.registration!.number,
    title: content.title,
    applicant: [content.organisation.name, applicant?.name].filter(Boolean).join(', '),
    decision: { decisionId, decidedOn, statementSha256 },
    changedOn: today,
    by: actor,
    authority: granted.authority,
  };
}

/** The statement to show and approve, and what it rests on. */
export interface ChangeToSign {
  readonly statement: ChangeStatement;
  readonly authority: { readonly itemNumber: string; readonly orderVersion: string };
}
const resting = (statement: ChangeStatement, { authority: { itemNumber, orderVersion } }: ChangeOf): ChangeToSign => ({
  statement,
  authority: { itemNumber, orderVersion },
});

/** The criterion in words. A term says itself what it is. */
function partIn({ field, part }: AskedCorrection, { application }: CaseState, { scheme }: CaseContext): string | null {
  if (field !== 'CRITERION_REASONS') return null;
  const guidelines = scheme && guidelinesOn(scheme, dayOf(application!.receivedAt));
  return guidelines?.criteria.find(({ id }) => id === part)?.name ?? part;
}

export const textNow = ({ field, part }: AskedCorrection, { decision }: CaseState): string | undefined =>
  decision!.content ? textAt(decision!.content, { field, part }) : undefined;

export function correctionToSign(asked: AskedCorrection, state: CaseState, context: CaseContext): ChangeToSign | Refused {
  const { field, part, before, after, reason } = asked;
  const text = textNow(asked, state);
  if (text === undefined) return no('no-such-text');
  if (text !== before) return no('text-is-another');
  if (after.trim() === '' || after === before) return no('nothing-corrected');
  const of = changeOf(asked, state, context);
  if ('refusal' in of) return of;
  return resting(correctionStatement(of, { field, part, before, after, reason, of: partIn(asked, state, context) }), of);
}

function refuseGround({ ground, termId }: AskedRevocation, { decision }: CaseState): Refused | null {
  const { kind, content } = decision!;
  const favourable = content !== null && isGrant(content.outcome);
  if (ground === 'IN_FAVOUR') return kind === 'BIFALL' ? no('not-in-favour') : null;
  if (!favourable) return no('ground-for-grants');
  if (ground !== 'RESERVATION') return null;
  return content.terms.some(({ id }) => id === termId) ? null : no('no-such-reservation');
}

/** Never while the court has it (FL 39 §), and to the recipient's detriment only on a ground that the law or the decision itself gives. */
export function revocationToSign(asked: AskedRevocation, state: CaseState, context: CaseContext): ChangeToSign | Refused {
  const { ground, reason, hearing, paidOre } = asked;
  const appeals = appealsNow(state.timing!);
  if (annulment(state.timing!)) return no('annulled-already');
  if (appeals.some((one) => isOpenAppeal(one) && (one.forwardedOn !== null || one.caseNumber !== null))) return no('with-the-court');
  const refused = refuseGround(asked, state) ?? refusePaid(paidOre, state);
  if (refused) return refused;
  const of = changeOf(asked, state, context);
  if ('refusal' in of) return of;
  const termId = ground === 'RESERVATION' ? asked.termId : null;
  const term = state.decision!.content?.terms.find(({ id }) => id === termId)?.text ?? null;
  return resting(revocationStatement(of, { ground, termId, term, reason, hearing, paidOre }), of);
}

/** The statement of what is asked, as the case stands, or why it can't be done. */
export const changeToSign = (asked: AskedChange, state: CaseState, context: CaseContext): ChangeToSign | Refused =>
  asked.type === 'CorrectDecision' ? correctionToSign(asked, state, context) : revocationToSign(asked, state, context);
