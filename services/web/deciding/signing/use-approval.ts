/** Sends the decision, or the change of one, that a new sign-in has approved. It is sent once: a retry is the same command. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CommandAnswer, StatementAnswer } from '../../../api/commands/answers';
import type { ProblemDocument } from '../../../api/problems/problem';
import { give } from '../../api/command';
import { NoContact, Refused } from '../../api/problem';
import { readAnew } from '../../api/read';
import type { Signing } from '../deciding';

export type Approval =
  | { readonly state: 'IDLE' | 'SENDING' | 'NO_CONTACT' | 'SIGN_IN' | 'CHANGED' | 'DONE' }
  | { readonly state: 'REFUSED'; readonly problem: ProblemDocument };

/** A decision: what is approved says which one it is, and of which day. */
export function useApproval(caseId: string, { command, body, shown, key }: Signing): readonly [Approval, () => Promise<void>] {
  const { decisionId, decidedOn } = shown;
  const said = useMemo(() => ({ ...body, decisionId, decidedOn }), [body, decidedOn, decisionId]);
  return useApproved(caseId, command, said, shown, key);
}

/** `said` = what the command says beside the checksum of what was shown. */
export function useApproved(
  caseId: string,
  command: string,
  said: object,
  { digest, revision }: Pick<StatementAnswer, 'digest' | 'revision'>,
  key: string,
): readonly [Approval, () => Promise<void>] {
  const queries = useQueryClient();
  const busy = useRef(false);
  const [approval, setApproval] = useState<Approval>({ state: 'IDLE' });
  const approve = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setApproval({ state: 'SENDING' });
    try {
      const approved = { ...said, statementSha256: digest };
      await give<CommandAnswer>(`/api/cases/${caseId}/${command}`, approved, { key, etag: `"${revision}"` });
      setApproval({ state: 'DONE' });
      await readAnew(queries, caseId);
    } catch (error) {
      if (error instanceof NoContact) setApproval({ state: 'NO_CONTACT' });
      else if (!(error instanceof Refused)) throw error;
      else if (error.problem.code === 'step-up-required') setApproval({ state: 'SIGN_IN' });
      else {
        setApproval(error.problem.status === 412 ? { state: 'CHANGED' } : { state: 'REFUSED', problem: error.problem });
        await readAnew(queries, caseId);
      }
    } finally {
      busy.current = false;
    }
  }, [caseId, command, digest, key, queries, revision, said]);
  return [approval, approve];
}
