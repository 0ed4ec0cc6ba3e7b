/** How a link is said. */
import { daysBetween, type Basis, type Wording } from '#libs/kernel';
import type { ChainLink, Evidence, Link } from '../chain';
import type { After, DecisionFacts } from '../facts';

/** What each link rests on. */
const GROUNDS: Readonly<Record<ChainLink, readonly [Basis, string]>> = {
  DELEGATION: ['LAW', 'KL 6:37–38, 7:5–6'],
  POST: ['LAW', 'KL 7:5, 13:8 3'],
  IMPARTIALITY: ['LAW', 'KL 6:28–30, 7:4'],
  SIGNATURE: ['LAW', 'KL 13:8 3'],
  RECORD: ['LAW', 'KL 7:8'],
  MINUTES: ['LAW', 'KL 5:69, 6:35'],
  ANNOUNCEMENT: ['LAW', 'KL 8:10, 8:12'],
  NOTICE_UP: ['LAW', 'KL 13:5'],
  APPEAL_TIME: ['LAW', 'KL 13:5, lag 1930:173'],
  LEGAL_FORCE: ['LAW', 'KL 13:5, 13:8'],
};

type Said = Partial<Pick<Link, 'since' | 'due' | 'why' | 'citation'>>;

const make = (link: ChainLink, state: Link['state'], on: string | null, evidence: readonly Evidence[], said: Said): Link => ({
  link,
  state,
  on,
  since: null,
  due: null,
  evidence: evidence.map(({ eventId, type, position }) => ({ eventId, type, position })),
  why: null,
  basis: GROUNDS[link][0],
  citation: GROUNDS[link][1],
  ...said,
});

export const holds = (link: ChainLink, on: string, evidence: readonly Evidence[], said: Said = {}): Link =>
  make(link, 'HOLDS', on, evidence, said);
export const broken = (link: ChainLink, why: Wording, evidence: readonly Evidence[] = [], said: Said = {}): Link =>
  make(link, 'BROKEN', null, evidence, { ...said, why });
export const waits = (link: ChainLink, why: Wording, said: Said = {}, evidence: readonly Evidence[] = []): Link =>
  make(link, 'WAITS', null, evidence, { ...said, why });

/** Waits until its last day, and is late from the day after. */
export const waitsUntil = (link: ChainLink, today: string, since: string, due: string, why: { waits: Wording; late: Wording }): Link =>
  today > due ? make(link, 'LATE', null, [], { since, due, why: why.late }) : waits(link, why.waits, { since, due });

/** Done; late when its last day had passed. */
export const done = (link: ChainLink, on: string, due: string, late: Wording, evidence: readonly Evidence[]): Link =>
  on > due ? make(link, 'LATE', on, evidence, { due, why: late }) : holds(link, on, evidence, { due });

/** Days that a link is late: counted to the day it was done, or to today. */
export const lateDaysOf = ({ state, on, due }: Link, today: string): number =>
  state === 'LATE' && due !== null ? daysBetween(due, on ?? today) : 0;

/** Of these types, in the order of the log. */
export const afterwards = ({ after }: Pick<DecisionFacts, 'after'>, ...types: readonly string[]): readonly After[] =>
  after.filter(({ type }) => types.includes(type));
