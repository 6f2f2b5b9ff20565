import { TriangleAlert } from 'lucide-react';
import { useRows } from '../../../cache.ts';
import { WorkRow } from '../../../parts/work-row.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { referralWords } from './words.ts';

/** One view of the referrals that run for this client (BR-26); a warning when one of them asks for the same help. */
export function Doubles({ client, kind, self }: { client: string; kind: string | null; self?: string }) {
  const { t } = useOwnWords(referralWords);
  const rows = (useRows({ machine: 'referral', client, running: 'true', limit: 40 }).data?.rows ?? []).filter((row) => row.id !== self);
  if (rows.length === 0) return null;
  const same = rows.filter((row) => kind !== null && row.title === kind);
  return (
    <section className="stack tight" aria-label={t('running')}>
      {same.length > 0 && (
        <p className="note warn" role="status" style={{ margin: 0 }}>
          <TriangleAlert size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> <b>{t('doubles')}.</b> {t('doublesHelp')}
        </p>
      )}
      <details open={same.length > 0}>
        <summary>
          {t('running')} ({rows.length})
        </summary>
        <ul className="rows" style={{ marginTop: 8 }}>
          {rows.map((row) => (
            <WorkRow key={row.id} row={row} />
          ))}
        </ul>
      </details>
    </section>
  );
}
