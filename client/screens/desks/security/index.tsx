import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Security } from '../../../../server/contract/identity-shapes.ts';
import { api } from '../../../api.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { ChangePassword } from './change-password.tsx';
import { Factors } from './factors.tsx';
import { Sessions } from './sessions.tsx';

/** My password, second factors, codes on paper and open sessions. */
export function Desk() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['security'], queryFn: () => api.get<Security>('/api/security') });
  const again = () => client.invalidateQueries({ queryKey: ['security'] });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="stack" style={{ maxWidth: 760, gap: 26 }}>
      <Factors mine={query.data} onChanged={again} />
      <ChangePassword mine={query.data} onChanged={again} />
      <Sessions mine={query.data} onChanged={again} />
    </div>
  );
}
