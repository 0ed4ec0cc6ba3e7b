import type { DelegationItem } from '#libs/delegation/events';
import { csvHead, csvRow, type Columns } from '../../auditor/csv';
import { GIVERS, guarded, HEADINGS, kindWord, REPORTED } from './columns';

/** Kronor, by its digits: a fraction would lose the last ones of a large sum. */
function inKronor(ore: number): string {
  const rest = ore % 100;
  const kronor = String((ore - rest) / 100);
  return rest === 0 ? kronor : `${kronor},${String(rest).padStart(2, '0').replace(/0$/, '')}`;
}

const COLUMNS: Columns<DelegationItem> = {
  [HEADINGS.number]: ({ number }) => guarded(number),
  [HEADINGS.caseGroup]: ({ caseGroup }) => guarded(caseGroup),
  [HEADINGS.matter]: ({ matter }) => guarded(matter),
  [HEADINGS.kinds]: ({ kinds }) => kinds.map(kindWord).join(', '),
  [HEADINGS.statute]: ({ statute }) => guarded(statute),
  [HEADINGS.post]: ({ post }) => guarded(post),
  [HEADINGS.substitutePost]: ({ substitutePost }) => substitutePost && guarded(substitutePost),
  [HEADINGS.subDelegation]: ({ subDelegation }) => subDelegation,
  [HEADINGS.grantedBy]: ({ grantedBy }) => GIVERS[grantedBy],
  [HEADINGS.limitOre]: ({ limitOre }) => (limitOre === null ? null : inKronor(limitOre)),
  [HEADINGS.reporting]: ({ reporting }) => REPORTED[reporting],
  [HEADINGS.conditions]: ({ conditions }) => conditions && guarded(conditions),
};

/** The items as a file for spreadsheets: UTF-8 with a byte order mark, semicolons, amounts in kronor. */
export const orderFile = (items: readonly DelegationItem[]): string =>
  csvHead(COLUMNS) + items.map((item) => csvRow(COLUMNS, item)).join('');

/** `delegationsordning-2026-1.csv`: letters a–z, digits and hyphens. */
export const fileNameOf = (version: string): string =>
  `delegationsordning-${
    version
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'version'
  }.csv`;
