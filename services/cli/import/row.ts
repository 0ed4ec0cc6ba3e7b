import { application, type Application } from '#libs/grant-cases';
import { COLUMNS, type Column, type Header } from './columns';
import type { FileRecord } from './records';
import * as values from './values';
import type { Parsed } from './values';

/** What has to be mended in one cell, or in the row as a whole (`column` null). */
export interface Problem {
  readonly column: string | null;
  /** Swedish; says what to do. */
  readonly what: string;
}
export interface RowIdentity {
  /** Physical line in the file. */
  readonly line: number;
  readonly organisation: string;
  readonly title: string;
}
export type Row = RowIdentity &
  ({ readonly application: Application; readonly receivedOn: string } | { readonly problems: readonly Problem[] });

// oxlint-disable-next-line no-control-regex -- control characters have no place in a text that people read
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** One row of the form as an application, or everything in it that has to be mended. `today` bounds the day of arrival. */
export function readRow(record: FileRecord, header: Header, width: number, today: string): Row {
  const cell = (column: Column): string => record.fields[header.get(column) ?? -1]?.trim() ?? '';
  const identity = { line: record.line, organisation: cell('organisation'), title: cell('title') };
  if (record.fields.length !== width) return { ...identity, problems: [wrongWidth(record.fields.length, width)] };

  const problems: Problem[] = [];
  const complain = (column: Column, what: string): undefined => {
    problems.push({ column: COLUMNS[column].header, what });
  };
  /** A cell that must not be empty, by `parse`; undefined once it has been complained of. */
  const must = <T>(column: Column, parse: (text: string) => Parsed<T>, ifEmpty = 'Fältet är tomt. Fyll i det.'): T | undefined =>
    cell(column) === '' ? complain(column, ifEmpty) : may(column, parse);
  const may = <T>(column: Column, parse: (text: string) => Parsed<T>): T | undefined => {
    const text = cell(column);
    if (CONTROL.test(text)) return complain(column, 'Texten innehåller osynliga styrtecken. Skriv om den.');
    const parsed = parse(text);
    return values.isProblem(parsed) ? complain(column, parsed.problem) : parsed.value;
  };
  const words = (column: Column): string | undefined => must(column, (text) => ({ value: text }));

  const receivedOn = must('received', values.day);
  if (receivedOn !== undefined && receivedOn > today)
    complain('received', `Dagen ${receivedOn} har inte varit än. Skriv dagen då ansökan kom in.`);
  const schedule = { from: must('from', values.day), to: must('to', values.day) };
  if (schedule.from && schedule.to && schedule.to < schedule.from)
    complain('to', `Projektet slutar (${schedule.to}) före det börjar (${schedule.from}). Rätta tidsplanen.`);

  const draft = {
    organisation: {
      name: words('organisation'),
      number: must('number', values.organisationNumber),
      form: words('form'),
      municipality: words('municipality'),
    },
    contact: { name: words('contact'), email: words('email'), phone: may('phone', values.wordsOrNone) },
    title: words('title'),
    purpose: words('purpose'),
    implementation: words('implementation'),
    targetGroup: words('targetGroup'),
    schedule,
    goals: words('goals'),
    effects: words('effects'),
    novelty: words('novelty'),
    socialBenefit: words('socialBenefit'),
    newLocally: words('newLocally'),
    anchoring: words('anchoring'),
    partners: may('partners', values.list),
    ecology: words('ecology'),
    amountOre: must('amount', values.amount),
    budget: must('budget', values.budget),
    ownShare: {
      cashOre: must('cash', values.amount, 'Fältet är tomt. Skriv 0 om ingen egen insats görs i pengar.'),
      hours: must('hours', values.hours, 'Fältet är tomt. Skriv 0 om ingen egen insats görs i tid.'),
    },
    otherFunding: may('otherFunding', values.wordsOrNone),
    earlierSupport: must('earlierSupport', values.yesWithWords, 'Fältet är tomt. Skriv nej, eller ja och när.'),
    economicActivity: must('economicActivity', values.yesOrNo, 'Fältet är tomt. Skriv ja eller nej.'),
    deMinimisOre: must('deMinimis', values.amount, 'Fältet är tomt. Skriv 0 om inget sådant stöd har tagits emot.'),
    agenda2030: may('agenda2030', values.agenda2030),
    advisedBy: must('advisedBy', values.adviser, 'Fältet är tomt. Skriv ingen om ingen har gett råd.'),
  };

  if (problems.length > 0) return { ...identity, problems };
  const checked = application.safeParse(draft);
  if (!checked.success) return { ...identity, problems: checked.error.issues.map(problemOf) };
  return { ...identity, application: checked.data, receivedOn: receivedOn! };
}

const wrongWidth = (found: number, expected: number): Problem => ({
  column: null,
  what: `Raden har ${found} fält men första raden ${expected}. Ett skiljetecken saknas eller är ett för mycket; text med skiljetecken ska stå inom citattecken.`,
});

type Issue = {
  readonly path: readonly PropertyKey[];
  readonly code?: string;
  readonly maximum?: number | bigint;
  readonly format?: string;
};

/** What the schema refuses beyond the form of the values: lengths, e-mail addresses, a sum of nought. */
function problemOf(issue: Issue): Problem {
  const path = issue.path.map(String).join('.');
  const column = Object.values(COLUMNS).find((known) => known.path !== null && (path === known.path || path.startsWith(`${known.path}.`)));
  return { column: column?.header ?? null, what: explain(issue) };
}

function explain(issue: Issue): string {
  if (issue.code === 'too_big') return `Värdet är för stort eller texten för lång (högst ${String(issue.maximum)}). Korta ned det.`;
  if (issue.code === 'too_small') return 'Värdet är för litet. Skriv ett värde som är större än 0.';
  if (issue.format === 'email') return 'E-postadressen är ogiltig. Skriv den som namn@example.org.';
  return 'Värdet godtas inte. Rätta det.';
}
