/** Demonstration data on first start, finished later if the first start was interrupted. */
import fs from 'node:fs';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { EventLog } from '#libs/event-log';
import { DEMONSTRATION_CODE, DEMONSTRATION_USERS, PERSONS, type Persons } from '#libs/identity';
import type { Clock } from '#libs/kernel';
import { loadDemonstration } from '../cli/demonstration';

/** Holds the instant that the stories are counted from for as long as they are being written. */
const MARK = 'demonstration-under-way';

/** True when something was written. An older register is left as it is. */
export async function fillWithDemonstration(app: NestFastifyApplication, log: EventLog, clock: Clock, folder: string): Promise<boolean> {
  const mark = path.join(folder, MARK);
  const interrupted = fs.existsSync(mark) ? fs.readFileSync(mark, 'utf8').trim() : '';
  if (!interrupted && (await log.head()) > 0) return false;
  const now = interrupted ? Temporal.Instant.from(interrupted) : clock.now();
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(mark, now.toString());
  await loadDemonstration({ log, commands: app.get(CommandBus), queries: app.get(QueryBus), persons: app.get<Persons>(PERSONS), now });
  fs.rmSync(mark);
  return true;
}

/** Whom one can sign in as, one line each. */
export const demonstrationLines = (): readonly string[] => [
  `Demonstrationsanvändare (väljs vid inloggning; engångskod ${DEMONSTRATION_CODE} när ett beslut ska godkännas):`,
  ...DEMONSTRATION_USERS.map(({ subject, name, title, organisation }) => `  ${subject.padEnd(26)} ${name}, ${title.sv}, ${organisation}`),
];
