import type { Forgetting } from '../forgetting';
import { contents } from './contents';
import { databaseFiles } from './database-files';
import { caseFiles, ownSpace } from './files';
import type { StoreMeans } from './means';
import { queued } from './queue';
import { readModelRows } from './read-models';
import { answers, failures, jobErrors, persons, standstills, waitingNotices } from './rows';
import { savedViews } from './saved-views';

export type { StoreMeans } from './means';

/**
 * Every store that must forget, in the order in which they are asked: first what is read of, then what was made of it, last the files that all of it
 * lay in. A new store goes in here, and in the table of ADR 19.
 */
export const everyStore = (means: StoreMeans): readonly Forgetting[] => [
  contents(means),
  savedViews(means), // finds what to look for in the read models
  readModelRows(means),
  failures(means),
  standstills(means),
  queued(means),
  jobErrors(means),
  answers(means),
  waitingNotices(means),
  ownSpace(means),
  persons(means),
  caseFiles(means),
  databaseFiles(means),
];
