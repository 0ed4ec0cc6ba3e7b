import type { Problem, RowIdentity } from './row';

export type RowOutcome = 'IMPORTED' | 'ALREADY_THERE' | 'WOULD_IMPORT' | 'REFUSED';

/** What became of one row. `caseId` null when it is refused; `problems` empty when it is not. */
export type RowReport = RowIdentity & {
  readonly outcome: RowOutcome;
  readonly caseId: string | null;
  readonly problems: readonly Problem[];
};

export interface ImportReport {
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly dryRun: boolean;
  readonly warnings: readonly string[];
  readonly rows: readonly RowReport[];
}

const OUTCOMES: Readonly<Record<RowOutcome, string>> = {
  IMPORTED: 'inläst',
  ALREADY_THERE: 'finns redan',
  WOULD_IMPORT: 'skulle läsas in',
  REFUSED: 'inte inläst',
};

const count = (report: ImportReport, outcome: RowOutcome): number => report.rows.filter((row) => row.outcome === outcome).length;

/** 0 when every row is in the register (or would be), 1 when some row has to be mended. */
export const exitCode = (report: ImportReport): 0 | 1 => (count(report, 'REFUSED') > 0 ? 1 : 0);

const ofRow = ({ line, organisation, title, outcome, caseId, problems }: RowReport): readonly string[] => [
  `rad ${line}  ${OUTCOMES[outcome]}  ${organisation || '(ingen organisation)'} – ${title || '(ingen titel)'}${caseId ? `  ärende ${caseId}` : ''}`,
  ...problems.map(({ column, what }) => `    ${column === null ? 'hela raden' : `kolumn ”${column}”`}: ${what}`),
];

const sum = (report: ImportReport): string =>
  (['IMPORTED', 'WOULD_IMPORT', 'ALREADY_THERE', 'REFUSED'] as const)
    .map((outcome) => [outcome, count(report, outcome)] as const)
    .filter(([, number]) => number > 0)
    .map(([outcome, number]) => `${number} ${OUTCOMES[outcome]}`)
    .join(', ');

/** The report as people read it: what concerns the whole file first, then every row, then the sum. */
export const asText = (report: ImportReport): string =>
  [
    `${report.file}: ${report.encoding}, skiljetecken ${report.delimiter}${report.dryRun ? ' – provkörning, inget skrivs' : ''}`,
    ...report.warnings.map((warning) => `OBS! ${warning}`),
    ...report.rows.flatMap(ofRow),
    `${report.rows.length} rader: ${sum(report)}.`,
  ].join('\n');
