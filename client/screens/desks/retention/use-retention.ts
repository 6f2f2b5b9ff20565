import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RetentionDesk } from '../../../../server/contract/retention-shapes.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { api, newKey, ProblemError } from '../../../api.ts';

const KEY = ['retention'];

/** What the desk shows. */
export const useRetention = () => useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<RetentionDesk>('/api/retention', signal) });

/** Sends one thing once, keeps what was refused, and reads the desk again. */
export function useAct(): { act: (path: string, body?: unknown) => Promise<boolean>; busy: boolean; problem: Problem | null } {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef({ said: '', key: '' });
  async function act(path: string, body: unknown = {}): Promise<boolean> {
    const said = `${path} ${JSON.stringify(body)}`;
    if (last.current.said !== said) last.current = { said, key: newKey() };
    setBusy(true);
    try {
      await api.post(path, body, { key: last.current.key });
      last.current = { said: '', key: '' };
      setProblem(null);
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
      return false;
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: KEY });
    }
  }
  return { act, busy, problem };
}
