/** What the content of a proposal or a decision must hold, whoever writes it. */
import { ownShareOre } from '../application';
import type { DecisionContent } from '../events';
import type { CaseState } from '../state';
import type { CaseRules } from './make';
import { isGrant } from './preparation';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'amount-not-zero': [
    'LAW',
    'KL 13:8',
    { sv: 'Ett avslag eller en avvisning har inget belopp. Ange 0.', en: 'A rejection or a dismissal has no amount. Enter 0.' },
    'amountOre',
  ],
  'amount-not-whole': [
    'LAW',
    'KL 13:8',
    {
      sv: 'Bifall gäller hela det sökta beloppet, {sought}. Välj delvis bifall för en del av det.',
      en: 'Approval means the whole amount sought, {sought}. Choose partial approval for a part of it.',
    },
    'amountOre',
  ],
  'amount-not-part': [
    'LAW',
    'KL 13:8',
    {
      sv: 'Delvis bifall ska vara mer än 0 och mindre än det sökta beloppet, {sought}.',
      en: 'Partial approval must be more than 0 and less than the amount sought, {sought}.',
    },
    'amountOre',
  ],
  'amount-above-guidelines': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Riktlinjerna medger högst {max}. Sänk beloppet, eller motivera ett undantag i den formella prövningen.',
      en: 'The guidelines allow {max} at most. Lower the amount, or give reasons for an exception in the formal check.',
    },
    'amountOre',
  ],
  'own-share-too-small': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Egen insats ({share}) når inte {percent} procent av beloppet. Sänk beloppet, eller motivera ett undantag i den formella prövningen.',
      en: 'The own contribution ({share}) does not reach {percent} per cent of the amount. Lower the amount, or give reasons for an exception in the formal check.',
    },
    'amountOre',
  ],
  'terms-without-grant': [
    'POLICY',
    'nämndens riktlinjer',
    { sv: 'Ett avslag eller en avvisning har inga villkor. Ta bort dem.', en: 'A rejection or a dismissal has no terms. Remove them.' },
    'terms',
  ],
  'payment-without-grant': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Ett avslag eller en avvisning betalas inte ut. Ta bort utbetalningsplanen.',
      en: 'A rejection or a dismissal is not paid out. Remove the payment plan.',
    },
    'payment',
  ],
  'repayment-clause-unwritten': [
    'POLICY',
    'nämndens riktlinjer (jfr FL 37 §)',
    {
      sv: 'Villkoren {version} saknar klausul om återbetalning. Nämnden måste anta den innan bidrag kan beviljas.',
      en: 'The terms {version} have no clause on repayment. The board must adopt one before grants can be made.',
    },
  ],
  'repayment-clause-missing': [
    'POLICY',
    'nämndens riktlinjer (jfr FL 37 §)',
    { sv: 'Villkoret om återbetalning ({clause}) saknas. Lägg till det.', en: 'The term on repayment ({clause}) is missing. Add it.' },
    'terms',
  ],
  'clause-altered': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Villkoret {clause} har en annan lydelse än i villkoren {version}. Återställ den.',
      en: 'The term {clause} is worded otherwise than in the terms {version}. Restore it.',
    },
    'terms',
  ],
  'clause-twice': [
    'POLICY',
    'nämndens riktlinjer',
    { sv: 'Villkoret {clause} står två gånger. Ta bort det ena.', en: 'The term {clause} is there twice. Remove one of them.' },
    'terms',
  ],
  'payment-plan-missing': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Ange hur bidraget betalas ut och när det ska redovisas.',
      en: 'State how the grant is paid and when it is to be accounted for.',
    },
    'payment',
  ],
  'report-before-end': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Redovisningen kan inte vara klar innan projektet slutar {end}. Välj en senare dag.',
      en: 'The report cannot be due before the project ends on {end}. Choose a later day.',
    },
    'payment.reportDue',
  ],
  'reason-for-unknown-criterion': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Kriteriet {criterion} finns inte i riktlinjerna, eller har två motiveringar. Rätta motiveringarna.',
      en: 'The criterion {criterion} is not in the guidelines, or has two sets of reasons. Correct the reasons.',
    },
    'criterionReasons',
  ],
  'criterion-reasons-missing': [
    'POLICY',
    'nämndens rutin (jfr FL 32 §)',
    {
      sv: 'Ett avslag motiveras för varje kriterium. Det saknas för {criteria}.',
      en: 'A rejection gives reasons for every criterion. They are missing for {criteria}.',
    },
    'criterionReasons',
  ],
});

export type Content = Pick<DecisionContent, 'outcome' | 'amountOre' | 'terms' | 'payment' | 'criterionReasons'>;

/** By convention the clause on repayment has this id, alone or with more after it, e.g. `aterbetalning-2`. */
const REPAYMENT_CLAUSE = /^aterbetalning(-|$)/;

function refuseAmount({ outcome, amountOre }: Content, state: CaseState, { guidelines }: CaseRules): Refused | null {
  const { amountOre: sought, ownShare } = state.application!.content;
  if (!isGrant(outcome)) return amountOre === 0 ? null : no('amount-not-zero');
  const fill = { sought: { ore: sought } };
  if (outcome === 'BIFALL' && amountOre !== sought) return no('amount-not-whole', fill);
  if (outcome === 'DELVIS_BIFALL' && (amountOre <= 0 || amountOre >= sought)) return no('amount-not-part', fill);
  if (state.eligibility && state.eligibility.exceptionReason !== null) return null;
  if (amountOre > guidelines.amount.maxOre) return no('amount-above-guidelines', { max: { ore: guidelines.amount.maxOre } });
  const { percent, hourOre } = guidelines.ownShare;
  const share = ownShareOre(ownShare, hourOre);
  return share * 100 >= amountOre * percent ? null : no('own-share-too-small', { share: { ore: share }, percent });
}

function refuseTerms({ outcome, terms }: Content, { guidelines }: CaseRules): Refused | null {
  const { version, clauses } = guidelines.terms;
  if (!isGrant(outcome)) return terms.length > 0 ? no('terms-without-grant') : null;
  for (const [index, term] of terms.entries()) {
    const clause = term.id;
    if (terms.findIndex(({ id }) => id === clause) !== index) return no('clause-twice', { clause });
    const adopted = clauses.find(({ id }) => id === clause);
    if (adopted && adopted.text !== term.text) return no('clause-altered', { clause, version });
  }
  const repayment = clauses.filter(({ id }) => REPAYMENT_CLAUSE.test(id));
  if (repayment.length === 0) return no('repayment-clause-unwritten', { version });
  const missing = repayment.find(({ id }) => !terms.some((term) => term.id === id));
  return missing ? no('repayment-clause-missing', { clause: missing.id }) : null;
}

function refusePayment({ outcome, payment }: Content, state: CaseState): Refused | null {
  if (!isGrant(outcome)) return payment ? no('payment-without-grant') : null;
  const end = state.application!.content.schedule.to;
  if (!payment?.plan.trim()) return no('payment-plan-missing');
  return payment.reportDue < end ? no('report-before-end', { end }) : null;
}

function refuseReasons({ outcome, criterionReasons }: Content, { guidelines }: CaseRules): Refused | null {
  const { criteria } = guidelines;
  for (const [index, { criterion }] of criterionReasons.entries()) {
    const first = criterionReasons.findIndex((one) => one.criterion === criterion) === index;
    if (!first || !criteria.some(({ id }) => id === criterion)) return no('reason-for-unknown-criterion', { criterion });
  }
  if (outcome !== 'AVSLAG') return null;
  const missing = criteria.filter(({ id }) => !criterionReasons.some((one) => one.criterion === id && one.text.trim() !== ''));
  return missing.length > 0 ? no('criterion-reasons-missing', { criteria: missing.map(({ name }) => name).join(', ') }) : null;
}

/** Null when amount, terms, payment and reasons fit the outcome, the application and the guidelines. */
export const refuseContent = (content: Content, state: CaseState, rules: CaseRules): Refused | null =>
  refuseAmount(content, state, rules) ?? refuseTerms(content, rules) ?? refusePayment(content, state) ?? refuseReasons(content, rules);
