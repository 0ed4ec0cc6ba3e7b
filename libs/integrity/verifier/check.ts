/** What a verification is made of: checks with names, each of which looks at one thing and says what it found in words for people. */
import type { Wording } from '#libs/kernel';
import type { Json } from '../bundle/canonical';
import type { Bundle, BundledEvent } from '../bundle/format';
import type { Attestation, Checkpoint } from '../checkpoint';
import type { Note } from '../note';
import type { Policy } from '../policy';
import type { Opened } from '../bundle/released';

/** What is wrong, for programs. */
export type Code =
  | 'BUNDLE'
  | 'NOTE'
  | 'ORIGIN'
  | 'LOG_SIG'
  | 'LOG_KEY'
  | 'WITNESS'
  | 'TIME'
  | 'AGE'
  | 'FORK'
  | 'ROLLBACK'
  | 'HISTORY'
  | 'LEAF'
  | 'LOG'
  | 'STREAM'
  | 'CHAIN'
  | 'ORDER'
  | 'ID'
  | 'INCLUSION'
  | 'COMMITMENT'
  | 'DATA'
  | 'FIELD'
  | 'DATA_MISSING'
  | 'SEAL'
  | 'HEAD'
  | 'DECISION'
  | 'DECISION_FILE'
  | 'DECISION_SEAL'
  | 'SUMMARY';

/** A root that the reader has from elsewhere: out of the minutes of a meeting, or from the web of that day. */
export interface PublishedRoot {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** What the reader brings; nothing of it comes out of the bundle. */
export interface Trust {
  readonly policy: Policy;
  readonly published: readonly PublishedRoot[];
  /** The present, seconds since 1970. */
  readonly now: number;
  /** How old the checkpoint may be, in seconds; null = any age. */
  readonly maxAge: number | null;
}

/** An event as it was given, read and hashed, whether it holds or not. */
export interface ReadEvent extends BundledEvent {
  /** Number in the case, from 1, as it stands in the bundle. */
  readonly number: number;
  readonly leafHash: Uint8Array;
  /** What leaf and data say, however they are spelled; undefined where they say nothing. */
  readonly said: Json | undefined;
  readonly content: Json | undefined;
  /** The content with the fields that keys were given to. */
  readonly opened: Opened;
}

/** What the checks look at. */
export interface World extends Trust {
  readonly bundle: Bundle;
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  /** Who stands for the checkpoint; undefined when the signature of a known key does not hold. */
  readonly byLog: readonly Attestation[] | undefined;
  readonly byWitnesses: readonly Attestation[] | undefined;
  readonly events: readonly ReadEvent[];
  readonly seal: ReadEvent;
}

/** Where: the event's number in the case, its leaf in the log (from 0), and its id as the leaf says it. */
export interface Place {
  readonly event: number;
  readonly index: number;
  readonly id: string | null;
}

export interface Fault {
  readonly code: Code;
  /** The first place where it is so; null when it is about no single event. */
  readonly place: Place | null;
  readonly why: Wording;
}

/** What a check has to say: that something is wrong, or what the reader has to know although nothing is. Undefined = all well. */
export type Told = { readonly fault: Fault } | { readonly remark: Wording } | undefined;

export interface Check {
  readonly name: string;
  /** What holds when it finds nothing, in a whole sentence. */
  readonly promise: Wording;
  readonly look: (world: World) => Told | Promise<Told>;
}

export const wrong = (code: Code, sv: string, en: string): { readonly fault: Fault } => ({ fault: { code, place: null, why: { sv, en } } });

/** The seal is in no case: it has the number 0. */
export const wrongAt = (code: Code, { number, idx, said }: ReadEvent, sv: string, en: string): { readonly fault: Fault } => {
  const id = typeof said === 'object' && said !== null && 'id' in said && typeof said.id === 'string' ? said.id : null;
  const [where, there] = number === 0 ? ['Sigillet', 'The seal'] : [`Händelse ${number}`, `Event ${number}`];
  const why = { sv: `${where} (blad ${idx} i loggen): ${sv}`, en: `${there} (leaf ${idx} of the log): ${en}` };
  return { fault: { code, place: { event: number, index: idx, id }, why } };
};

/** The first event that is wrong in this way. */
export function firstWrong(events: readonly ReadEvent[], code: Code, find: (event: ReadEvent, at: number) => Wording | undefined): Told {
  for (const [at, event] of events.entries()) {
    const why = find(event, at);
    if (why) return wrongAt(code, event, why.sv, why.en);
  }
  return undefined;
}
