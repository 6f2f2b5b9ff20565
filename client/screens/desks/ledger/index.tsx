import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { Contracts } from './contracts.tsx';
import { DeclareTab } from './declare-tab.tsx';
import { HoursTab } from './hours-tab.tsx';
import './ledger.css';
import { PeriodBar } from './period-bar.tsx';
import { useLedger, useLedgerWords, type Asked } from './use-ledger.ts';

/** Hours of a month as meetings and tracks know them, what a fund pays of them, and who pays for seconded colleagues. */
export function Desk() {
  const { t, thisMonth } = useLedgerWords();
  const [asked, setAsked] = useState<Asked>({ month: thisMonth, org: '', payer: '' });
  const query = useLedger(asked);
  if (query.isPending) return <Loading lines={5} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const ledger = query.data;
  const withContracts = ledger.level !== 'counts' && (ledger.budgets.length > 0 || ledger.mayContract);
  return (
    <div className="stack" style={{ gap: 18 }}>
      <PeriodBar ledger={ledger} asked={asked} onAsk={setAsked} />
      <Tabs defaultValue="hours" keepMounted={false}>
        {(ledger.mayDeclare || withContracts) && (
          <Tabs.List className="no-print" mb={16}>
            <Tabs.Tab value="hours">{t('hours')}</Tabs.Tab>
            {ledger.mayDeclare && <Tabs.Tab value="declare">{t('declare')}</Tabs.Tab>}
            {withContracts && <Tabs.Tab value="contracts">{t('contracts')}</Tabs.Tab>}
          </Tabs.List>
        )}
        <Tabs.Panel value="hours">
          <HoursTab ledger={ledger} />
        </Tabs.Panel>
        <Tabs.Panel value="declare">
          <DeclareTab month={asked.month} />
        </Tabs.Panel>
        <Tabs.Panel value="contracts">
          <Contracts ledger={ledger} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
