import { useQuery } from '@tanstack/react-query';
import type { KeptPromises } from '../../../../server/contract/debt.ts';
import { api } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { useOwnWords } from '../../../words/own.ts';
import { debtWords } from './words.ts';

const percent = (value: number): string => String(Math.round(value));

/** How much of what its meetings agreed a team carried out, in one sentence with its interval; of a meeting, or of one's own organisation. Nothing when these are no figures of the viewer's. */
export function Kept({ meeting, className = 'card' }: { meeting?: string; className?: string }) {
  const { t } = useOwnWords(debtWords);
  const { orgName } = useDirectory();
  const query = useQuery({
    queryKey: ['kept', meeting ?? 'mine'],
    queryFn: ({ signal }) => api.get<{ kept: KeptPromises | null }>(`/api/debt/kept${meeting ? `?meeting=${meeting}` : ''}`, signal),
  });
  const kept = query.data?.kept;
  if (!kept) return null;
  return (
    <section className={className} aria-label={t('kept')}>
      <h2 style={{ margin: '0 0 4px' }}>{t('kept')}</h2>
      <p style={{ margin: 0 }}>
        {orgName(kept.org) && <b>{orgName(kept.org)}: </b>}
        {sentence(kept, t)}
      </p>
      {kept.share && <Bar {...kept.share} />}
      <p className="small quiet" style={{ margin: '4px 0 0' }}>
        {t('keptHelp')}
      </p>
    </section>
  );
}

type Say = ReturnType<typeof useOwnWords<keyof (typeof debtWords)['nl']>>['t'];

function sentence({ due, done, share, atLeast }: KeptPromises, t: Say): string {
  if (share) return t('keptShare', { value: percent(share.value), done: done.n, due: due.n, low: percent(share.low), high: percent(share.high) });
  if (atLeast !== null) return t('keptBound', { value: percent(Math.floor(atLeast)), due: due.n });
  if (due.state !== 'shown') return t('keptSmall');
  return t(done.state === 'small' ? 'keptFew' : 'keptHidden', { due: due.n });
}

/** The share as a line with its interval as a band; the sentence above it says the same. */
function Bar({ value, low, high }: { value: number; low: number; high: number }) {
  return (
    <svg
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden
      style={{ display: 'block', inlineSize: '100%', maxInlineSize: 420, blockSize: 8, marginTop: 8 }}
    >
      <rect x="0" y="2" width="100" height="2" fill="var(--m-line)" />
      <rect x={low} y="0" width={high - low} height="6" rx="1" fill="var(--m-accent)" opacity="0.3" />
      <rect x={Math.max(0, value - 0.5)} y="0" width="1" height="6" fill="var(--m-accent)" />
    </svg>
  );
}
