import { useQuery } from '@tanstack/react-query';
import type { DebtPair } from '../../../../server/contract/debt.ts';
import { api } from '../../../api.ts';
import { useDirectory, useMe } from '../../../cache.ts';
import { useOwnWords } from '../../../words/own.ts';
import { debtWords } from './words.ts';

const MANAGES = ['TEAM_MANAGER', 'PRACTICE_MANAGER'];

/** For managers: what is owed between their organisation and others, in numbers; nothing of clients comes here. */
export function Numbers() {
  const { t } = useOwnWords(debtWords);
  const me = useMe().data;
  const { orgName } = useDirectory();
  const manages = me?.roles.some((role) => MANAGES.includes(role)) ?? false;
  const query = useQuery({
    queryKey: ['debt-numbers'],
    queryFn: ({ signal }) => api.get<{ pairs: DebtPair[] }>('/api/debt/numbers', signal),
    enabled: manages,
  });
  if (!manages || !query.data) return null;
  const told = (one: DebtPair['open']) => (one.state === 'shown' ? String(one.n) : t(one.state));
  return (
    <section className="card" aria-label={t('numbers')}>
      <h2 style={{ margin: '0 0 2px' }}>{t('numbers')}</h2>
      <p className="small quiet" style={{ margin: '0 0 8px' }}>
        {t('numbersHelp')}
      </p>
      {query.data.pairs.length === 0 ? (
        <p style={{ margin: 0 }}>{t('noPairs')}</p>
      ) : (
        <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('numbers')}>
          <table className="table" style={{ inlineSize: '100%', borderCollapse: 'collapse' }}>
            <thead>
              <tr>
                {(['pair', 'open', 'lateCount', 'atManagers'] as const).map((key) => (
                  <th key={key} style={{ textAlign: 'start', padding: '6px 8px 6px 0' }}>
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.data.pairs.map((pair) => (
                <tr key={`${pair.from}>${pair.to}`} style={{ borderTop: '1px solid var(--m-line)' }}>
                  <td style={{ padding: '6px 8px 6px 0' }}>
                    {orgName(pair.from) || t('unknown')} → {orgName(pair.to) || t('unknown')}
                  </td>
                  <td>{told(pair.open)}</td>
                  <td>{told(pair.late)}</td>
                  <td>{pair.atManagers ? t('managerCell', { count: pair.atManagers.count, days: pair.atManagers.oldest }) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
