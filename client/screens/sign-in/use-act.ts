import { useState } from 'react';
import type { Problem } from '../../../server/contract/shapes.ts';
import { ProblemError } from '../../api.ts';

/** One act at a time: whether it runs, and why the last one was refused. What is no refusal of the server becomes `fallback`. */
export function useAct(fallback?: string) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function act(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (error instanceof ProblemError) setProblem(error.problem);
      else if (fallback) setProblem(ownProblem(fallback));
      else throw error;
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, act };
}

function ownProblem(text: string): Problem {
  return { type: 'about:blank', title: text, status: 0, code: 'device', detail: text, text: { nl: text, en: text } };
}
