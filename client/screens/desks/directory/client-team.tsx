import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { ROUTE_REASONS, type clientRoute } from '../../../../server/contract/directory-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { useOwnWords } from '../../../words/own.ts';
import { FormDialog } from './form-dialog.tsx';
import { manageWords, type ManageWord } from './manage-words.ts';

type ClientRoute = z.infer<typeof clientRoute>;

/** The team of a client in the head of his case: by his postcode, or another one with the reason (BR-22). Nothing while it is not known. */
export function ClientTeam({ client, mayChange }: { client: string; mayChange: boolean }) {
  const { t } = useOwnWords(manageWords);
  const [changing, setChanging] = useState(false);
  const query = useQuery({
    queryKey: ['who-is-who', 'client-team', client],
    queryFn: ({ signal }) => api.get<ClientRoute>(`/api/clients/${client}/team`, signal),
    retry: false,
  });
  if (!query.isSuccess) return null;
  const route = query.data;
  const why =
    route.by === 'override' && route.reason ? t('byOverride', { reason: t(route.reason as ManageWord) }) : route.by === 'running-case' ? t('byRunning') : '';
  return (
    <span>
      {t('team')}: {route.teamName ?? t('noTeam')}
      {why && ` (${why})`}{' '}
      {mayChange && (
        <button type="button" className="linkish no-print" style={{ padding: 0 }} onClick={() => setChanging(true)}>
          {t('change')}
        </button>
      )}
      {changing && <ChangeTeam client={client} route={route} onClose={() => setChanging(false)} />}
    </span>
  );
}

function ChangeTeam({ client, route, onClose }: { client: string; route: ClientRoute; onClose: () => void }) {
  const { t } = useOwnWords(manageWords);
  const { organisations } = useDirectory();
  const teams = organisations.filter((org) => org.kind === 'team').map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={t('change')}
      help={route.byPostcodeName ? t('byPostcode', { team: route.byPostcodeName }) : undefined}
      fields={[
        { name: 'org', label: t('team'), initial: route.team ?? teams[0]?.value, options: teams },
        { name: 'reason', label: t('reason'), initial: 'CLIENT_WISH', options: ROUTE_REASONS.map((value) => ({ value, label: t(value) })) },
      ]}
      onSave={(values) => api.post(`/api/clients/${client}/team`, values, { key: newKey() })}
      onClose={onClose}
    />
  );
}
