import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { ProblemError } from '../../../api.ts';

/** Does something on the server and fetches the directory anew; a refusal is kept to be shown. Resolves with whether it was done. */
export function useAct() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['who-is-who'] });
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, problem };
}
