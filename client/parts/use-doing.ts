import { useRef, useState } from 'react';
import type { Problem } from '../../server/contract/shapes.ts';
import { api, newKey, ProblemError } from '../api.ts';

/**
 * One thing at a time: whether it runs, and why the last one was refused. Resolves with whether it was done. What is no refusal of the server becomes `fallback`.
 */
export function useDoing(fallback?: string) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof ProblemError) setProblem(error.problem);
      else if (fallback) setProblem(ownProblem(fallback));
      else throw error;
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, act };
}

/** The same for posting: what may or may not have arrived goes again under the same key. */
export function usePosting() {
  const { busy, problem, act } = useDoing();
  const last = useRef({ said: '', key: '' });
  const post = (path: string, body: unknown = {}): Promise<boolean> => {
    const said = `${path} ${JSON.stringify(body)}`;
    if (last.current.said !== said) last.current = { said, key: newKey() };
    return act(async () => {
      await api.post(path, body, { key: last.current.key });
      last.current = { said: '', key: '' };
    });
  };
  return { busy, problem, post };
}

function ownProblem(text: string): Problem {
  return { type: 'about:blank', title: text, status: 0, code: 'device', detail: text, text: { nl: text, en: text } };
}
