/** What the content of a proposal or a decision must hold, whoever writes it. */
import { formatOre } from '#libs/kernel';
import { ownShareOre } from '../application';
import type { DecisionContent } from '../events';
import type { CaseState } from '../state';
import type { CaseRules } from './make';
import { isGrant } from './preparation';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'amount-not-zero': ['LAW', 'KL 13:8', 'Ett avslag eller en avvisning har inget belopp. Ange 0.', 'amountOre'],
  'amount-not-whole': [
    'LAW',
    'KL 13:8',
    'Bifall gäller hela det sökta beloppet, {sought}. Välj delvis bifall för en del av det.',
    'amountOre',
  ],
  'amount-not-part': ['LAW', 'KL 13:8', 'Delvis bifall ska vara mer än 0 och mindre än det sökta beloppet, {sought}.', 'amountOre'],
  'amount-above-guidelines': [
    'POLICY',
    'nämndens riktlinjer',
    'Riktlinjerna medger högst {max}. Sänk beloppet, eller motivera ett undantag i den formella prövningen.',
    'amountOre',
  ],
  'own-share-too-small': [
    'POLICY',
    'nämndens riktlinjer',
    'Egen insats ({share}) når inte {percent} procent av beloppet. Sänk beloppet, eller motivera ett undantag i den formella prövningen.',
    'amountOre',
  ],
  'terms-without-grant': ['POLICY', 'nämndens riktlinjer', 'Ett avslag eller en avvisning har inga villkor. Ta bort dem.', 'terms'],
  'payment-without-grant': [
    'POLICY',
    'nämndens riktlinjer',
    'Ett avslag eller en avvisning betalas inte ut. Ta bort utbetalningsplanen.',
    'payment',
  ],
  'repayment-clause-unwritten': [
    'POLICY',
    'nämndens riktlinjer (jfr FL 37 §)',
    'Villkoren {version} saknar klausul om återbetalning. Nämnden måste anta den innan bidrag kan beviljas.',
  ],
  'repayment-clause-missing': [
    'POLICY',
    'nämndens riktlinjer (jfr FL 37 §)',
    'Villkoret om återbetalning ({clause}) saknas. Lägg till det.',
    'terms',
  ],
  'clause-altered': [
    'POLICY',
    'nämndens riktlinjer',
    'Villkoret {clause} har en annan lydelse än i villkoren {version}. Återställ den.',
    'terms',
  ],
  'clause-twice': ['POLICY', 'nämndens riktlinjer', 'Villkoret {clause} står två gånger. Ta bort det ena.', 'terms'],
  'payment-plan-missing': ['POLICY', 'nämndens riktlinjer', 'Ange hur bidraget betalas ut och när det ska redovisas.', 'payment'],
  'report-before-end': [
    'POLICY',
    'nämndens riktlinjer',
    'Redovisningen kan inte vara klar innan projektet slutar {end}. Välj en senare dag.',
    'payment.reportDue',
  ],
  'reason-for-unknown-criterion': [
    'POLICY',
    'nämndens riktlinjer',
    'Kriteriet {criterion} finns inte i riktlinjerna, eller har två motiveringar. Rätta motiveringarna.',
    'criterionReasons',
  ],
  'criterion-reasons-missing': [
    'POLICY',
    'nämndens rutin (jfr FL 32 §)',
    'Ett avslag motiveras för varje kriterium. Det saknas för {criteria}.',
    'criterionReasons',
  ],
});

export type Content = Pick<DecisionContent, 'outcome' | 'amountOre' | 'terms' | 'payment' | 'criterionReasons'>;

/** By convention the clause on repayment has this id, alone or with more after it, e.g. `aterbetalning-2`. */
const REPAYMENT_CLAUSE = /^aterbetalning(-|$)/;

function refuseAmount({ outcome, amountOre }: Content, state: CaseState, { guidelines }: CaseRules): Refused | null {
  const { amountOre: sought, ownShare } = state.application!.content;
  if (!isGrant(outcome)) return amountOre === 0 ? null : no('amount-not-zero');
  const fill = { sought: formatOre(sought) };
  if (outcome === 'BIFALL' && amountOre !== sought) return no('amount-not-whole', fill);
  if (outcome === 'DELVIS_BIFALL' && (amountOre <= 0 || amountOre >= sought)) return no('amount-not-part', fill);
  if (state.eligibility && state.eligibility.exceptionReason !== null) return null;
  if (amountOre > guidelines.amount.maxOre) return no('amount-above-guidelines', { max: formatOre(guidelines.amount.maxOre) });
  const { percent, hourOre } = guidelines.ownShare;
  const share = ownShareOre(ownShare, hourOre);
  return share * 100 >= amountOre * percent ? null : no('own-share-too-small', { share: formatOre(share), percent });
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
