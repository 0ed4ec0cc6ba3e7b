/** A case page, with the guidelines that the case is handled under. */
import type { Guidelines } from '#projections/scheme-register';
import { guidelinesInForce } from '#projections/scheme-register';
import { rowsOf, type Database, type Predicate } from '#projections/reading';
import type { AccessColumns } from '../cases/access';
import type { BodyOf } from '../cases/events';
import type { ApplicationVersion, Attachment, CasePage, Communication, Supplement } from './page';

export interface OwnShare {
  readonly cashOre: number;
  readonly hours: number;
  /** Cash, and hours at the guidelines' rate; null when there are no guidelines to count by. */
  readonly totalOre: number | null;
  /** Demanded for the amount that is sought. */
  readonly demandedOre: number | null;
}

export interface ShownCase {
  readonly caseId: string;
  readonly number: string | null;
  readonly schemeId: string | null;
  readonly organisation: string | null;
  readonly title: string | null;
  readonly page: CasePage;
  /** Which way the scheme's decisions are appealed; null in a look back, where nothing is done, and when the scheme is not known. */
  readonly legalRegime: BodyOf<'AppealReceived'>['regime'] | null;
  /** In force the day the application arrived. */
  readonly guidelines: Guidelines | null;
  /** Of the current version; null when the application has been disposed of. */
  readonly ownShare: OwnShare | null;
  readonly revision: number;
  readonly position: number;
}

/** Whom the access rule asks about. Pseudonyms. */
export type CaseAccessLists = Omit<AccessColumns, 'excluded'>;

/** $1 case id. */
const PAGE = `
select case_id as "caseId", number, scheme_id as "schemeId", organisation, title, page, rules.guidelines as guidelines,
  (select legal_regime from read.scheme_register where scheme_register.scheme_id = case_page.scheme_id) as "legalRegime",
  case_page.revision, case_page.position::float8 as position
from read.case_page
${guidelinesInForce('case_page.scheme_id', 'case_page.received_on')}
where case_id = $1 and {{access}}`;

/** $1 case id. */
const ACCESS = `select applicants, participants, declared, barred, submitted from read.case_page where case_id = $1`;

/** Own share of an application by guidelines: öre. */
export function ownShareOf(
  share: { readonly cashOre: number; readonly hours: number },
  soughtOre: number,
  rules: Guidelines | null,
): OwnShare {
  const { cashOre, hours } = share;
  if (!rules) return { cashOre, hours, totalOre: null, demandedOre: null };
  const { hourOre, percent } = rules.ownShare;
  return { cashOre, hours, totalOre: cashOre + Math.round(hours * hourOre), demandedOre: Math.ceil((soughtOre * percent) / 100) };
}

/** The page of a case; undefined when there is none that the reader may see. `access` comes from the access rule, at the level CONTENT. */
export async function casePageOf(db: Database, access: Predicate, caseId: string): Promise<ShownCase | undefined> {
  const [found] = await rowsOf<Omit<ShownCase, 'ownShare'>>(db, PAGE, [caseId], access);
  if (!found) return undefined;
  const application = found.page.versions.at(-1)?.application;
  return { ...found, ownShare: application ? ownShareOf(application.ownShare, application.amountOre, found.guidelines) : null };
}

/** $1 case id, $2 file. */
const FILE = `
select file ->> 'id' as id, file ->> 'name' as name, file ->> 'mediaType' as "mediaType", file ->> 'sha256' as sha256
from read.case_page, json_array_elements(page -> 'files') as file
where case_id = $1 and file ->> 'id' = $2 and {{access}}`;

/** A file that was handed in; undefined when the case has none such that the reader may see. `access` as for {@link casePageOf}. */
export const fileOfCase = async (
  db: Database,
  access: Predicate,
  caseId: string,
  fileId: string,
): Promise<Pick<Attachment, 'id' | 'name' | 'mediaType' | 'sha256'> | undefined> =>
  (await rowsOf<Pick<Attachment, 'id' | 'name' | 'mediaType' | 'sha256'>>(db, FILE, [caseId, fileId], access))[0];

/** What the applicant has handed in, and what was asked of them: nothing of what the authority makes of it. */
export interface OwnDocuments {
  readonly caseId: string;
  /** First to current. */
  readonly versions: readonly Pick<ApplicationVersion, 'version' | 'at' | 'application' | 'reason'>[];
  readonly supplements: readonly (Pick<Supplement, 'id' | 'at' | 'items' | 'deadline' | 'state'> & {
    readonly answers: readonly Answer[];
  })[];
  readonly communications: readonly (Pick<Communication, 'id' | 'at' | 'material' | 'message' | 'deadline' | 'state'> & {
    readonly replies: readonly Answer[];
  })[];
}
interface Answer {
  readonly receivedAt: string;
  readonly answer: string;
  /** Number of the document, which its files have too. */
  readonly handlingNumber: number;
}
const asAnswer = ({ receivedAt, answer, handling }: Supplement['answers'][number]): Answer => ({
  receivedAt,
  answer,
  handlingNumber: handling.number,
});

/** Undefined when the reader may not see the case. `access` as for {@link casePageOf}: the route is for applicants. */
export async function documentsOfApplicant(db: Database, access: Predicate, caseId: string): Promise<OwnDocuments | undefined> {
  const found = await casePageOf(db, access, caseId);
  if (!found) return undefined;
  const { versions, supplements, communications } = found.page;
  return {
    caseId,
    versions: versions.map(({ version, at, application, reason }) => ({ version, at, application, reason })),
    supplements: supplements.map(({ id, at, items, deadline, state, answers }) => ({
      id,
      at,
      items,
      deadline,
      state,
      answers: answers.map(asAnswer),
    })),
    communications: communications.map(({ id, at, material, message, deadline, state, replies }) => ({
      id,
      at,
      material,
      message,
      deadline,
      state,
      replies: replies.map(asAnswer),
    })),
  };
}

/** Who stands how to a case, for the access rule; undefined when there is no such case. */
export const accessOf = async (db: Database, caseId: string): Promise<CaseAccessLists | undefined> =>
  (await rowsOf<CaseAccessLists>(db, ACCESS, [caseId]))[0];
