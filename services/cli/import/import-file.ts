import type { CommandBus } from '@nestjs/cqrs';
import { dayOf, type Clock } from '#libs/kernel';
import type { Actor, EventLog } from '#libs/event-log';
import { UnusableFile } from './encoding';
import { readFile } from './file';
import type { Delimiter } from './records';
import type { ImportReport, RowReport } from './report';
import { loadScheme, takeIn } from './take-in';

export interface ImportOptions {
  readonly log: EventLog;
  readonly commands: CommandBus;
  readonly clock: Clock;
  readonly actor: Omit<Actor, 'at'>;
  /** Name of the file, for the report. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly schemeId: string;
  readonly delimiter?: Delimiter;
  /** True: nothing is written, and the report says what would come of it. */
  readonly dryRun: boolean;
}

/** Reads a file and takes in its good rows one after the other, each on its own: a bad row stops nobody else. Throws {@link UnusableFile}. */
export async function importFile({
  log,
  commands,
  clock,
  actor,
  file,
  bytes,
  schemeId,
  delimiter,
  dryRun,
}: ImportOptions): Promise<ImportReport> {
  const read = readFile(bytes, dayOf(clock.now()), delimiter);
  const scheme = await loadScheme(log, schemeId);
  if (!scheme.established) throw new UnusableFile(`Stödformen ${schemeId} är inte inrättad. Ange en annan med --scheme.`);
  const rows: RowReport[] = [];
  for (const row of read.rows) {
    if ('application' in row) rows.push(await takeIn(row, { log, commands, clock, actor, schemeId, scheme, dryRun }));
    else rows.push({ ...row, outcome: 'REFUSED', caseId: null });
  }
  return { file, encoding: read.encoding, delimiter: read.delimiter, dryRun, warnings: read.warnings, rows };
}
