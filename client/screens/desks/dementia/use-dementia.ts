import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cardOf, type Card, type CardContext } from '../../../../machines/dementia/card.ts';
import { usualLoad, weightOf } from '../../../../machines/dementia/load.ts';
import type { Caseload, CaseloadLine } from '../../../../server/contract/caseload.ts';
import type { DementiaLoad } from '../../../../server/contract/dementia.ts';
import { api } from '../../../api.ts';
import { useNow } from '../../../clock.ts';
import { noteClock } from '../../../live.ts';
import { dayOf } from '../../../words/dates.ts';

/** A line of the board with what its card says today and what it weighs. */
export type DementiaLine = CaseloadLine & { card: Card; weight: number };

/** The board with its weights; `lines` is undefined until both are there. */
export function useDementia() {
  const board = useQuery({
    queryKey: ['caseload', 'dementia'],
    queryFn: ({ signal }) => api.get<Caseload>('/api/boards/dementia', signal).then(noteClock),
  });
  const load = useQuery({
    queryKey: ['dementia-load'],
    queryFn: ({ signal }) => api.get<DementiaLoad>('/api/boards/dementia/load', signal),
    staleTime: 600_000,
  });
  const today = dayOf(useNow());
  const rules = load.data?.rules ?? usualLoad;
  const lines = useMemo(
    () =>
      board.data?.lines.map((line): DementiaLine => {
        const card = cardOf(line.data as unknown as CardContext, line.row.state[0] ?? '', today);
        return { ...line, card, weight: weightOf(card, rules).weight };
      }),
    [board.data, rules, today],
  );
  const failed = board.isError ? { error: board.error, retry: () => void board.refetch() } : null;
  return { lines, failed, rules, since: load.data?.since ?? null, fte: load.data?.fte ?? {}, today };
}
