import { useQuery } from '@tanstack/react-query';
import type { Caseload, CaseloadLine } from '../../../../server/contract/caseload.ts';
import { api } from '../../../api.ts';
import { noteClock } from '../../../live.ts';
import { inOrder, practiceOf } from './order.ts';

/** Everybody on the list of the monthly talk whom one may see. */
export function useGgz(enabled = true) {
  return useQuery({
    queryKey: ['caseload', 'ggz'],
    queryFn: ({ signal }) => api.get<Caseload>('/api/boards/ggz', signal).then(noteClock),
    enabled,
  });
}

/** Where one stands in the talk of this practice, who was before and who comes next; null when there is no list around it. */
export function usePlaceInTalk(id: string): { nth: number; of: number; before: CaseloadLine | null; next: CaseloadLine | null } | null {
  const lines = useGgz().data?.lines ?? [];
  const own = lines.find((line) => line.row.id === id);
  if (!own) return null;
  const talk = inOrder(lines.filter((line) => practiceOf(line) === practiceOf(own)));
  const at = talk.indexOf(own);
  return talk.length < 2 ? null : { nth: at + 1, of: talk.length, before: talk[at - 1] ?? null, next: talk[at + 1] ?? null };
}
