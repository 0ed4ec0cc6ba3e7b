/** A register with a scheme, a delegation order and a year's money in it, and cases that wait for a decision: what handlers are tested on. */
import { DECISION_KINDS, delegationEvents, delegationStream } from '#libs/delegation';
import { toNewEvents, type Catalogue, type EventContext, type EventLog, type EventOf, type Person } from '#libs/event-log';
import { newId } from '#libs/kernel';
import { frameEvents, frameStream, schemeEvents, schemeStream } from '#libs/schemes';
import { orderItem } from '../../../delegation/testing/item';
import { caseEvents, caseStream } from '../../events';
import { Story } from '../../testing/story';
import { CaseCommandHandler } from '../case-command.handler';
import { GiveCaseCommand } from '../commands';
import { delegate, guidelines, official, schemeId, secretary, substitute } from '../../testing/world';

export const YEAR = 2026;
/** Some weeks after the cases of {@link Story} came in. */
export const NOW = Temporal.Instant.from('2026-04-15T09:00:00Z');

export const metaOf = ({ ref, role, name, organisation }: Person, commandId = newId(), now = NOW): EventContext => ({
  actor: { ref, role, name, organisation, acr: 'http://id.elegnamnden.se/loa/1.0/loa3', at: Math.floor(now.epochMilliseconds / 1000) },
  commandId,
  correlationId: commandId,
  causationId: null,
  traceparent: null,
  rules: 'liggaren/1',
  recordedAt: now,
});

async function write<C extends Catalogue>(
  log: EventLog,
  stream: string,
  catalogue: C,
  by: Person,
  events: readonly EventOf<C>[],
): Promise<void> {
  const meta = metaOf(by, newId(), Temporal.Instant.from('2026-01-02T09:00:00Z'));
  await log.append({ stream, expected: 'any', events: toNewEvents(catalogue, meta.commandId, events), context: meta });
}

/** `reporting`: how the decisions of its delegation order come to the board (KL 7:8). */
export async function board(
  log: EventLog,
  frameOre: number,
  reporting: 'ANMALAN' | 'SARSKILT_PROTOKOLL' = 'SARSKILT_PROTOKOLL',
): Promise<void> {
  await write(log, schemeStream(schemeId), schemeEvents, secretary, [
    {
      type: 'SchemeEstablished',
      body: {
        schemeId,
        name: 'Stöd till sociala innovationer',
        board: 'Kulturnämnden',
        boardId: 'kulturnamnden',
        legalRegime: 'KL13',
        caseGroup: 'H',
      },
    },
    { type: 'GuidelinesAdopted', body: guidelines },
  ]);
  const held = (assignmentId: string, post: string, title: string, holder: Person) =>
    ({
      type: 'PostAssigned',
      body: { assignmentId, post, title, holder, from: '2026-01-01', to: null, acting: false, reason: null },
    }) as const;
  await write(log, delegationStream('kulturnamnden'), delegationEvents, secretary, [
    {
      type: 'DelegationOrderAdopted',
      body: {
        board: 'Kulturnämnden',
        version: '2026:1',
        boardParagraph: '§ 7',
        adoptedOn: '2025-11-14',
        validFrom: '2026-01-01',
        items: [orderItem({ kinds: [...DECISION_KINDS], reporting })],
      },
    },
    held('018f0000-0000-7000-8000-00000000aa01', 'omradeschef-kultur', 'Områdeschef kultur', delegate),
    held('018f0000-0000-7000-8000-00000000aa02', 'forvaltningschef', 'Förvaltningschef', substitute),
  ]);
  await write(log, frameStream(schemeId, YEAR), frameEvents, secretary, [
    { type: 'FrameSet', body: { schemeId, year: YEAR, amountOre: frameOre, boardParagraph: '§ 15' } },
  ]);
}

/** A case where a grant of the whole 40 000 kr is proposed and only the decision is left. */
export const caseToDecide = (log: EventLog): Promise<string> => caseOf(log, new Story().readyForDecision('BIFALL'));

/** What a story has told, in the log; the new case's id, or the case's that it goes on with. */
export async function caseOf(log: EventLog, story: Pick<Story, 'events'>, caseId = newId()): Promise<string> {
  await write(log, caseStream(caseId), caseEvents, official, story.events);
  return caseId;
}

/** Something happens in the case: a note by its official. */
export async function note(log: EventLog, caseId: string): Promise<void> {
  const facts = { source: 'Alva Ek', channel: 'PHONE', facts: 'Ringde om adressen.', opinion: null } as const;
  const handler = new CaseCommandHandler(log);
  const command = { type: 'RecordNote', meetingId: null, occurredAt: NOW.subtract({ hours: 1 }).toString(), ...facts } as const;
  const outcome = await handler.execute(new GiveCaseCommand(caseId, command, metaOf(official)));
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}
