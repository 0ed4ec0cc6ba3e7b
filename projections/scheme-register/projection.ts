/** One row per scheme (stödform): its guidelines, when it takes applications, and the groups that handle them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { schemeEvents, type SchemeEvent } from '#libs/schemes/events';
import type { Projection } from '#libs/projection-runtime';

type BodyOf<T extends SchemeEvent['type']> = Extract<SchemeEvent, { type: T }>['body'];

export type Guidelines = BodyOf<'GuidelinesAdopted'>;
/** `closedOn` = last day, when it was closed before `closesOn`. */
export type Call = BodyOf<'CallOpened'> & { closedOn: string | null };
/** Both days inclusive; `to` null = until further notice. */
export type Pause = { from: string; to: string | null; reason: string };
export type HandlingGroup = BodyOf<'HandlingGroupComposed'>;
export type TimersSet = BodyOf<'TimersSet'>;

export type SchemeRow = {
  scheme_id: string;
  name: string;
  board: string;
  board_id: string;
  legal_regime: BodyOf<'SchemeEstablished'>['legalRegime'];
  case_group: string;
  guidelines: Guidelines[];
  intake: { mode: BodyOf<'IntakeRuleSet'>['mode']; closedMonths: number[] } | null;
  calls: Call[];
  pauses: Pause[];
  groups: HandlingGroup[];
  timers: TimersSet[];
  revision: number;
  position: number;
};

const STREAM = 'scheme-';

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** Pauses that cover the day of resumption end the day before it; one that then has no day left is gone. */
const resumed = (pauses: readonly Pause[], from: string): Pause[] =>
  pauses.flatMap((pause) => {
    if (pause.from > from || (pause.to !== null && pause.to < from)) return [pause];
    return pause.from === from ? [] : [{ ...pause, to: dayBefore(from) }];
  });

function evolve(row: SchemeRow, event: Exclude<SchemeEvent, { type: 'SchemeEstablished' }>): void {
  switch (event.type) {
    case 'GuidelinesAdopted':
      row.guidelines.push(event.body);
      return;
    case 'IntakeRuleSet':
      row.intake = { mode: event.body.mode, closedMonths: event.body.closedMonths };
      return;
    case 'CallOpened':
      row.calls.push({ ...event.body, closedOn: null });
      return;
    case 'CallClosed':
      for (const call of row.calls) if (call.callId === event.body.callId) call.closedOn = event.body.closedOn;
      return;
    case 'IntakePaused':
      row.pauses.push(event.body);
      return;
    case 'IntakeResumed':
      row.pauses = resumed(row.pauses, event.body.from);
      return;
    case 'TimersSet':
      row.timers.push(event.body);
      return;
    case 'HandlingGroupComposed':
      row.groups = [...row.groups.filter(({ groupId }) => groupId !== event.body.groupId), event.body];
  }
}

export const schemeRegister: Projection<SchemeRow, SchemeEvent> = {
  name: 'scheme_register',
  version: 2,
  handles: Object.keys(schemeEvents) as SchemeEvent['type'][],
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['scheme_id'],
  perStream: true,
  keysOf: (event) => [[event.stream.slice(STREAM.length)]],
  fold(row, event, [schemeId]) {
    const { revision, position } = event;
    if (event.type === 'SchemeEstablished') {
      const { name, board, boardId, legalRegime, caseGroup } = event.body;
      const established = { name, board, board_id: boardId, legal_regime: legalRegime, case_group: caseGroup, revision, position };
      const nothingYet = { guidelines: [], intake: null, calls: [], pauses: [], groups: [], timers: [] };
      return { scheme_id: schemeId as string, ...nothingYet, ...row, ...established };
    }
    if (!row) return undefined;
    evolve(row, event);
    row.revision = revision;
    row.position = position;
    return row;
  },
};
