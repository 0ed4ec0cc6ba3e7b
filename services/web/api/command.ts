/** Commands to the API: sent once however often the button is pressed, bound to what the person saw, and with nothing lost when it is a no. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CommandAnswer } from '../../api/commands/answers';
import type { ProblemDocument } from '../../api/problems/problem';
import { jsonHeaders } from './send';
import { ask, NoContact, Refused } from './problem';
import { readAnew, sawPosition } from './read';

export interface Given {
  /** The same for every try of the same command, so that it is done once. */
  readonly key: string;
  /** What the person saw; null = not bound to anything seen. */
  readonly etag: string | null;
}

/** What has pages of its own to be read anew: a case, or a meeting of the board. */
const CASE = /^\/api\/(?:cases|board-meetings)\/([0-9a-f-]{36})\//;

const MADE = 'liggaren/made';
/** What one's own commands made of what one had seen, also before a reload: nobody is told that they themselves were faster. */
const madeOf = new Map<string, string>(earlier());
function earlier(): [string, string][] {
  try {
    return JSON.parse(sessionStorage.getItem(MADE) ?? '[]') as [string, string][];
  } catch {
    return []; // a browser that keeps nothing
  }
}
function made(was: string, is: string): void {
  madeOf.set(was, is);
  try {
    sessionStorage.setItem(MADE, JSON.stringify([...madeOf]));
  } catch {
    // full: it is known until the page is left
  }
}
const asOf = (path: string, etag: string): string => `${CASE.exec(path)?.[1] ?? path} ${etag}`;
function since(path: string, etag: string): string {
  const next = madeOf.get(asOf(path, etag));
  return next === undefined ? etag : since(path, next);
}

/** Sends one command. Throws Refused or NoContact. */
export async function give<A extends CommandAnswer>(path: string, body: object, { key, etag }: Given): Promise<A> {
  const bound = etag === null ? null : since(path, etag);
  const answer = await ask(path, {
    method: 'POST',
    headers: { ...jsonHeaders(), 'idempotency-key': key, ...(bound === null ? {} : { 'if-match': bound }) },
    body: JSON.stringify(body),
  });
  const done = (await answer.json()) as A;
  sawPosition(done.position);
  if (bound !== null && done.etag !== null && done.etag !== bound) made(asOf(path, bound), done.etag);
  return done;
}

export interface Command<A> {
  /** Resolves to the answer, or to undefined after a no (see `problem`, `noContact`). */
  readonly send: (body: object) => Promise<A | undefined>;
  readonly sending: boolean;
  readonly problem: ProblemDocument | null;
  /** The last try got no answer: what was typed is kept, and the same command can be sent again. */
  readonly noContact: boolean;
  /** After a 412: the person has read what others did, and the next try is bound to that. */
  readonly acceptChanges: () => void;
  readonly clear: () => void;
}

/**
 * A command of one form. `etag` is pinned when the form opens: what streams in later must not hide a conflict. The promise of `send` resolves when what was
 * changed is on screen.
 */
export function useCommand<A extends CommandAnswer = CommandAnswer>(path: string, etag: string | null = null): Command<A> {
  const queries = useQueryClient();
  const pinned = useRef(etag);
  const attempt = useRef<{ text: string; key: string } | null>(null);
  const busy = useRef(false);
  const [state, setState] = useState<{ sending: boolean; problem: ProblemDocument | null; noContact: boolean }>({
    sending: false,
    problem: null,
    noContact: false,
  });

  const send = useCallback(
    async (body: object): Promise<A | undefined> => {
      if (busy.current) return undefined;
      busy.current = true;
      const text = JSON.stringify(body);
      if (attempt.current?.text !== text) attempt.current = { text, key: crypto.randomUUID() };
      setState({ sending: true, problem: null, noContact: false });
      try {
        const answer = await give<A>(path, body, { key: attempt.current.key, etag: pinned.current });
        attempt.current = null;
        pinned.current = answer.etag ?? pinned.current;
        await readAnew(queries, CASE.exec(path)?.[1] ?? null);
        setState({ sending: false, problem: null, noContact: false });
        return answer;
      } catch (error) {
        if (error instanceof Refused) {
          // a no is an answer: the next try is another command
          if (error.problem.status !== 503) attempt.current = null;
          if (error.problem.status === 412) void readAnew(queries, CASE.exec(path)?.[1] ?? null);
          setState({ sending: false, problem: error.problem, noContact: false });
        } else if (error instanceof NoContact) setState({ sending: false, problem: null, noContact: true });
        else throw error;
        return undefined;
      } finally {
        busy.current = false;
      }
    },
    [path, queries],
  );

  const acceptChanges = useCallback(() => {
    setState((now) => {
      const actual = now.problem?.actualRevision;
      if (actual !== undefined && actual !== null) pinned.current = `"${actual}"`;
      return { sending: false, problem: null, noContact: false };
    });
  }, []);
  const clear = useCallback(() => setState({ sending: false, problem: null, noContact: false }), []);
  return { send, ...state, acceptChanges, clear };
}
