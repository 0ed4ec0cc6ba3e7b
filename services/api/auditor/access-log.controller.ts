import { Controller, Inject, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog, type RecordedEvent } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { Day, Line, OneOf, Pattern } from '#libs/input';
import { dayOf, isUuid, ROLE_NAMES, SystemClock, type Clock, type Language, type Role } from '#libs/kernel';
import { casesByNumber, numbersOfCases } from '#projections/decision-register';
import { Needs } from '../access/capability';
import { AskedLanguage } from '../language';
import { invalidInput } from '../problems';
import { AfterQuery, QueryNumber } from '../queries/paging';
import { QueryRoute } from '../routes';
import type { Columns } from './csv';
import { download, FORMATS, type Format } from './download';
import { checkPeriod } from '../queries/period';
import { kindOfReading, READING_KINDS, readingKindLabel, type ReadingKind } from './reading-kinds';
import { isReading, readingPages, readingsOf, type ReadingFilter } from './readings';

export class AccessFilterQuery extends AfterQuery {
  /** Left out = the first of this month. */
  @Day({ sv: 'första dagen', en: 'the first day' }, { nullable: true }) from: string | null = null;
  /** Left out = today. */
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) to: string | null = null;
  /** A person's reference, or a part of their name. */
  @Line({ sv: 'personen', en: 'the person' }, { nullable: true }) actor: string | null = null;
  /** Its number in the diary, or its id. */
  @Line({ sv: 'ärendet', en: 'the case' }, { nullable: true }) case: string | null = null;
  @OneOf({ sv: 'vad som har lästs', en: 'what has been read' }, READING_KINDS, { nullable: true }) kind: ReadingKind | null = null;
}
export class AccessLogQuery extends AccessFilterQuery {
  /** Where the page before it ended: exclusive. */
  @Pattern({ sv: 'sidans markör', en: 'the page’s cursor' }, /^\d{4}-(0[1-9]|1[0-2])\.\d{1,12}$/, '2026-03.17', { nullable: true })
  before: string | null = null;
  @QueryNumber({ sv: 'antalet rader', en: 'the number of rows' }, 1, 200) limit: number = 100;
}
export class AccessExportQuery extends AccessFilterQuery {
  @OneOf({ sv: 'filformatet', en: 'the file format' }, FORMATS) format: Format = 'csv';
}

/** That somebody has read something. */
export interface ShownReading {
  readonly id: string;
  readonly position: number;
  readonly readAt: string;
  readonly who: { readonly ref: string; readonly name: string; readonly roleName: string; readonly organisation: string | null };
  readonly kind: ReadingKind | null;
  /** What the kind is called; null when it has none. */
  readonly kindName: string | null;
  /** In Swedish, as it was written down. */
  readonly what: string | null;
  readonly query: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
}

/** Readings gone through for one page: about a second's work. */
const MOST = 20_000;
const SWEDISH = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'medium' });

const COLUMNS: Columns<ShownReading> = {
  'När (svensk tid)': ({ readAt }) => SWEDISH.format(new Date(readAt)),
  'När (UTC)': ({ readAt }) => readAt,
  Vem: ({ who }) => who.name,
  Roll: ({ who }) => who.roleName,
  Organisation: ({ who }) => who.organisation,
  'Personens beteckning': ({ who }) => who.ref,
  Slag: ({ kindName }) => kindName,
  Vad: ({ what }) => what ?? 'gallrat',
  Sökning: ({ query }) => query,
  Diarienummer: ({ caseNumber }) => caseNumber,
  'Ärendets id': ({ caseId }) => caseId,
  'Plats i loggen': ({ position }) => position,
  'Händelsens id': ({ id }) => id,
};

const inWords = ({ from, to, actor, caseId, kind }: ReadingFilter): string =>
  [`${from} – ${to}`, actor && `person: ${actor}`, caseId && `ärende: ${caseId}`, kind && `slag: ${kind}`].filter(Boolean).join(', ');

/** Who has read what, latest first: all that auditors have read, who are examined too, and the cases that the staff have opened. */
@ApiTags('Revision')
@Needs('readAccessLog')
@Controller('api/auditor/access-log')
export class AccessLogController {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly readings: AccessLog,
  ) {}

  @QueryRoute('', 'Vem som har läst vad, och när')
  async readAccessLog(
    @Query() query: AccessLogQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<{ rows: readonly ShownReading[]; next: string | null; from: string; to: string }> {
    const filter = await this.filterOf(query);
    await this.readings.record(person, { caseId: filter.caseId, what: 'åtkomstlogg', query: inWords(filter) });
    const { events, next } = await readingsOf(this.log, filter, { after: query.before, limit: query.limit, most: MOST });
    return { rows: await this.shown(events, language), next, from: filter.from, to: filter.to };
  }

  @QueryRoute('export', 'Åtkomstloggen som fil')
  async exportAccessLog(@Query() query: AccessExportQuery, @CurrentPerson() person: SignedIn): Promise<StreamableFile> {
    const filter = await this.filterOf(query);
    const { format } = query;
    await this.readings.record(person, {
      caseId: filter.caseId,
      what: `export av åtkomstlogg (${format.toUpperCase()})`,
      query: inWords(filter),
    });
    const exportedAt = this.clock.now();
    return download({
      format,
      name: `atkomst-${dayOf(exportedAt)}`,
      about: { log: this.log.origin, exportedAt: exportedAt.toString(), filter },
      columns: COLUMNS,
      rows: this.every(filter),
    });
  }

  @QueryRoute('kinds', 'Vad slags läsningar det finns')
  listReadingKinds(@AskedLanguage() language: Language): { rows: readonly { kind: ReadingKind; label: string }[] } {
    return { rows: READING_KINDS.map((kind) => ({ kind, label: readingKindLabel(kind)[language] })) };
  }

  private async *every(filter: ReadingFilter): AsyncGenerator<readonly ShownReading[]> {
    for await (const page of readingPages(this.log, filter, null))
      yield await this.shown(
        page.filter((event) => isReading(event, filter)),
        'sv',
      );
  }

  /** Throws a 422 for a case that is not there, and for a period that ends before it begins. */
  private async filterOf({ from, to, actor, case: asked, kind }: AccessFilterQuery): Promise<ReadingFilter> {
    checkPeriod({ from, to });
    const today = dayOf(this.clock.now());
    const [first] = await this.log.readAll({ limit: 1 });
    // months in which nothing can have been read are not looked through
    const [earliest, until] = [first ? dayOf(first.recordedAt) : today, to !== null && to < today ? to : today];
    const since = from ?? `${until.slice(0, 7)}-01`;
    return {
      from: since < earliest ? earliest : since,
      to: until,
      actor,
      caseId: asked === null ? null : await this.caseOf(asked.trim()),
      kind,
    };
  }

  private async caseOf(asked: string): Promise<string> {
    if (isUuid(asked)) return asked.toLowerCase();
    const [found] = await casesByNumber(this.pool, [asked.toUpperCase()]);
    if (!found) throw invalidInput([{ field: 'case', message: NO_CASE }]);
    return found.caseId;
  }

  private async shown(events: readonly RecordedEvent[], language: Language): Promise<readonly ShownReading[]> {
    const text = (event: RecordedEvent, field: string): string | null => (event.body?.[field] as string | null | undefined) ?? null;
    const cases = events.flatMap((event) => text(event, 'caseId') ?? []);
    const numbers = new Map((await numbersOfCases(this.pool, cases)).map(({ caseId, number }) => [caseId, number]));
    return events.map((event) => {
      const [what, caseId] = [text(event, 'what'), text(event, 'caseId')];
      const kind = (what === null ? undefined : kindOfReading(what)) ?? null;
      const { ref, name, role, organisation } = event.actor;
      return {
        id: event.id,
        position: event.position,
        readAt: event.recordedAt,
        who: { ref, name, roleName: ROLE_NAMES[role as Role][language], organisation },
        kind,
        kindName: kind && readingKindLabel(kind)[language],
        what,
        query: text(event, 'query'),
        caseId,
        caseNumber: caseId === null ? null : (numbers.get(caseId) ?? null),
      };
    });
  }
}

const NO_CASE = {
  sv: 'Det finns inget ärende med det numret. Skriv det så som det står i diariet, t.ex. LIG 2026-17.',
  en: 'There is no case with that number. Write it as it stands in the diary, e.g. LIG 2026-17.',
};
