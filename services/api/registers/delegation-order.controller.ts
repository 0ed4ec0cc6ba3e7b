import { Body, Controller, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { delegationEvents, delegationStream, orderDecider, type Assignment, type OrderState, type OrderVersion } from '#libs/delegation';
import { DelegationItemBody, GiveDelegationCommand, GrantSubDelegationBody } from '#libs/delegation/module';
import { EVENT_LOG, loadState, type EventLog } from '#libs/event-log';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { Line, ListOf, Many, Pattern, Text, WholeNumber } from '#libs/input';
import { dayOf, SystemClock, type Clock, type Language } from '#libs/kernel';
import { UnusableFile } from '../../cli/import/encoding';
import { withType } from '../cases/on-case';
import type { CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { AskedLanguage } from '../language';
import { invalidInput, Problem } from '../problems';
import { AfterQuery } from '../queries/paging';
import { AskRoute, CommandRoute, QueryRoute } from '../routes';
import { fileNameOf, orderFile, readOrder } from './delegation-csv';
import { comparisonOf, orderAsOf, versionsOf, type OrderOnDay, type ShownComparison, type VersionHead } from './delegation-order-view';
import { OnDayQuery } from './schemes.controller';

const VERSION = { sv: 'versionen', en: 'the version' };
/** The answers are read from the log itself, so they never lag. */
export class OrderQuery extends OnDayQuery {
  @Line(VERSION, { nullable: true }) version: string | null = null;
}
export class VersionQuery extends AfterQuery {
  @Line(VERSION) version!: string;
}
export class ComparisonQuery extends AfterQuery {
  @Line({ sv: 'den äldre versionen', en: 'the older version' }) older!: string;
  @Line({ sv: 'den nyare versionen', en: 'the newer version' }) newer!: string;
}

export class ReadOrderBody {
  @Pattern({ sv: 'filen', en: 'the file' }, /^[A-Za-z0-9+/]+={0,2}$/, { sv: 'innehållet i base64', en: 'the content in base64' })
  file!: string;
}
class OrderRowProblem {
  @WholeNumber({ sv: 'raden', en: 'the line' }, 1, 1_000_000) line!: number;
  @Line({ sv: 'kolumnen', en: 'the column' }, { nullable: true }) column: string | null = null;
  @Text({ sv: 'det som ska rättas', en: 'what is to be mended' }) what!: string;
}
/** What a file would have adopted; nothing is written. */
export class ReadOrderAnswer {
  @ListOf({ sv: 'punkterna', en: 'the items' }, () => DelegationItemBody, { most: 500 }) items!: DelegationItemBody[];
  @ListOf({ sv: 'det som ska rättas', en: 'what is to be mended' }, () => OrderRowProblem, { most: 10_000 }) problems!: OrderRowProblem[];
  @Many({ sv: 'kolumner som inte läses', en: 'columns that are not read' }, Line) unread!: string[];
}

const unknownVersion = (): Problem =>
  new Problem(404, 'order-version-not-found', {
    sv: 'Den versionen av delegationsordningen finns inte. Välj en i listan över versioner.',
    en: 'There is no such version of the delegation order. Choose one in the list of versions.',
  });

/** The delegation order as people work with it: on a day, version by version, as a table, and what the förvaltningschef passes on. */
@ApiTags('Delegation')
@Controller('api/delegation/:boardKey')
export class DelegationOrderController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly commands: CommandBus,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('order', 'Delegationsordningen punkt för punkt en viss dag, med innehavare och vidaredelegation')
  async showOrder(
    @Param('boardKey') boardId: string,
    @Query() { on, version }: OrderQuery,
    @CurrentPerson() { role }: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<OrderOnDay> {
    const today = this.today();
    return orderAsOf(await this.state(boardId), on ?? today, version, { today, language, reasons: role !== 'applicant' });
  }

  @QueryRoute('order-versions', 'Delegationsordningens versioner')
  async listOrderVersions(@Param('boardKey') boardId: string): Promise<{ rows: readonly VersionHead[] }> {
    return { rows: versionsOf(await this.state(boardId), this.today()) };
  }

  @QueryRoute('order-version', 'En version av delegationsordningen')
  async showOrderVersion(@Param('boardKey') boardId: string, @Query() { version }: VersionQuery): Promise<OrderVersion> {
    return this.version(await this.state(boardId), version);
  }

  @QueryRoute('order-comparison', 'Två versioner av delegationsordningen, punkt för punkt')
  async compareOrders(@Param('boardKey') boardId: string, @Query() { older, newer }: ComparisonQuery): Promise<ShownComparison> {
    const found = comparisonOf(await this.state(boardId), older, newer, this.today());
    if (!found) throw unknownVersion();
    return found;
  }

  @QueryRoute('order-file', 'En version av delegationsordningen som tabell (CSV)')
  async exportOrder(@Param('boardKey') boardId: string, @Query() { version }: VersionQuery): Promise<StreamableFile> {
    const { items } = this.version(await this.state(boardId), version);
    return new StreamableFile(Buffer.from(orderFile(items), 'utf8'), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${fileNameOf(version)}"`,
    });
  }

  @QueryRoute('post-holders', 'Alla som har haft befattningar')
  async listPostHolders(
    @Param('boardKey') boardId: string,
    @Query() _: AfterQuery,
    @CurrentPerson() { role }: SignedIn,
  ): Promise<{ rows: readonly Assignment[] }> {
    const { assignments } = await this.state(boardId);
    const latest = assignments.toSorted((a, b) => a.post.localeCompare(b.post) || b.from.localeCompare(a.from));
    return { rows: role === 'applicant' ? latest.map((one) => ({ ...one, reason: null })) : latest };
  }

  /** Every row with what has to be mended. Adopted by `adopt-order`, like an order that was typed. */
  @AskRoute('read-order-file', 'Läs punkter ur en tabell (CSV) utan att anta dem', ReadOrderAnswer)
  readOrderFile(@Body() { file }: ReadOrderBody, @AskedLanguage() language: Language): ReadOrderAnswer {
    try {
      const { items, problems, unread } = readOrder(Buffer.from(file, 'base64'));
      return {
        items: items.map((item) => ({ ...item })),
        problems: problems.map(({ what, ...place }) => ({ ...place, what: what[language] })),
        unread: [...unread],
      };
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      const en = 'The file cannot be read as a table. Save it from the spreadsheet as CSV (UTF-8) with the headings in the first line.';
      throw invalidInput([{ field: 'file', message: { sv: error.message, en } }]);
    }
  }

  @CommandRoute('grant-sub-delegation', 'Skriv in en vidaredelegation')
  async grantSubDelegation(
    @Param('boardKey') boardId: string,
    @Body() body: GrantSubDelegationBody,
    @IssuedCommand() { meta, expectedRevision }: Issued,
  ): Promise<CommandAnswer> {
    const command = withType<{ type: 'GrantSubDelegation' } & GrantSubDelegationBody>('GrantSubDelegation', body);
    return answer(await this.commands.execute(new GiveDelegationCommand(boardId, command, meta, expectedRevision)), delegationEvents);
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
  private async state(boardId: string): Promise<OrderState> {
    return (await loadState(this.log, delegationStream(boardId), delegationEvents, orderDecider)).state;
  }
  private version(state: OrderState, name: string): OrderVersion {
    const found = state.versions.find(({ version }) => version === name);
    if (!found) throw unknownVersion();
    return found;
  }
}
