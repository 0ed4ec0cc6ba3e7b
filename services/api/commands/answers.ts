/** What commands answer. */
import { Id, Line, WholeNumber } from '#libs/input';

const MOST = Number.MAX_SAFE_INTEGER;

/** `position` is what `?after=` of a query waits for; `etag` is the If-Match of the next command. Null when nothing is written there yet. */
export class CommandAnswer {
  @WholeNumber('händelsens plats i loggen', 0, MOST) position!: number;
  @WholeNumber('ärendets revision', 0, MOST, { nullable: true }) revision: number | null = null;
  @Line('etiketten', { nullable: true }) etag: string | null = null;
}
export class SubmittedAnswer extends CommandAnswer {
  @Id('ärendet') caseId!: string;
}
