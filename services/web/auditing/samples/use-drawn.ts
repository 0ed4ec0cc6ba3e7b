/** To the sample that was just drawn. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DrawAnswer } from '../../../api/auditor/samples.controller';

/** Lists that were read before are not whole any more, and are asked for again when they are opened. */
export function useDrawn(): (answer: DrawAnswer) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return ({ number }) => {
    const isList = ([key]: readonly unknown[]): boolean =>
      String((key as { examined?: string } | undefined)?.examined).startsWith('/api/auditor/samples');
    queries.removeQueries({ predicate: ({ queryKey }) => isList(queryKey) });
    void navigate({ to: '/granska/urval/$number', params: { number } });
  };
}
