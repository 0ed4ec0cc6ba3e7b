import type { Decider } from '#libs/event-log';
import type { SchemeEvent } from '../events';
import { evolveScheme, noScheme, type SchemeState } from '../scheme';
import type { SchemeCommand, SchemeContext } from './commands';

export const schemeDecider: Decider<SchemeState, SchemeCommand, SchemeEvent, SchemeContext> = {
  initial: noScheme,
  evolve: evolveScheme,
  decide: () => {
    throw new Error('not written yet');
  },
};
