/** What a person has typed, kept in the browser until it has been sent: it survives a reload, a lost connection and a conflict. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from './me';

const PREFIX = 'liggaren/kept/';
const nameOf = (ref: string, key: string): string => `${PREFIX}${ref}/${key}`;

export interface Stored<T> {
  readonly at: string;
  readonly value: T;
  /** Etag of what the person saw when the writing began. */
  readonly seen?: string | null;
}
function stored<T>(name: string): Stored<T> | null {
  try {
    const text = localStorage.getItem(name);
    return text === null ? null : (JSON.parse(text) as Stored<T>);
  } catch {
    return null; // a browser that keeps nothing, or something that is not ours
  }
}

function store(name: string, what: Stored<unknown>): void {
  try {
    localStorage.setItem(name, JSON.stringify(what));
  } catch {
    // full or forbidden: the text is still in the page
  }
}
function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // nothing can be kept, so nothing is
  }
}

/** For what saves itself in another way as well: kept at once, found again, forgotten when it is safe elsewhere. */
export const keepNow = (ref: string, key: string, value: unknown): void => store(nameOf(ref, key), { at: new Date().toISOString(), value });
export const keptNow = <T>(ref: string, key: string): Stored<T> | null => stored<T>(nameOf(ref, key));
export const forgetKept = (ref: string, key: string): void => forget(nameOf(ref, key));

/** Keys of what a person has typed and not sent. */
export const keptKeys = (ref: string): readonly string[] => {
  try {
    return Object.keys(localStorage).flatMap((name) => (name.startsWith(nameOf(ref, '')) ? [name.slice(nameOf(ref, '').length)] : []));
  } catch {
    return [];
  }
};
export const discardAllKept = (ref: string): void => {
  for (const key of keptKeys(ref)) forgetKept(ref, key);
};

export interface Kept<T> {
  readonly value: T;
  readonly set: (next: T | ((now: T) => T)) => void;
  /** When it was kept; null while it is as it was given. */
  readonly keptAt: Date | null;
  /** True when the text was found from an earlier visit. */
  readonly found: boolean;
  /** Etag of what the person saw when the writing began; what others did since is a conflict, also after a reload. */
  readonly seen: string | null;
  /** The person has read what has happened since. */
  readonly see: (etag: string) => void;
  /** Forgets what was typed. */
  readonly discard: () => void;
}

/** State that is kept under `key`, which names form and case. Another key is another text. `etag` = of what is seen now. */
export function useKept<T>(key: string, initial: T, etag: string | null = null): Kept<T> {
  const me = useMe();
  const name = nameOf(me?.ref ?? '', key);
  const first = useRef(initial);
  const [state, setState] = useState(() => {
    const earlier = stored<T>(name);
    return {
      value: earlier?.value ?? initial,
      keptAt: earlier ? new Date(earlier.at) : null,
      found: earlier !== null,
      seen: earlier?.seen ?? etag,
    };
  });

  const set = useCallback((next: T | ((now: T) => T)) => {
    setState((now) => ({ ...now, value: typeof next === 'function' ? (next as (now: T) => T)(now.value) : next, keptAt: new Date() }));
  }, []);
  const discard = useCallback(() => {
    forget(name);
    setState((now) => ({ ...now, value: first.current, keptAt: null, found: false }));
  }, [name]);
  const see = useCallback((seen: string) => setState((now) => ({ ...now, seen })), []);

  // every change is written at once: a reload gives no warning
  useEffect(() => {
    if (state.keptAt !== null) store(name, { at: state.keptAt.toISOString(), value: state.value, seen: state.seen });
  }, [name, state]);
  return { ...state, set, see, discard };
}
