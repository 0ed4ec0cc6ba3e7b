/** What is read on the command line stands in the access log too, under the machine's account: more is not known of who sits there. */
import os from 'node:os';
import { AccessLog, ReadingNotRecorded, type SignedIn } from '#libs/identity';
import { NotReached } from '../all/reaching';
import type { Session } from './command';

/** A container may run as a number that has no name. */
function account(): string {
  try {
    return os.userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'okänt konto');
  }
}

/** Before anything is shown or written, once a day for each case. `what`: as the pages call it. Throws {@link NotReached}, with nothing shown. */
export async function noteReading({ register, clock }: Session, cases: readonly string[], what: string): Promise<void> {
  const { log } = await register();
  const name = account();
  const person: SignedIn = {
    ref: `account-${name}`,
    subject: name,
    name: `${name} på kommandoraden`,
    role: 'administrator',
    organisation: null,
    acr: 'system',
    authTime: Math.floor(clock.now().epochMilliseconds / 1000),
    stepUp: null,
  };
  const readings = new AccessLog(log, clock);
  try {
    for (const caseId of new Set(cases)) await readings.record(person, { caseId, what, query: null });
  } catch (error) {
    throw error instanceof ReadingNotRecorded ? new NotReached(error.wording.sv) : error;
  }
}
