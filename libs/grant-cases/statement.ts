/**
 * The statement of a decision: what the delegate is shown, approves and signs. Plain canonical JSON, bound to the exact history of the case by
 * `caseHead`: when anything has happened since it was shown, its hash is another. It holds the texts themselves beside their hashes, so what is
 * read is what is hashed. The facts that FL 31 § names are there as the board's routine; they are the proof that KL 13:8 3 may ask for.
 */
import { formatDay, formatOre, sha256Hex, type JsonObject } from '#libs/kernel';
import type { Authority } from '#libs/delegation';
import { spell, type Person } from '#libs/event-log';
import type { Guidelines } from '#libs/schemes';
import type { DecisionKind } from '#libs/delegation/events';
import type { BoardQuestions } from './decide/commands';
import { caseStream, type DecisionContent } from './events';
import type { CaseState } from './state';

export interface Dissent {
  readonly person: Person;
  readonly text: string;
}

/** What is decided; a writing-off grants nothing, has no terms, and tries no criteria. */
export interface Decided {
  readonly kind: DecisionKind;
  readonly content: Omit<DecisionContent, 'outcome'>;
}

export interface StatementInput {
  readonly origin: string;
  readonly rules: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly applicant: string;
  readonly soughtOre: number;
  readonly decisionId: string;
  readonly decided: Decided;
  /** Calendar day in Sweden; also the day that authority and conflicts were looked at. */
  readonly decidedOn: string;
  readonly decider: Person;
  readonly presenter: Person | null;
  readonly participants: readonly Person[];
  readonly dissent: readonly Dissent[];
  readonly authority: Authority;
  readonly boardQuestions: BoardQuestions;
  readonly impartiality: Pick<CaseState, 'declarations' | 'conflicts' | 'excluded'>;
  readonly guidelines: Guidelines | null;
  readonly documents: CaseState['documents'];
  readonly head: { readonly revision: number; readonly leafHashB64: string };
}

const digest = (value: unknown): string => sha256Hex(spell(value));

const named = ({ ref, name, organisation }: Person) => ({ ref, name, organisation });

export interface Statement extends JsonObject {
  readonly outcome: DecisionKind;
  readonly text: string;
  readonly signMessageSha256: string;
}

/** Pure: the same input gives the same statement, byte for byte. Amounts in öre. */
export function decisionStatement(input: StatementInput): Statement {
  const { content, kind } = input.decided;
  const { authority, guidelines } = input;
  const text = readable(input);
  return {
    v: 1,
    log: input.origin,
    dnr: input.number,
    stream: caseStream(input.caseId),
    decisionId: input.decisionId,
    outcome: kind,
    amountÖre: content.amountOre,
    conditionsSha256: digest({ terms: content.terms, termsVersion: content.termsVersion, payment: content.payment }),
    motiveringSha256: digest({ reasons: content.reasons, criterionReasons: content.criterionReasons }),
    beslutsdatum: input.decidedOn,
    beslutsfattare: { ref: input.decider.ref, name: input.decider.name, post: authority.postTitle },
    föredragande: input.presenter && named(input.presenter),
    deltagare: input.participants.map(named),
    skiljaktig: input.dissent.map(({ person, text: opinion }) => ({ ...named(person), text: opinion })),
    delegation: {
      item: authority.itemNumber,
      version: authority.orderVersion,
      paragraph: authority.boardParagraph,
      post: authority.post,
      acting: authority.acting,
      limitÖre: authority.limitOre,
      conditions: authority.conditions,
      validAt: input.decidedOn,
      boardQuestions: { ...input.boardQuestions },
    },
    jav: { checkedAt: input.decidedOn, sha256: digest(input.impartiality) },
    riktlinje: guidelines && { version: guidelines.version, sha256: digest(guidelines) },
    rules: input.rules,
    underlag: input.documents.map(({ handling, content: document }) => ({
      docId: `${input.number}-${handling.number}`,
      sha256: digest(document),
    })),
    caseHead: { rev: input.head.revision, leafHash: input.head.leafHashB64 },
    pdf: null,
    text,
    signMessageSha256: sha256Hex(text),
  };
}

/** SHA-256 of the statement's canonical bytes, hex: what the new sign-in is bound to. */
export const statementDigest = (statement: JsonObject): string => digest(statement);

/** What the signing page shows, and nothing else. */
export const statementText = (statement: Statement): string => statement.text;

const OUTCOME_NAMES: Readonly<Record<DecisionKind, string>> = {
  BIFALL: 'bifall',
  DELVIS_BIFALL: 'delvis bifall',
  AVSLAG: 'avslag',
  AVVISNING: 'avvisning',
  AVSKRIVNING: 'avskrivning',
};

const person = ({ name, organisation }: Person): string => (organisation ? `${name}, ${organisation}` : name);
const section = (heading: string, ...lines: readonly string[]): string => [heading, ...lines].join('\n');
const list = (items: readonly string[], none: string): string => (items.length > 0 ? items.map((item) => `– ${item}`).join('\n') : none);

function outcome({ decided: { kind, content }, soughtOre }: StatementInput): string {
  const granted = content.amountOre > 0 ? ` ${formatOre(content.amountOre)} beviljas av sökta ${formatOre(soughtOre)}.` : '';
  return `Beslut: ${OUTCOME_NAMES[kind]}.${granted}`;
}

function conditions({ content }: Decided): readonly string[] {
  if (content.amountOre === 0) return [];
  const terms = content.terms.map(({ text }) => text);
  const { payment } = content;
  return [
    section(`Villkor (version ${content.termsVersion ?? 'saknas'})`, list(terms, 'Inga.')),
    ...(payment ? [section('Utbetalning och redovisning', payment.plan, `Redovisas senast ${formatDay(payment.reportDue)}.`)] : []),
  ];
}

function ground({ authority, decidedOn }: StatementInput): string {
  const limit = authority.limitOre === null ? 'ingen beloppsgräns angiven' : `högst ${formatOre(authority.limitOre)}`;
  return section(
    'Rätt att besluta',
    `Punkt ${authority.itemNumber} i delegationsordning ${authority.orderVersion}, ${authority.boardParagraph}; ${limit}. Kontrollerad ${formatDay(decidedOn)}.`,
    ...(authority.conditions === null ? [] : [`Förbehåll i delegationsordningen: ${authority.conditions}`]),
    'Ingen av frågorna i 6 kap. 38 § kommunallagen gör detta till ett ärende för nämnden.',
  );
}

function readable(input: StatementInput): string {
  const { decided, guidelines, documents, head, impartiality } = input;
  const { content } = decided;
  const criteria = content.criterionReasons.map(({ criterion, text }) => {
    const known = guidelines?.criteria.find(({ id }) => id === criterion);
    return `${known?.name ?? criterion}: ${text}`;
  });
  const inConflict = impartiality.conflicts.filter(({ status }) => status === 'CONFLICT').map((one) => one.person.name);
  const absent = [...new Set([...inConflict, ...impartiality.excluded.map(({ name }) => name)])];
  return [
    section(`${input.number}: ${input.title}`, `Sökande: ${input.applicant}`, outcome(input), `Beslutsdag: ${formatDay(input.decidedOn)}`),
    section(
      'Beslutsfattare',
      `${input.decider.name}, ${input.authority.postTitle}${input.authority.acting ? ' (ersättare)' : ''}`,
      `Föredragande: ${input.presenter ? person(input.presenter) : 'ingen'}`,
      'Övriga som deltagit i den slutliga handläggningen:',
      list(input.participants.map(person), 'Inga.'),
      'Avvikande mening:',
      list(
        input.dissent.map((one) => `${person(one.person)}: ${one.text}`),
        'Ingen.',
      ),
    ),
    section('Skäl', content.reasons),
    ...(criteria.length > 0 ? [section('Skäl per kriterium', list(criteria, ''))] : []),
    ...conditions(decided),
    ground(input),
    section(
      'Opartiskhet',
      'Försäkran har lämnats av:',
      list(
        impartiality.declarations.map((one) => person(one.person)),
        'Ingen.',
      ),
      'Undantagna från ärendet:',
      list(absent, 'Ingen.'),
    ),
    section(
      'Underlag',
      ...(guidelines ? [`Riktlinjer ${guidelines.version}, ${guidelines.boardParagraph}`] : []),
      list(
        documents.map(({ handling }) => `${input.number}-${handling.number}, ${handling.date}: ${handling.subject ?? 'utelämnat'}`),
        'Inga handlingar.',
      ),
      `Ärendet till och med händelse ${head.revision + 1}, fingeravtryck ${head.leafHashB64}.`,
    ),
  ].join('\n\n');
}
