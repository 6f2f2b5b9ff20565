import { useQueryClient } from '@tanstack/react-query';
import { useDoing } from '../../../parts/use-doing.ts';

/** Does something on the server and fetches the directory anew; a refusal is kept to be shown. Resolves with whether it was done. */
export function useAct() {
  const client = useQueryClient();
  const { act, busy, problem } = useDoing();
  const andAgain = (work: () => Promise<unknown>) =>
    act(async () => {
      await work();
      await client.invalidateQueries({ queryKey: ['who-is-who'] });
    });
  return { act: andAgain, busy, problem };
}
