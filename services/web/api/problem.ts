/** An answer that is a no (RFC 9457), or no answer at all. */
import type { ProblemDocument } from '../../api/problems/problem';

export class Refused extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(`${problem.status} ${problem.code}`);
  }
}
/** The network or the server did not answer; nobody knows whether it was done. */
export class NoContact extends Error {}

export const isRefused = (error: unknown, code?: string): error is Refused =>
  error instanceof Refused && (code === undefined || error.problem.code === code);

/** The JSON of an answer. Throws {@link Refused} for every no, {@link NoContact} when there is no answer. */
export async function ask(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new NoContact(String(error));
  }
  if (answer.ok) return answer;
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  // a proxy in front says it in its own way
  if (!isProblem) throw new NoContact(`${answer.status}`);
  throw new Refused((await answer.json()) as ProblemDocument);
}
