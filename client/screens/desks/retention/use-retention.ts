import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RetentionDesk } from '../../../../server/contract/retention-shapes.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { api } from '../../../api.ts';
import { usePosting } from '../../../parts/use-doing.ts';

const KEY = ['retention'];

/** What the desk shows. */
export const useRetention = () => useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<RetentionDesk>('/api/retention', signal) });

/** Sends one thing once, keeps what was refused, and reads the desk again. */
export function useAct(): { act: (path: string, body?: unknown) => Promise<boolean>; busy: boolean; problem: Problem | null } {
  const client = useQueryClient();
  const { post, busy, problem } = usePosting();
  async function act(path: string, body?: unknown): Promise<boolean> {
    const done = await post(path, body);
    await client.invalidateQueries({ queryKey: KEY });
    return done;
  }
  return { act, busy, problem };
}
