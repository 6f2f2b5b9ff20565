import { useRef } from 'react';
import type { Instance, Problem } from '../../../server/contract/shapes.ts';
import { newKey, ProblemError, sendEvent, startInstance } from '../../api.ts';
import { cache } from '../../cache.ts';
import { settle } from '../../live.ts';
import type { Values } from '../../parts/form/values.ts';

type Result = { ok: true; signal: Instance } | { ok: false; problem: Problem };

/**
 * Starts a signal and hands it in, in one go. When the second half is refused or lost the concept is kept, and what is sent next amends it;
 * the keys stay the same as long as the text does, so nothing is ever sent twice.
 */
export function useSubmitSignal(): (payload: Values) => Promise<Result> {
  const concept = useRef<string | null>(null);
  const made = useRef({ said: '', start: '', submit: '' });
  return async (payload) => {
    const said = JSON.stringify(payload);
    if (made.current.said !== said) made.current = { said, start: newKey(), submit: newKey() };
    try {
      concept.current ??= (await startInstance('signal', payload, made.current.start)).id;
      const signal = await sendEvent(concept.current, 'SUBMIT', payload, { key: made.current.submit });
      concept.current = null;
      settle(cache, signal);
      void cache.invalidateQueries({ queryKey: ['rows'] });
      return { ok: true, signal };
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  };
}
