/** Every kind of event that the log can hold: what it is called, and what it rests on. */
import { boardMeetingEvents, boardReportEvents } from '#libs/board-meetings/events';
import { delegationEvents } from '#libs/delegation/events';
import { diaryEvents } from '#libs/diary/events';
import type { Catalogue } from '#libs/event-log';
import { caseEvents } from '#libs/grant-cases/events';
import { accessEvents } from '#libs/identity';
import type { Basis, Wording } from '#libs/kernel';
import { operationEvents } from '#libs/jobs/events';
import { dispatchEvents } from '#libs/mail/events';
import { publicTextEvents } from '#libs/public-texts/events';
import { samplingEvents } from '#libs/sampling/events';
import { frameEvents, schemeEvents } from '#libs/schemes/events';
import { sealingEvents } from '#libs/sealing/events';
import { paragraphsOf } from './citations';

export interface EventKind {
  readonly type: string;
  readonly label: Wording;
  readonly basis: Basis;
  readonly citation: string;
  readonly paragraphs: readonly string[];
}

/** The storage contract of every stream, by its name. */
export const CATALOGUES = {
  caseEvents,
  diaryEvents,
  schemeEvents,
  frameEvents,
  delegationEvents,
  boardMeetingEvents,
  boardReportEvents,
  publicTextEvents,
  accessEvents,
  dispatchEvents,
  operationEvents,
  sealingEvents,
  samplingEvents,
} satisfies Readonly<Record<string, Catalogue>>;

export const EVERY_CATALOGUE: readonly Catalogue[] = Object.values<Catalogue>(CATALOGUES);

export const EVENT_KINDS: readonly EventKind[] = EVERY_CATALOGUE.flatMap((catalogue) =>
  Object.entries(catalogue).map(([type, { label, basis, citation }]) => ({
    type,
    label,
    basis,
    citation,
    paragraphs: paragraphsOf(citation),
  })),
);

const byNumber = new Intl.Collator('sv', { numeric: true });
export const PARAGRAPHS: readonly string[] = [...new Set(EVENT_KINDS.flatMap(({ paragraphs }) => paragraphs))].toSorted(byNumber.compare);

const BY_TYPE = new Map(EVENT_KINDS.map((kind) => [kind.type, kind]));
/** Undefined for a type that this version of the program doesn't know. */
export const eventKind = (type: string): EventKind | undefined => BY_TYPE.get(type);
