import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isFlagged } from '../../../machines/break-glass/flagged.ts';
import type { EmergencyBox } from '../../../server/contract/emergency-shapes.ts';
import { api } from '../../api.ts';
import { useMe } from '../../cache.ts';
import { useNow } from '../../clock.ts';

export const EMERGENCY = ['emergency'];
/** What may have come of an emergency access; all of it is asked for again, or gone, when it ends. */
const SEEN = new Set(['case', 'instance', 'rows', 'clients', 'letter', 'emergency', 'readers']);

/** Whether this hat may ask for emergency access. */
export const useFlagged = (): boolean => isFlagged(useMe().data?.roles ?? []);

/** My emergency accesses that run now, with the minutes that are left. What was seen under one is thrown away the moment it is over. */
export function useBoxes(): (EmergencyBox & { minutes: number })[] {
  const client = useQueryClient();
  const flagged = useFlagged();
  const query = useQuery({
    queryKey: EMERGENCY,
    queryFn: ({ signal }) => api.get<{ rows: EmergencyBox[] }>('/api/emergency', signal),
    enabled: flagged,
    refetchInterval: (found) => (found.state.data?.rows.length ? 30_000 : false),
  });
  const now = useNow(1_000);
  const rows = query.data?.rows ?? [];
  const running = rows.filter((box) => Date.parse(box.until) > now);
  const [ids, setIds] = useState('');
  const present = running.map((box) => box.id).join(' ');
  useEffect(() => {
    if (ids === present) return;
    const gone = ids.split(' ').some((id) => id && !present.includes(id));
    setIds(present);
    if (gone) void client.resetQueries({ predicate: ({ queryKey }) => SEEN.has(String(queryKey[0])) });
  }, [ids, present, client]);
  return running.map((box) => ({ ...box, minutes: Math.ceil((Date.parse(box.until) - now) / 60_000) }));
}
