import { useQuery } from '@tanstack/react-query';
import type { Caseload } from '../server/contract/caseload.ts';
import { api } from './api.ts';
import { noteClock } from './live.ts';

/** Under this the cache keeps a board; live changes of its machine have it fetched again (client/live.ts). */
export const caseloadKey = (machine: string, path: string) => ['caseload', machine, path] as const;

/** The board of a machine: `GET /api/boards/<path>`. `failed` and `lines` are what `Board` takes. */
export function useCaseload(machine: string, path: string) {
  const query = useQuery({
    queryKey: caseloadKey(machine, path),
    queryFn: ({ signal }) => api.get<Caseload>(`/api/boards/${path}`, signal).then(noteClock),
  });
  return {
    lines: query.data?.lines,
    now: query.data?.now,
    failed: query.isError ? { error: query.error, retry: () => void query.refetch() } : null,
  };
}
