/** The decisions that a list is about, as their cases, the delegation order and the board's other meetings tell them now. */
import { delegationEvents, delegationStream, itemOn, orderDecider, type OrderState } from '#libs/delegation';
import { loadState, type EventLog } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, isBarred, type CaseState } from '#libs/grant-cases';
import { schemeDecider, schemeEvents, schemeStream } from '#libs/schemes';
import type { Candidate, Placed, Reported } from '../candidate';
import { standingOf, type Claims } from '../claims';
import { meetingDecider } from '../decide';
import { boardMeetingEvents, meetingStream } from '../events';

/** Cases that are read at a time. */
const BATCH = 20;

/** What is asked of many cases, asked once. */
const once = <T>(ask: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    if (!known.has(key)) known.set(key, ask(key));
    return known.get(key)!;
  };
};

export const meetingOf = (log: EventLog, meetingId: string) => loadState(log, meetingStream(meetingId), boardMeetingEvents, meetingDecider);

const orderOf = async (log: EventLog, boardId: string): Promise<OrderState> =>
  (await loadState(log, delegationStream(boardId), delegationEvents, orderDecider)).state;

/** The board's name by its latest delegation order; null when it has none. */
export const boardNamed = async (log: EventLog, boardId: string): Promise<string | null> =>
  (await orderOf(log, boardId)).versions.at(-1)?.board ?? null;

interface Asked {
  /** Pseudonym of the one who asks. */
  readonly by: string;
  /** The meeting whose list it is: its own claims are no hindrance. */
  readonly meetingId: string;
  readonly claims: Claims;
}

/** One for each decision in turn; null in the place of a decision that is not there, or that another has taken the place of. */
export async function candidatesOf(log: EventLog, decisions: readonly Reported[], asked: Asked): Promise<readonly (Candidate | null)[]> {
  const boardOf = once(
    async (schemeId) => (await loadState(log, schemeStream(schemeId), schemeEvents, schemeDecider)).state.established?.boardId ?? null,
  );
  const order = once((boardId) => orderOf(log, boardId));
  const meeting = once((meetingId) => meetingOf(log, meetingId));

  const placed = async (decisionId: string): Promise<Placed | null> => {
    for (const claim of asked.claims) {
      if (claim.meetingId === asked.meetingId || !claim.decisionIds.includes(decisionId)) continue;
      const { state, loaded } = await meeting(claim.meetingId);
      const standing = standingOf(claim, decisionId, state, loaded.head?.revision ?? -1);
      if (standing) return standing;
    }
    return null;
  };

  const candidate = async ({ caseId, decisionId }: Reported): Promise<Candidate | null> => {
    const { state } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
    const { application, decision, verified, registration, timing } = state;
    if (!application || !decision || verified?.decisionId !== decisionId || decision.decisionId !== decisionId) return null;
    const boardId = await boardOf(application.schemeId);
    const { itemNumber, orderVersion, postTitle } = verified;
    const item = boardId === null ? undefined : itemOn(await order(boardId), itemNumber, decision.decidedOn)?.item;
    return {
      caseId,
      decisionId,
      caseNumber: registration?.number ?? 'utan diarienummer',
      boardId,
      decidedOn: decision.decidedOn,
      decider: decision.decider,
      postTitle,
      itemNumber,
      orderVersion,
      outcome: decision.kind,
      amountOre: decision.content?.amountOre ?? 0,
      signed: decision.signed,
      route: item?.reporting ?? null,
      recorded: timing?.board ?? null,
      placed: await placed(decisionId),
      barred: isOwnOrBarred(state, asked.by),
    };
  };

  const found: (Candidate | null)[] = [];
  for (let from = 0; from < decisions.length; from += BATCH)
    found.push(...(await Promise.all(decisions.slice(from, from + BATCH).map(candidate))));
  return found;
}

const isOwnOrBarred = (state: CaseState, ref: string): boolean => isBarred(state, ref) || state.application?.applicant?.ref === ref;
