/** A case while it is being planned and told. */
import { contextOf, SYSTEM, systemContext, type EventContext, type Person } from '#libs/event-log';
import type { CaseCommand } from '#libs/grant-cases';
import { dayOf, derivedId } from '#libs/kernel';
import { asActor } from '../demonstration/people';
import type { Days } from './days';
import { Dice } from './dice';
import type { Applicant, Cast } from './people';
import type { Writer, WrittenCase } from './writer';
import type { Outcome } from './writing';

export const system = SYSTEM as Person;

/** A step: the moment is known from the start, what exactly is done only when the case stands there. Undefined = nothing to do. */
export interface Step {
  /** Index of the working day, and minutes after its midnight. */
  readonly day: number;
  readonly minute: number;
  readonly run: () => Promise<Outcome | undefined>;
}

/** What happens in one step, in a case as it stands then. */
export type Does = (told: Told, meta: EventContext) => Promise<Outcome> | undefined;

/** A case while it is being planned and told. */
export class Told {
  readonly dice: Dice;
  readonly steps: Step[] = [];
  readonly case: WrittenCase;
  readonly official: Person;
  readonly applicant: Applicant;
  /** How slowly things go, as a factor. */
  readonly pace: number;
  private minute = 0;
  private over = false;

  constructor(
    readonly writer: Writer,
    readonly cast: Cast,
    readonly days: Days,
    private readonly name: string,
    caseId: string,
    /** Index of the working day that it has come to. */
    public day: number,
  ) {
    this.dice = new Dice(name);
    const [first, ...others] = [...writer.schemes.keys()];
    this.case = writer.newCase(caseId, others.length === 0 || this.dice.percent(60) ? first! : this.dice.of(others));
    this.official = this.dice.of(cast.officials);
    this.applicant = this.dice.of(cast.applicants);
    this.pace = this.dice.percent(15) ? 2.5 : this.dice.between(6, 14) / 10;
    this.minute = this.dice.between(7 * 60, 11 * 60);
  }

  /** Sooner or later somebody picks up what was left lying. */
  get isRecent(): boolean {
    return this.day > this.days.count - 60;
  }

  /** Nothing more happens: somebody has let it lie. */
  stops(): void {
    this.over = true;
  }

  /** After so many working days, at the case's own pace. */
  after(days: number, by: Person, does: Does): void {
    const ahead = Math.round(days * this.pace);
    this.day += ahead;
    this.minute = ahead === 0 ? this.minute + this.dice.between(3, 12) : this.dice.between(8 * 60, 14 * 60);
    // what would lie ahead has not happened
    if (this.over || this.day >= this.days.count || this.minute >= 24 * 60) return this.stops();
    const { day, minute } = this;
    const nth = this.steps.length;
    this.steps.push({ day, minute, run: async () => does(this, this.metaOf(by, this.days.moment(day, minute), nth)) });
  }
  gives(days: number, by: Person, command: (told: Told, meta: EventContext) => CaseCommand | undefined): void {
    this.after(days, by, (told, meta) => {
      const given = command(told, meta);
      return given && told.writer.give(told.case, given, meta);
    });
  }

  metaOf(by: Person, at: Temporal.Instant, step: number | string): EventContext {
    const commandId = derivedId(timed(at), `${this.name}/${step}`);
    return by === system ? systemContext(commandId, at) : contextOf(asActor(by, at.toString()), commandId, at);
  }
}

/** A calendar day so many days after a moment. */
export const dayAfter = ({ recordedAt }: EventContext, days: number): string =>
  Temporal.PlainDate.from(dayOf(recordedAt)).add({ days }).toString();

/** A UUID that sorts by its time: ids that are derived from it lie together in the log's index. */
function timed(at: Temporal.Instant): string {
  const time = at.epochMilliseconds.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** The same moment with the one or the other as the one who acts. */
export function delegates({ cast: { people } }: Told, meta: EventContext): readonly [EventContext, EventContext] {
  const as = (person: Person): EventContext => ({ ...meta, actor: asActor(person, meta.recordedAt.toString()) });
  return [as(people['omradeschef.anna']), as(people['ersattare.mikael'])];
}
export const declared = ({ writer, case: written }: Told, meta: EventContext): Promise<Outcome> =>
  writer.give(
    written,
    { type: 'DeclareImpartiality', advisedApplicant: false, statement: 'Jag har inga band till sökanden.' },
    { ...meta, commandId: derivedId(meta.commandId, 'declared') },
  );
