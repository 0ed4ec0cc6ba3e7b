import { Body, Controller, Delete, HttpCode, Inject, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { Line, OneOf, YesOrNo } from '#libs/input';
import { dayOf, SystemClock, type Clock, type Language } from '#libs/kernel';
import { countEach, filterBy, parse, type CaseQueueSort, type Direction } from '#projections/case-queue';
import { Needs } from '../access/capability';
import { rowsSeenBy } from '../access/predicate';
import { filterFrom, SORTS } from '../cases/case-query';
import { AskedLanguage } from '../language';
import { invalidInput, Problem } from '../problems';
import { AfterQuery } from '../queries/paging';
import { Reads } from '../queries/up-to-date';
import { operation, problem, QueryRoute, UuidParam } from '../routes';
import { standardViews } from './standard-views';
import { MOST_VIEWS, Views } from './views';

export class ViewBody {
  @Line({ sv: 'vyns namn', en: 'the name of the view' }) name!: string;
  /** Null = everything. */
  @Line({ sv: 'sökningen', en: 'the search' }, { nullable: true }) q: string | null = null;
  @OneOf({ sv: 'ordningen', en: 'the order' }, SORTS) sort: CaseQueueSort = 'deadline';
  @OneOf({ sv: 'riktningen', en: 'the direction' }, ['asc', 'desc']) direction: Direction = 'asc';
  @YesOrNo({ sv: 'delningen', en: 'the sharing' }) shared: boolean = false;
}

/** A view with the number of cases that it shows the person who asks. */
export interface ShownView {
  /** A word for the standard views, a UUID for saved ones. */
  readonly viewId: string;
  readonly kind: 'STANDARD' | 'OWN' | 'SHARED';
  readonly name: string;
  readonly q: string;
  readonly sort: CaseQueueSort;
  readonly direction: Direction;
  /** Whether others see the person's own. */
  readonly shared: boolean;
  /** Who shares it; null for one's own and the standard ones. */
  readonly sharedBy: string | null;
  /** Counted up to 1,000; 1,001 = there are more. Null when the search can no longer be read. */
  readonly count: number | null;
}

const MOST_IN_NAME = 80;
const nameTooLong = (): Problem =>
  invalidInput([
    {
      field: 'name',
      message: {
        sv: `Vyns namn får ha högst ${MOST_IN_NAME} tecken.`,
        en: `The name of the view may have at most ${MOST_IN_NAME} characters.`,
      },
    },
  ]);
const unknown = (): Problem =>
  new Problem(404, 'view-not-found', {
    sv: 'Vyn finns inte, eller så är den någon annans. Bara den som sparade en vy kan ändra och ta bort den.',
    en: 'There is no such view, or it is somebody else’s. Only the person who saved a view can change and delete it.',
  });
const tooMany = (): Problem =>
  new Problem(409, 'too-many-views', {
    sv: `Du har redan ${MOST_VIEWS} sparade vyer. Ta bort någon som du inte behöver.`,
    en: `You already have ${MOST_VIEWS} saved views. Delete one that you do not need.`,
  });

/** Named searches in the list of cases. */
@ApiTags('Ärenden')
@Needs('seeCaseList')
@Controller('api/views')
export class ViewsController {
  constructor(
    private readonly pool: Pool,
    private readonly views: Views,
    private readonly readings: AccessLog,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Vyer över ärendelistan, med antal')
  @Reads('case_queue')
  async listViews(
    @Query() _: AfterQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<{ rows: readonly ShownView[] }> {
    await this.readings.record(person, { caseId: null, what: 'antal ärenden', query: null });
    const standard = standardViews(person.role).map((view) => ({
      ...view,
      name: view.name[language],
      kind: 'STANDARD' as const,
      shared: false,
      sharedBy: null,
    }));
    const saved = (await this.views.seenBy(person.ref)).map(({ own, ownerName, ...view }) => ({
      ...view,
      kind: own ? ('OWN' as const) : ('SHARED' as const),
      sharedBy: own ? null : ownerName,
    }));
    const all = [...standard, ...saved].map((view) => ({ view, search: parse(view.q) }));
    const asking = { ref: person.ref, today: dayOf(this.clock.now()) };
    const filters = all.map(({ search }) => filterBy(search.clauses, asking));
    const counts = await countEach(this.pool, rowsSeenBy(person, 'case_queue'), filters);
    return { rows: all.map(({ view, search }, index) => ({ ...view, count: search.faults.length > 0 ? null : counts[index]! })) };
  }

  /** Saving the same twice is saving it once, so no key is asked for. The browser makes the id (UUID). */
  @Put(':viewId')
  @operation('Spara en vy')
  @problem(404, 'Någon annans')
  @problem(409, 'För många vyer')
  @problem(422, 'Uppgifterna behöver rättas')
  async saveView(
    @UuidParam('viewId', unknown) viewId: string,
    @Body() { name, q, sort, direction, shared }: ViewBody,
    @CurrentPerson() { ref }: SignedIn,
  ): Promise<{ viewId: string }> {
    if (name.length > MOST_IN_NAME) throw nameTooLong();
    const now = this.clock.now();
    filterFrom(q ?? '', { ref, today: dayOf(now) });
    const outcome = await this.views.save(ref, viewId, { name, q: q ?? '', sort, direction, shared }, now);
    if (outcome === 'taken') throw unknown();
    if (outcome === 'full') throw tooMany();
    return { viewId };
  }

  @Delete(':viewId')
  @HttpCode(204)
  @operation('Ta bort en vy')
  @problem(404, 'Finns inte')
  async deleteView(@UuidParam('viewId', unknown) viewId: string, @CurrentPerson() { ref }: SignedIn): Promise<void> {
    if (!(await this.views.remove(ref, viewId))) throw unknown();
  }
}
