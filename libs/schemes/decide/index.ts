import { contentOf, type Decider } from '#libs/event-log';
import { refuse, type Decision, type Role } from '#libs/kernel';
import type { SchemeEvent } from '../events';
import { evolveScheme, noScheme, type SchemeState } from '../scheme';
import { closeCall, openCall } from './calls';
import type { SchemeCommand, SchemeContext } from './commands';
import { establish } from './establish';
import { composeHandlingGroup } from './groups';
import { adoptGuidelines } from './guidelines';
import { pauseIntake, resumeIntake, setIntakeRule } from './intake';
import { setTimers } from './timers';

export type { SchemeCommand, SchemeContext } from './commands';

const BOARD: readonly Role[] = ['boardSecretary'];
const STAFFING: readonly Role[] = ['boardSecretary', 'administrator'];

/** Aims, scope and themes are the board's own (KL 6:38 1): they are recorded by its secretary and by nobody else. */
function decide(command: SchemeCommand, state: SchemeState, { actor, today }: SchemeContext): Decision<SchemeEvent> {
  if (!(command.type === 'ComposeHandlingGroup' ? STAFFING : BOARD).includes(actor.role))
    return refuse(
      'not-the-boards-secretary',
      {
        sv: 'Bara nämndsekreteraren skriver in vad nämnden har beslutat. Be nämndsekreteraren göra det.',
        en: 'Only the board secretary enters what the board has decided. Ask the board secretary to do it.',
      },
      {
        basis: 'LAW',
        citation: 'KL 6:38 1',
      },
    );
  if (!state.established && command.type !== 'EstablishScheme')
    return refuse(
      'no-scheme',
      {
        sv: 'Stödformen är inte inrättad. Skriv först in nämndens beslut om den.',
        en: 'The grant scheme has not been established. First enter the board’s decision on it.',
      },
      {
        basis: 'LAW',
        citation: 'KL 6:38 1',
      },
    );
  switch (command.type) {
    case 'EstablishScheme':
      return establish(contentOf(command), state);
    case 'AdoptGuidelines':
      return adoptGuidelines(contentOf(command), state, today);
    case 'SetIntakeRule':
      return setIntakeRule(contentOf(command), state);
    case 'OpenCall':
      return openCall(contentOf(command), state);
    case 'CloseCall':
      return closeCall(contentOf(command), state);
    case 'PauseIntake':
      return pauseIntake(contentOf(command), state);
    case 'ResumeIntake':
      return resumeIntake(contentOf(command), state);
    case 'ComposeHandlingGroup':
      return composeHandlingGroup(contentOf(command), state);
    case 'SetTimers':
      return setTimers(contentOf(command), state, today);
  }
}

export const schemeDecider: Decider<SchemeState, SchemeCommand, SchemeEvent, SchemeContext> = {
  initial: noScheme,
  evolve: evolveScheme,
  decide,
};
