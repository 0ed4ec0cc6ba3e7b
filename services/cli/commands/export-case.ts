import { parseArgs } from 'node:util';
import type { RecordedEvent } from '#libs/event-log';
import { eventsOf } from '../case-events';
import type { Command } from '../command';
import { oneArgument, options } from '../options';
import { noteReading } from '../reading';

/** `leaf` is the envelope exactly as written; SHA-256(0x00 ‖ UTF-8 of leaf) is `leafHash`. */
const exported = ({ leaf, leafHash, ...event }: RecordedEvent) => ({
  ...event,
  leaf: leaf.toString('utf8'),
  leafHash: leafHash.toString('hex'),
});

export const exportCaseCommand: Command = {
  arguments: '<ärende-id> [--json]',
  about: 'Skriver ut alla händelser i ett ärende som JSON, med kuvert och bladhash som de ligger i loggen.',
  async run(args, session) {
    const { positionals } = options(() => parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true }));
    const caseId = oneArgument(positionals, 'ett ärende-id');
    const { log } = await session.register();
    const events = await eventsOf(log, caseId);
    await noteReading(session, [caseId.toLowerCase()], 'export av ärendets händelser');
    session.print(JSON.stringify({ log: log.origin, stream: events[0]!.stream, events: events.map(exported) }, null, 2));
    return 0;
  },
};
