import type { CasePage } from './page';

/** The decision's document with the most corrections in it: how it reads now. Undefined while the system has made none. */
export const documentNow = (
  { decisionDocuments }: Pick<CasePage, 'decisionDocuments'>,
  decisionId: string,
): CasePage['decisionDocuments'][number] | undefined =>
  decisionDocuments
    .filter((one) => one.decisionId === decisionId && !one.revocation)
    .toSorted((a, b) => (b.corrections ?? 0) - (a.corrections ?? 0))[0];
