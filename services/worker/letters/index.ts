/** Letters, for the list of what happens by itself. */
import type { Type } from '@nestjs/common';
import type { JobKind, Reactor } from '#libs/jobs';
import { DecisionDocumentsReactor } from './decision-documents';
import { MakeDecisionDocument } from './make-document';

export { letterMeans, LETTERS, NO_LETTERS, type LetterMeans, type LetterSettings } from './means';

export const LETTER_REACTORS: readonly Type<Reactor>[] = [DecisionDocumentsReactor];
export const LETTER_KINDS: readonly Type<JobKind>[] = [MakeDecisionDocument as unknown as Type<JobKind>];
