/** What a bundle of evidence consists of (docs/evidence.md). */
import type { Membership } from '../heads';
import type { FieldKeys } from './released';

export const FORMAT = 'liggaren/evidence/v1';

/** One event of the log. Leaf and data are text, because that is what they are; what is hashed is their UTF-8. */
export interface BundledEvent {
  /** Leaf index in the tree, from 0. */
  readonly idx: number;
  readonly leaf: string;
  /** 32 bytes, and the canonical data. Both null when the content has been disposed of, or is withheld. */
  readonly nonce: Uint8Array | null;
  readonly data: string | null;
  /** Inclusion in the tree of the note. */
  readonly proof: readonly Uint8Array[];
  /** By what provision the content is kept from the reader; null when it is not. */
  readonly withheld: string | null;
  /** Keys of the encrypted fields that are given out; left out when the content has none, or all of them stay shut. */
  readonly keys?: FieldKeys;
}

/** An earlier size of the log, and that the note's tree begins with that tree. The note is null when only the proof was asked for. */
export interface EarlierSize {
  readonly size: number;
  readonly note: Uint8Array | null;
  readonly proof: readonly Uint8Array[];
}

export interface Bundle {
  /** The case's. */
  readonly stream: string;
  readonly note: Uint8Array;
  readonly history: readonly EarlierSize[];
  readonly events: readonly BundledEvent[];
  /** The last leaf of the note's tree, and the place of the case's stream among those that it speaks of. */
  readonly seal: BundledEvent;
  readonly membership: Membership;
  /** Canonical JSON. */
  readonly summary: string;
  /** Decisions and their seals, by the SHA-256 of the document, hex. */
  readonly documents: ReadonlyMap<string, { readonly pdf: Uint8Array | null; readonly jws: string | null }>;
}

export const FILES = {
  note: 'note.txt',
  events: 'events.ndjson',
  head: 'head.json',
  summary: 'summary.json',
  readMe: 'LÄS-MIG.txt',
} as const;

/** No bundle is larger. */
export const LARGEST_BUNDLE = 1_000_000_000;
