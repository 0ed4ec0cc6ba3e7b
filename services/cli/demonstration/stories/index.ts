import type { Story } from '../story';
import { assessedByAll } from './assessed';
import { conflictOfInterest } from './conflict-of-interest';
import { externalNumber } from './external-number';
import { granted } from './granted';
import { meetingPlanned } from './meeting-planned';
import { readyForDecision } from './ready-for-decision';
import { received } from './received';
import { waitingForSupplement } from './waiting-for-supplement';

/** One story for each of the brochure's eight projects, each at a stage of its own. */
export const STORIES: readonly Story[] = [
  waitingForSupplement,
  conflictOfInterest,
  granted,
  meetingPlanned,
  readyForDecision,
  assessedByAll,
  externalNumber,
  received,
];

/** The one whose decision the board has had reported to it. */
export const GRANTED = granted;
