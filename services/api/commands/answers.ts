/** What commands answer. */
import { Day, Id, Line, Text, WholeNumber } from '#libs/input';

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

/** What the delegate reads, and what the new sign-in is bound to: SHA-256 of `statement`. */
export class StatementAnswer {
  @Id('beslutets id') decisionId!: string;
  @Day('beslutsdagen') decidedOn!: string;
  @Line('beslutets kontrollsumma (SHA-256)') digest!: string;
  @Text('beslutet i läsbar form') text!: string;
  @Text('beslutet som det undertecknas (kanonisk JSON)') statement!: string;
  @WholeNumber('ärendets revision', 0, MOST) revision!: number;
  @Line('adressen för ny inloggning') stepUpUrl!: string;
}
