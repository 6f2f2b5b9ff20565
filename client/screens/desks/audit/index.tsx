import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ChainStatus } from '../../../../server/contract/audit-shapes.ts';
import { api } from '../../../api.ts';
import { useNow } from '../../../clock.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { longDay, momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import '../upgrades/upgrades.css';
import { Review } from './review.tsx';
import { Search } from './search.tsx';
import { auditWords } from './words.ts';

/** The audit log: the weekly review, looking through it, and how it stands. */
export function Desk() {
  const { t } = useOwnWords(auditWords);
  return (
    <Tabs defaultValue="review" keepMounted={false} className="upg">
      <Tabs.List>
        <Tabs.Tab value="review">{t('review')}</Tabs.Tab>
        <Tabs.Tab value="search">{t('search')}</Tabs.Tab>
        <Tabs.Tab value="state">{t('state')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="review" pt="md">
        <Review />
      </Tabs.Panel>
      <Tabs.Panel value="search" pt="md">
        <Search />
      </Tabs.Panel>
      <Tabs.Panel value="state" pt="md">
        <State />
      </Tabs.Panel>
    </Tabs>
  );
}

function State() {
  const { t, locale } = useOwnWords(auditWords);
  const now = useNow();
  const status = useQuery({ queryKey: ['audit', 'chain'], queryFn: () => api.get<ChainStatus>('/api/audit/chain') });
  if (status.isPending) return <Loading />;
  if (status.isError) return <Failed error={status.error} onRetry={() => void status.refetch()} />;
  const { chains, publicKey, overdue, pastTerm } = status.data;
  return (
    <section className="card stack">
      {overdue > 0 && <div className="note danger">{t('overdue', { count: overdue })}</div>}
      {pastTerm.rows > 0 && <div className="note">{t(pastTerm.more ? 'pastTermMore' : 'pastTerm', { count: pastTerm.rows })}</div>}
      <ul className="upg-list">
        {chains.map((chain) => (
          <li key={chain.id} className="spread">
            <b>
              {t('chain')} {chain.id}
            </b>
            <span className="quiet">
              {t('rows', { count: chain.rows })} · {t('last', { when: chain.last ? momentText(chain.last, locale, now) : longDay(chain.openedAt, locale) })}
            </span>
          </li>
        ))}
      </ul>
      <div>
        <div className="quiet small">{t('key')}</div>
        <code style={{ overflowWrap: 'anywhere' }}>{publicKey}</code>
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('verifyHelp')}
      </p>
    </section>
  );
}
