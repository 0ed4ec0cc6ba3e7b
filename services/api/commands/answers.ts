/** What commands answer. */
import { Day, Id, Line, Text, WholeNumber } from '#libs/input';

const MOST = Number.MAX_SAFE_INTEGER;

/** `position` is what `?after=` of a query waits for; `etag` is the If-Match of the next command. Null when nothing is written there yet. */
export class CommandAnswer {
  @WholeNumber({ sv: 'händelsens plats i loggen', en: 'the position of the event in the log' }, 0, MOST) position!: number;
  @WholeNumber({ sv: 'ärendets revision', en: 'the revision of the case' }, 0, MOST, { nullable: true }) revision: number | null = null;
  @Line({ sv: 'etiketten', en: 'the tag' }, { nullable: true }) etag: string | null = null;
}
export class SubmittedAnswer extends CommandAnswer {
  @Id({ sv: 'ärendet', en: 'the case' }) caseId!: string;
}

/** What the delegate reads, and what the new sign-in is bound to: SHA-256 of `statement`. */
export class StatementAnswer {
  @Id({ sv: 'beslutets id', en: 'the decision’s id' }) decisionId!: string;
  @Day({ sv: 'beslutsdagen', en: 'the day of the decision' }) decidedOn!: string;
  @Line({ sv: 'beslutets kontrollsumma (SHA-256)', en: 'the checksum of the decision (SHA-256)' }) digest!: string;
  @Text({ sv: 'beslutet i läsbar form', en: 'the decision in readable form' }) text!: string;
  @Text({ sv: 'beslutet som det undertecknas (kanonisk JSON)', en: 'the decision as it is signed (canonical JSON)' }) statement!: string;
  @WholeNumber({ sv: 'ärendets revision', en: 'the revision of the case' }, 0, MOST) revision!: number;
  @Line({ sv: 'adressen för ny inloggning', en: 'the address for a new sign-in' }) stepUpUrl!: string;
}
