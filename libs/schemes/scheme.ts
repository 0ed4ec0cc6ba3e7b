/** A scheme (stödform) as the stream `scheme-<schemeId>` tells it, and what can be read out of it on a given day. */
import type { z } from 'zod';
import type { Person } from '#libs/event-log';
import { unusual, USUAL_TIMERS, withTimers, type SetTimer, type TimerRules } from '#libs/timers';
import type { SchemeEvent, schemeEvents } from './events';

type BodyOf<T extends keyof typeof schemeEvents> = z.infer<(typeof schemeEvents)[T]['schema']>;

export type Scheme = BodyOf<'SchemeEstablished'>;
export type Guidelines = BodyOf<'GuidelinesAdopted'>;
export type TimersSet = BodyOf<'TimersSet'>;
export type IntakeRule = Pick<BodyOf<'IntakeRuleSet'>, 'mode' | 'closedMonths'>;

/** A call (utlysning). `closedOn` is the last day, when the board closed it before `closesOn`. */
export type Call = BodyOf<'CallOpened'> & { readonly closedOn: string | null };
/** Both days inclusive; `to` null = until further notice. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}
export interface HandlingGroup {
  readonly name: string;
  readonly members: readonly Person[];
}

export interface SchemeState {
  /** Null until the board has established the scheme. */
  readonly established: Scheme | null;
  /** In the order in which they were recorded. */
  readonly guidelines: readonly Guidelines[];
  readonly intake: IntakeRule | null;
  readonly calls: readonly Call[];
  readonly pauses: readonly Pause[];
  readonly groups: Readonly<Record<string, HandlingGroup>>;
  /** In the order in which they were recorded. */
  readonly timers: readonly TimersSet[];
}

export const noScheme: SchemeState = { established: null, guidelines: [], intake: null, calls: [], pauses: [], groups: {}, timers: [] };

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
const covers = (pause: Pause, day: string): boolean => pause.from <= day && (pause.to === null || day <= pause.to);

/** A pause that covers the day of resumption ends the day before it; one that then has no day left is gone. */
const resumed = (pauses: readonly Pause[], from: string): readonly Pause[] =>
  pauses.flatMap((pause) => {
    if (!covers(pause, from)) return [pause];
    return pause.from === from ? [] : [{ from: pause.from, to: dayBefore(from) }];
  });

export function evolveScheme(state: SchemeState, event: SchemeEvent): SchemeState {
  switch (event.type) {
    case 'SchemeEstablished':
      return { ...state, established: event.body };
    case 'GuidelinesAdopted':
      return { ...state, guidelines: [...state.guidelines, event.body] };
    case 'IntakeRuleSet':
      return { ...state, intake: { mode: event.body.mode, closedMonths: event.body.closedMonths } };
    case 'CallOpened':
      return { ...state, calls: [...state.calls, { ...event.body, closedOn: null }] };
    case 'CallClosed': {
      const { callId, closedOn } = event.body;
      return { ...state, calls: state.calls.map((call) => (call.callId === callId ? { ...call, closedOn } : call)) };
    }
    case 'IntakePaused':
      return { ...state, pauses: [...state.pauses, { from: event.body.from, to: event.body.to }] };
    case 'IntakeResumed':
      return { ...state, pauses: resumed(state.pauses, event.body.from) };
    case 'TimersSet':
      return { ...state, timers: [...state.timers, event.body] };
    case 'HandlingGroupComposed': {
      const { groupId, name, members } = event.body;
      return { ...state, groups: { ...state.groups, [groupId]: { name, members } } };
    }
  }
}

/** The guidelines in force on a day: those with the latest `validFrom` not after it; undefined before the first. */
export function guidelinesOn(state: SchemeState, day: string): Guidelines | undefined {
  let found: Guidelines | undefined;
  for (const guidelines of state.guidelines)
    if (guidelines.validFrom <= day && (!found || guidelines.validFrom >= found.validFrom)) found = guidelines;
  return found;
}

/** Of what has been set, what holds for applications that arrive on a day: as for guidelines. */
function timersSetOn(state: SchemeState, day: string): TimersSet | undefined {
  let found: TimersSet | undefined;
  for (const set of state.timers) if (set.validFrom <= day && (!found || set.validFrom >= found.validFrom)) found = set;
  return found;
}

export interface TimersInForce {
  readonly rules: TimerRules;
  /** Those that are not as usual. */
  readonly set: readonly SetTimer[];
  /** The board's decision or routine; null when all are as usual. */
  readonly reference: string | null;
}

/** The times that hold for what arrives on a day. Where none have been set, the guidelines say how soon a decision is aimed for. */
export function timersOn(state: SchemeState, day: string): TimersInForce {
  const set = timersSetOn(state, day);
  const guidelines = guidelinesOn(state, day);
  const target = guidelines?.days.targetDecision;
  const aimed: TimerRules =
    target === undefined ? USUAL_TIMERS : { ...USUAL_TIMERS, TARGET_DECISION: { length: target, unit: 'DAYS', on: true } };
  const rules = withTimers(set?.timers ?? [], aimed);
  return { rules, set: unusual(rules), reference: set?.reference ?? guidelines?.boardParagraph ?? null };
}

/** The group with an id; never what JavaScript itself keeps under a name like `constructor`. */
export const groupOf = (state: SchemeState, groupId: string): HandlingGroup | undefined =>
  Object.hasOwn(state.groups, groupId) ? state.groups[groupId] : undefined;

/** Whether one pause covers all days from `from` to `to` (null = until further notice). */
export const isPaused = (state: SchemeState, from: string, to: string | null): boolean =>
  state.pauses.some((pause) => covers(pause, from) && (pause.to === null || (to !== null && to <= pause.to)));

/** The pause that a day falls in, the one that lasts longest if several do. */
export function pauseOn(state: SchemeState, day: string): Pause | undefined {
  const found = state.pauses.filter((pause) => covers(pause, day));
  return found.find(({ to }) => to === null) ?? found.toSorted((a, b) => (a.to! < b.to! ? 1 : -1))[0];
}

/** The last day on which a call takes applications. */
export const lastDayOf = (call: Call): string => (call.closedOn !== null && call.closedOn < call.closesOn ? call.closedOn : call.closesOn);
