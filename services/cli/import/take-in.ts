import type { CommandBus } from '@nestjs/cqrs';
import { actingAt, contextOf, loadState, loadStream, personOf, RULES, type Actor, type EventLog } from '#libs/event-log';
import { caseDecider, caseStream, noCase, type CaseContext, type CommandOf } from '#libs/grant-cases';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import { AUTHORITY_ZONE, canonicalBytes, dayOf, derivedId, isRefusal, sha256Hex, type Clock, type Refusal } from '#libs/kernel';
import { schemeDecider, schemeEvents, schemeStream, type SchemeState } from '#libs/schemes';
import type { RowReport } from './report';
import type { Row } from './row';

/** All ids that an import makes are derived from this one and from what was imported. */
const IMPORT = '5b0c3a52-7c1e-8f4b-9d26-0e8b4f5f6a31';

/** Who stands in the events when the import is nobody's in particular. */
export const SYSTEM_IMPORT: Omit<Actor, 'at'> = {
  ref: 'system-import',
  role: 'administrator',
  acr: 'system',
  name: 'Inläsning från fil',
  organisation: null,
};

export interface TakeIn {
  readonly log: EventLog;
  readonly commands: CommandBus;
  readonly clock: Clock;
  readonly actor: Omit<Actor, 'at'>;
  readonly schemeId: string;
  readonly scheme: SchemeState;
  readonly dryRun: boolean;
}
type GoodRow = Extract<Row, { readonly receivedOn: string }>;

export const loadScheme = async (log: EventLog, schemeId: string): Promise<SchemeState> =>
  (await loadState(log, schemeStream(schemeId), schemeEvents, schemeDecider)).state;

/**
 * The same application, arrived the same day, has the same id whatever file, line or encoding it stands in: a second import, or a file in another
 * order, finds what is there already.
 */
export const commandIdOf = (schemeId: string, { receivedOn, application }: GoodRow): string =>
  derivedId(IMPORT, `${schemeId}/${receivedOn}/${sha256Hex(canonicalBytes(application))}`);

/** The export knows the day only (FL 22 §): noon in Sweden stands for it, or this moment when it is not noon yet. ISO instant. */
export function receivedAt(receivedOn: string, now: Temporal.Instant): string {
  const noon = Temporal.PlainDate.from(receivedOn).toZonedDateTime({ timeZone: AUTHORITY_ZONE, plainTime: '12:00' }).toInstant();
  return (Temporal.Instant.compare(noon, now) > 0 ? now : noon).toString();
}

const reasonOf = (receivedOn: string): string =>
  `Lämnades i webbformuläret ${receivedOn} och lästes in från formulärets exportfil. Filen anger dag men inte klockslag, som därför är satt till 12.00.`;

/** Sends one good row through the command that every application goes through, or only asks what would come of it. */
export async function takeIn(row: GoodRow, to: TakeIn): Promise<RowReport> {
  const commandId = commandIdOf(to.schemeId, row);
  const caseId = derivedId(commandId, 'case');
  const stream = caseStream(caseId);
  const { line, organisation, title } = row;
  const report = (outcome: RowReport['outcome']): RowReport => ({ line, organisation, title, outcome, caseId, problems: [] });
  const refused = ({ message }: Refusal): RowReport => ({
    ...report('REFUSED'),
    caseId: null,
    problems: [{ column: null, what: message.sv }],
  });

  const { events } = await loadStream(to.log, stream);
  if (events.length > 0) return report('ALREADY_THERE');
  const now = to.clock.now();
  const actor = actingAt(to.actor, now);
  const command: CommandOf<'SubmitApplication'> = {
    type: 'SubmitApplication',
    schemeId: to.schemeId,
    callId: null,
    channel: 'IMPORT',
    receivedAt: receivedAt(row.receivedOn, now),
    receivedAtReason: reasonOf(row.receivedOn),
    application: row.application,
  };
  const context: CaseContext = {
    now: now.toString(),
    today: dayOf(now),
    actor: personOf(actor),
    commandId,
    caseId,
    origin: to.log.origin,
    rules: RULES,
    scheme: to.scheme,
    authority: null,
    reporting: null,
    frame: null,
    disposable: null,
    head: null,
  };
  if (to.dryRun) {
    const decision = caseDecider.decide(command, noCase, context);
    return isRefusal(decision) ? refused(decision.refusal) : report('WOULD_IMPORT');
  }
  const done = await to.commands.execute(new GiveCaseCommand(caseId, command, contextOf(actor, commandId, now)));
  if (done.kind === 'refused') return refused(done.refusal);
  if (done.kind === 'stale') throw new Error(`${stream}: written by somebody else under the same id`);
  return report('IMPORTED');
}
