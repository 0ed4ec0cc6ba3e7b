/** The board's meetings: one that has been held, with its list, its minutes and the announcement that is up, and one to come. */
import { loadState, type EventContext } from '#libs/event-log';
import { boardMeetingEvents, meetingDecider, meetingStream, type MeetingCommand } from '#libs/board-meetings';
import { carryToCase, GiveMeetingCommand, type Carrying } from '#libs/board-meetings/module';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import { derivedId, SetClock } from '#libs/kernel';
import { BOARD } from './board-decisions';
import type { Calendar } from './calendar';
import { DEMONSTRATION } from './ids';
import { findCase, metaOf, succeed, type World } from './writing';

export interface MeetingStep {
  readonly ago: number;
  readonly time: string;
  readonly run: (world: World, at: string) => Promise<void>;
}

const KARIN = 'namndsekreterare.karin';
const PLACE = 'Regionhuset, Eklundavägen 2, Örebro';
const meetingIdOf = (name: string): string => derivedId(DEMONSTRATION, `meeting/${name}`);

const stateOf = async ({ log }: World, meetingId: string) =>
  (await loadState(log, meetingStream(meetingId), boardMeetingEvents, meetingDecider)).state;

/** `reported` = the case whose decision is on the list of the meeting that has been held. */
export function boardMeetings(calendar: Calendar, reported: string): readonly MeetingStep[] {
  const held = meetingIdOf('held');
  const coming = meetingIdOf('coming');

  /** A register in which the decision was reported by hand has had no list, and gets none. */
  const byHand = async (world: World): Promise<boolean> =>
    (await stateOf(world, held)).entries === null && (await findCase(world, reported)).state.timing?.board !== null;
  const give = (world: World, meetingId: string, name: string, command: MeetingCommand, meta: EventContext): Promise<void> =>
    succeed(`meeting/${name}`, world.commands.execute(new GiveMeetingCommand(meetingId, command, meta)));

  const step = (
    ago: number,
    time: string,
    meetingId: string,
    name: string,
    command: (world: World) => Promise<MeetingCommand>,
  ): MeetingStep => ({
    ago,
    time,
    run: async (world, at) => {
      if (meetingId === held && (await byHand(world))) return;
      await give(world, meetingId, name, await command(world), metaOf(world, `meeting/${name}`, KARIN, at));
      if (meetingId !== held) return;
      const clock = new SetClock(Temporal.Instant.from(at));
      const revision = Number.MAX_SAFE_INTEGER;
      const toCase: Carrying['give'] = (caseId, record, meta) => world.commands.execute(new GiveCaseCommand(caseId, record, meta));
      const carried = await carryToCase({ log: world.log, clock, give: toCase }, { meetingId, caseId: reported, revision });
      if (carried) throw new Error(`meeting/${name}: ${carried.refused.sv}`);
    },
  });
  const plain = (ago: number, time: string, meetingId: string, name: string, command: MeetingCommand): MeetingStep =>
    step(ago, time, meetingId, name, () => Promise.resolve(command));

  return [
    plain(16, '08:30', held, 'called', { type: 'CallMeeting', boardId: BOARD, meetingOn: calendar.day(12), place: PLACE }),
    step(13, '15:00', held, 'list', async (world) => {
      const { caseId, state } = await findCase(world, reported);
      return { type: 'FixReportList', decisions: [{ caseId, decisionId: state.decision!.decisionId }] };
    }),
    plain(12, '16:10', held, 'held', { type: 'HoldMeeting', heldOn: calendar.day(12), paragraph: 'Kulturnämnden § 78' }),
    plain(11, '09:00', coming, 'to-come', { type: 'CallMeeting', boardId: BOARD, meetingOn: calendar.day(-9), place: PLACE }),
    plain(9, '10:30', held, 'approved', {
      type: 'ApproveMinutes',
      approvedOn: calendar.day(9),
      approvedBy: ['Nämndens ordförande (exempel)', 'en justerare (exempel)'],
    }),
    // the time for appeal runs
    plain(8, '09:05', held, 'announced', {
      type: 'PostAnnouncement',
      postedOn: calendar.day(8),
      proof: 'https://anslagstavla.example/kulturnamnden/78',
      minutesAt: 'Regionens diarium',
    }),
  ];
}
