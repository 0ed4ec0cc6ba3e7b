import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { ReferToBoard } from './commands';
import { nextHandling } from './make';
import { refusals } from './refusals';

export const no = refusals({
  'already-at-board': [
    'LAW',
    'KL 6:38',
    { sv: 'Ärendet är redan hänskjutet till nämnden.', en: 'The case has already been referred to the board.' },
  ],
});

/** The delegate hands the matter up (KL 6:38). Preparation goes on, but nobody decides it on delegation until the board sends it back. */
export function referToBoard({ cause, reasons }: ReferToBoard, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { atBoard } = state;
  if (atBoard) return atBoard.cause === cause && atBoard.reasons === reasons ? accept() : no('already-at-board');
  const handling = nextHandling(state, context, { direction: 'INTERNAL', subject: 'Hänskjutande till nämnden' });
  return accept<CaseEvent>({ type: 'ReferredToBoard', body: { cause, reasons, handling } });
}
