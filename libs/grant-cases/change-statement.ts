/**
 * The statement of a correction or of a revocation: what the delegate is shown, approves with a new sign-in, and what is kept. Plain canonical JSON,
 * bound to the statement of the decision that it changes and to the exact history of the case, as the decision's own is (statement.ts).
 */
import type { Authority } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import { formatDay, formatOre, sha256Hex, type JsonObject } from '#libs/kernel';
import { caseStream, type CaseEvent } from './events';
import { CORRECTABLE_NAMES, REVOCATION_GROUND_NAMES } from './wordings';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];

/** A slip, as it is to be corrected. `of` = the criterion or term, in words; null when there is one such text only. */
export type Corrected = Pick<BodyOf<'DecisionCorrected'>, 'field' | 'part' | 'before' | 'after' | 'reason'> & {
  readonly of: string | null;
};
/** `term` = the text of the term that reserves it. */
export type Revoked = Pick<BodyOf<'DecisionRevoked'>, 'ground' | 'termId' | 'reason' | 'hearing' | 'paidOre'> & {
  readonly term: string | null;
};

export interface ChangeOf {
  readonly origin: string;
  readonly rules: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly applicant: string;
  readonly decision: { readonly decisionId: string; readonly decidedOn: string; readonly statementSha256: string | null };
  /** Calendar day in Sweden. */
  readonly changedOn: string;
  readonly by: Person;
  readonly authority: Authority;
  readonly head: { readonly revision: number; readonly leafHashB64: string };
}

export interface ChangeStatement extends JsonObject {
  readonly v: 1;
  readonly change: 'RATTELSE' | 'ATERKALLELSE';
  readonly text: string;
  readonly signMessageSha256: string;
}

const section = (heading: string, ...lines: readonly string[]): string => [heading, ...lines].join('\n');

/** What both begin with. */
const head = (what: string, day: string, { number, title, applicant, decision, changedOn }: ChangeOf): string =>
  section(
    `${number}: ${title}`,
    `Sökande: ${applicant}`,
    `${what} beslutet den ${formatDay(decision.decidedOn)}`,
    `${day}: ${formatDay(changedOn)}`,
  );

/** What both end with. */
function right({ by, authority, changedOn, decision, head: { revision, leafHashB64 } }: ChangeOf): readonly string[] {
  return [
    section(
      'Rätt att besluta',
      `${by.name}, ${authority.postTitle}${authority.acting ? ' (ersättare)' : ''}: punkt ${authority.itemNumber} i delegationsordning ${authority.orderVersion}, ${authority.boardParagraph}. Kontrollerad ${formatDay(changedOn)}.`,
    ),
    section(
      'Underlag',
      decision.statementSha256 === null
        ? 'Det godkända beslutets kontrollsumma kan inte läsas.'
        : `Beslutet godkändes med kontrollsumman ${decision.statementSha256}.`,
      `Ärendet till och med händelse ${revision + 1}, fingeravtryck ${leafHashB64}.`,
    ),
  ];
}

const common = (of: ChangeOf) => ({
  log: of.origin,
  dnr: of.number,
  stream: caseStream(of.caseId),
  decisionId: of.decision.decisionId,
  decisionStatementSha256: of.decision.statementSha256,
  dag: of.changedOn,
  beslutsfattare: { ref: of.by.ref, name: of.by.name, post: of.authority.postTitle },
  delegation: {
    item: of.authority.itemNumber,
    version: of.authority.orderVersion,
    paragraph: of.authority.boardParagraph,
    post: of.authority.post,
    acting: of.authority.acting,
    limitÖre: of.authority.limitOre,
    conditions: of.authority.conditions,
    validAt: of.changedOn,
  },
  rules: of.rules,
  caseHead: { rev: of.head.revision, leafHash: of.head.leafHashB64 },
});

const stated = (text: string): { readonly text: string; readonly signMessageSha256: string } => ({
  text,
  signMessageSha256: sha256Hex(text),
});

/** Pure: the same slip in the same case gives the same statement, byte for byte. */
export function correctionStatement(of: ChangeOf, { of: named, ...slip }: Corrected): ChangeStatement {
  const where = CORRECTABLE_NAMES[slip.field].sv;
  const text = [
    head('Rättelse av skrivfel i', 'Rättat', of),
    section('Var felet står', `${where.charAt(0).toUpperCase()}${where.slice(1)}${named === null ? '' : `: ${named}`}`),
    section('Så står det', slip.before),
    section('Så ska det stå', slip.after),
    section('Vad felet är', slip.reason),
    'Utgång, belopp och dagar i beslutet ändras inte.',
    ...right(of),
  ].join('\n\n');
  return { v: 1, change: 'RATTELSE', ...common(of), ...slip, ...stated(text) };
}

/** Pure, as {@link correctionStatement}. */
export function revocationStatement(of: ChangeOf, { term, ...why }: Revoked): ChangeStatement {
  const { ground, reason, hearing, paidOre, termId } = why;
  const text = [
    head('Återkallelse av', 'Återkallat', of),
    'Beslutet upphör att gälla. Ärendet tas upp till ett nytt beslut.',
    section('Grund', `${REVOCATION_GROUND_NAMES[ground].sv}${term === null ? '.' : `: ${term}`}`),
    section('Skäl', reason),
    section('Hur mottagaren har hörts', hearing),
    section('Utbetalt av bidraget och inte återbetalt', formatOre(paidOre)),
    ...right(of),
  ].join('\n\n');
  const { paidOre: _, ...rest } = why;
  return { v: 1, change: 'ATERKALLELSE', ...common(of), ...rest, termId, utbetaltÖre: paidOre, ...stated(text) };
}
