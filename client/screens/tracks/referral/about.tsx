import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClientCard, Instance } from '../../../../server/contract/shapes.ts';
import { api } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Due } from '../../../parts/due.tsx';
import { UrgencyTag } from '../../../parts/work-row.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { roleName } from '../../../words/roles.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import { referralWords } from './words.ts';

/** The client by name and age, as far as this viewer may know; empty otherwise. */
export function useClientText(id: string | null): string {
  const client = useQuery({
    queryKey: ['client', id],
    queryFn: ({ signal }) => api.get<ClientCard>(`/api/clients/${id}`, signal),
    enabled: id !== null,
    retry: false,
    staleTime: 5 * 60_000,
  }).data;
  return client ? [client.name, client.age !== null && `(${client.age})`].filter(Boolean).join(' ') : '';
}

/** Of whom, to which help, how urgent, until when, who must act, and the way to the case. */
export function About({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { t: common, who, titleOf, locale } = useSentences();
  const client = useClientText(instance.row.client);
  const { row } = instance;
  const { orgName } = useDirectory();
  // Of a receiver without people here only the organisation is known.
  const other = row.waitsFor === 'PROVIDER' ? orgName(instance.data.recipientOrg as string) : row.waitsFor && roleName(row.waitsFor, locale);
  const actor = row.running ? (row.owner ? who(row.owner) : other) : null;
  return (
    <header>
      <p className="quiet small" style={{ margin: 0 }}>
        {words.name.charAt(0).toUpperCase() + words.name.slice(1)}
        {client && ` · ${titleOf(row)}`}
      </p>
      <h1 style={{ overflowWrap: 'anywhere' }}>{client || titleOf(row)}</h1>
      <div className="line small" style={{ marginTop: 6 }}>
        <UrgencyTag row={row} />
        <Due at={row.dueAt} />
        {actor && <span className="quiet">{t('mustAct', { who: actor })}</span>}
        {row.case && <Link to={`/casus/${row.case}`}>{common('case.title')}</Link>}
      </div>
    </header>
  );
}
