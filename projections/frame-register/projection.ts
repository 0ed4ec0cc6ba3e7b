/** The year's money: one row for each frame, and one for each reservation out of it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { frameEvents, type FrameEvent } from '#libs/schemes/events';
import type { Key, Projection } from '#libs/projection-runtime';

export type FrameRow = {
  scheme_id: string;
  year: number;
  decision_id: string;
  case_id: string | null;
  amount_ore: number;
  status: 'FRAME' | 'PENDING' | 'CONFIRMED' | 'RELEASED';
  board_paragraph: string | null;
  revision: number;
  position: number;
};

const STREAM = /^frame-(.+)-(\d{4})$/;

/** The key of the frame's own row, where a reservation has its decision. */
const THE_FRAME = '';

export const frameRegister: Projection<FrameRow, FrameEvent> = {
  name: 'frame_register',
  version: 1,
  handles: Object.keys(frameEvents) as FrameEvent['type'][],
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['scheme_id', 'year', 'decision_id'],
  perStream: true,
  keysOf(event): readonly Key[] {
    const [, schemeId, year] = STREAM.exec(event.stream) ?? [];
    if (schemeId === undefined) return [];
    return [[schemeId, Number(year), event.type === 'FrameSet' ? THE_FRAME : event.body.decisionId]];
  },
  fold(row, event, key) {
    const [scheme_id, year, decision_id] = key as [string, number, string];
    const { revision, position } = event;
    const head = { scheme_id, year, decision_id, revision, position };
    switch (event.type) {
      case 'FrameSet': {
        const { amountOre, boardParagraph } = event.body;
        return { ...head, case_id: null, amount_ore: amountOre, status: 'FRAME', board_paragraph: boardParagraph };
      }
      case 'FrameReserved':
        return { ...head, case_id: event.body.caseId, amount_ore: event.body.amountOre, status: 'PENDING', board_paragraph: null };
      case 'FrameReservationConfirmed':
        return row && { ...row, status: 'CONFIRMED', revision, position };
      case 'FrameReservationReleased':
        return row && { ...row, status: 'RELEASED', revision, position };
    }
  },
};
