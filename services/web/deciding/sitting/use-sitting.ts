/** The sitting of this person in this browser, and the sending of what a new sign-in has approved. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CommandAnswer } from '../../../api/commands/answers';
import { give } from '../../api/command';
import { forgetKept, useKept } from '../../api/kept';
import type { Person } from '../../api/me';
import { NoContact, Refused } from '../../api/problem';
import { readAnew } from '../../api/read';
import { signingKey, writingKeys } from '../deciding';
import { answered, NO_SITTING, SITTING, unanswered, type Approved, type Outcome, type Sitting } from './sitting';

/** What keeps the rest from being sent. */
export type Stop = 'NO_CONTACT' | 'SIGN_IN';

/** Answers that say nothing about the decision: the same command is sent again. */
const LATER: ReadonlySet<string> = new Set(['idempotency-in-progress']);

async function decide({ caseId, prepared: { command, body, shown, key } }: Approved): Promise<Outcome | Stop> {
  const { decisionId, decidedOn, digest, revision } = shown;
  try {
    const said = { ...body, decisionId, decidedOn, statementSha256: digest };
    await give<CommandAnswer>(`/api/cases/${caseId}/${command}`, said, { key, etag: `"${revision}"` });
    return { kind: 'SIGNED' };
  } catch (error) {
    if (error instanceof NoContact) return 'NO_CONTACT';
    if (!(error instanceof Refused)) throw error;
    const { problem } = error;
    if (problem.status === 401) return 'SIGN_IN';
    if (problem.status === 503 || LATER.has(problem.code)) return 'NO_CONTACT';
    return problem.status === 412 ? { kind: 'CHANGED', changes: problem.changes ?? [] } : { kind: 'REFUSED', problem };
  }
}

/** What was written for a decision that is made is done with. */
function forgetWritten(me: Person, caseId: string): void {
  for (const key of [signingKey(caseId), ...writingKeys(caseId)]) forgetKept(me.ref, key);
}

export interface Held {
  readonly sitting: Sitting;
  readonly set: (change: (now: Sitting) => Sitting) => void;
  readonly discard: () => void;
  /** Sends, one after the other in their order, what the sign-in was for; those that have had their answer are not sent again. */
  readonly send: () => Promise<void>;
  readonly busy: boolean;
  readonly stop: Stop | null;
}

export function useSitting(me: Person): Held {
  const queries = useQueryClient();
  const { value: sitting, set, discard } = useKept<Sitting>(SITTING, NO_SITTING);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState<Stop | null>(null);

  const send = useCallback(async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setStop(null);
    set((now) => ({ ...now, sending: true }));
    const waiting = unanswered(sitting);
    let stopped: Stop | null = null;
    try {
      // in their order: money that is enough for one goes to the one that was put first
      for (const one of waiting) {
        const outcome = await decide(one);
        stopped = typeof outcome === 'string' ? outcome : null;
        if (typeof outcome === 'string') break;
        if (outcome.kind === 'SIGNED') forgetWritten(me, one.caseId);
        set((now) => answered(now, one.caseId, outcome));
      }
      if (stopped !== 'NO_CONTACT') set((now) => ({ ...now, awaited: null, sending: false }));
      await readAnew(queries, ...waiting.map(({ caseId }) => caseId));
    } finally {
      setStop(stopped);
      setBusy(false);
      running.current = false;
    }
  }, [me, queries, set, sitting]);
  return { sitting, set, discard, send, busy, stop };
}
