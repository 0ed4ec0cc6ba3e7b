import { parseArgs } from 'node:util';
import { stateOf, type RecordedEvent } from '#libs/event-log';
import { caseDecider, caseEvents, phaseOf } from '#libs/grant-cases';
import { AUTHORITY_ZONE, ROLE_NAMES, type Role } from '#libs/kernel';
import { caseHistory } from '#projections/case-history';
import { eventsOf } from '../case-events';
import type { Command } from '../command';
import { oneArgument, options } from '../options';
import { noteReading } from '../reading';

const clockTime = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: AUTHORITY_ZONE });

/** The history as the case's page tells it, folded here and now. */
function history(events: readonly RecordedEvent[]): readonly string[] {
  return events.flatMap((event) =>
    caseHistory.keysOf(event as never).map((key) => {
      const row = caseHistory.fold(undefined, event as never, key)!;
      return `${String(row.revision).padStart(3)}  ${clockTime.format(Date.parse(row.recorded_at))}  ${row.who} (${ROLE_NAMES[row.role as Role].sv}): ${row.sentence}`;
    }),
  );
}

export const replayCommand: Command = {
  arguments: '<ärende-id>',
  about: 'Spelar upp ett ärendes händelser och visar historiken och det läge som de leder till.',
  async run(args, session) {
    const { positionals } = options(() => parseArgs({ args: [...args], options: {}, allowPositionals: true }));
    const caseId = oneArgument(positionals, 'ett ärende-id');
    const { log } = await session.register();
    const events = await eventsOf(log, caseId);
    await noteReading(session, [caseId.toLowerCase()], 'ärendehistorik');
    const state = stateOf(caseEvents, caseDecider, events);
    session.print(['Historik', ...history(events), '', `Läge: ${phaseOf(state)}`, JSON.stringify(state, null, 2)].join('\n'));
    return 0;
  },
};
