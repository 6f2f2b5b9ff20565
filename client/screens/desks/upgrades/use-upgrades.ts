import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '../../../../server/contract/shapes.ts';
import type { UpgradePage, UpgradePlan, UpgradeRun, UpgradesOverview } from '../../../../server/contract/upgrade-shapes.ts';
import { api, newKey, ProblemError } from '../../../api.ts';

const OVERVIEW = ['upgrades'] as const;
/** A page of the server takes so many at once. */
const AT_ONCE = 200;

export const useOverview = () => useQuery({ queryKey: OVERVIEW, queryFn: () => api.get<UpgradesOverview>('/api/upgrades') });

export const usePlan = (machine: string, map: Record<string, string>) =>
  useQuery({
    queryKey: [...OVERVIEW, 'plan', machine, map],
    queryFn: () => api.post<UpgradePlan>('/api/upgrades/plan', { machine, map }),
    placeholderData: (before) => before,
    gcTime: 0,
  });

export type Progress = { done: number; left: number; total: number; ended: boolean };

/**
 * Brings instances over, or back, page after page, so that a browser that is closed half-way leaves whole instances and nothing else. Says how far it is, and what was
 * refused.
 */
export function useCarryOut() {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = progress !== null && !progress.ended;

  async function pages(path: string, total: number, ids?: string[]): Promise<void> {
    const turns: { ids?: string[]; after?: string }[] = ids ? chunks(ids) : [{}];
    let [done, left] = [0, 0];
    for (let turn = turns.shift(); turn;) {
      const page: UpgradePage = await api.post<UpgradePage>(path, turn);
      done += page.done.length;
      left += page.left.length;
      setProgress({ done, left, total, ended: false });
      turn = page.after ? { after: page.after } : turns.shift();
    }
    setProgress({ done, left, total, ended: true });
  }

  async function carry(work: () => Promise<void>, total: number): Promise<void> {
    setProblem(null);
    setProgress({ done: 0, left: 0, total, ended: false });
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
      setProgress(null);
    } finally {
      await client.invalidateQueries({ queryKey: OVERVIEW });
    }
  }

  return {
    progress,
    problem,
    running,
    apply: (plan: Pick<UpgradePlan, 'machine'>, map: Record<string, string>, total: number, ids?: string[]) =>
      carry(async () => {
        const run = await api.post<UpgradeRun>('/api/upgrades/runs', { machine: plan.machine, map }, { key: newKey() });
        await pages(`/api/upgrades/runs/${run.id}/moves`, total, ids);
      }, total),
    undo: (run: UpgradeRun) => carry(() => pages(`/api/upgrades/runs/${run.id}/undo`, run.moved - run.undone), run.moved - run.undone),
  };
}

const chunks = (ids: string[]): { ids: string[] }[] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) => ({ ids: ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE) }));
