import { ActionIcon, NativeSelect } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Ledger } from '../../../../server/contract/ledger-shapes.ts';
import { monthAfter, useLedgerWords, type Asked } from './use-ledger.ts';

/** Which month, and where there is something to choose: which payer, which organisation. */
export function PeriodBar({ ledger, asked, onAsk }: { ledger: Ledger; asked: Asked; onAsk: (asked: Asked) => void }) {
  const { t, monthName, payerName, day } = useLedgerWords();
  const go = (count: number) => onAsk({ ...asked, month: monthAfter(asked.month, count) });
  const counts = ledger.level === 'counts';
  return (
    <div className="stack tight">
      <div className="line ledger-bar" style={{ alignItems: 'flex-end' }}>
        <div className="line" style={{ gap: 4, flexWrap: 'nowrap' }}>
          <ActionIcon className="no-print" variant="default" size={42} aria-label={t('before')} onClick={() => go(counts ? -3 : -1)}>
            <ChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <b className="ledger-month" aria-live="polite">
            {counts ? t('period', { from: day(ledger.from), until: day(ledger.until) }) : monthName(asked.month)}
          </b>
          <ActionIcon className="no-print" variant="default" size={42} aria-label={t('after')} onClick={() => go(counts ? 3 : 1)}>
            <ChevronRight size={18} aria-hidden />
          </ActionIcon>
        </div>
        {counts && (
          <NativeSelect
            label={t('org')}
            value={asked.org}
            onChange={(event) => onAsk({ ...asked, org: event.currentTarget.value })}
            data={[{ value: '', label: t('allOrgs') }, ...ledger.orgs.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        {(ledger.payers.length > 1 || asked.payer) && (
          <NativeSelect
            label={t('payer')}
            value={asked.payer}
            onChange={(event) => onAsk({ ...asked, payer: event.currentTarget.value })}
            data={[{ value: '', label: t('allPayers') }, ...ledger.payers.map((payer) => ({ value: payer, label: payerName(payer) }))]}
          />
        )}
      </div>
      <p className="quiet" style={{ margin: 0, maxWidth: 720 }}>
        {!counts && ledger.org && <b>{ledger.org.name}. </b>}
        {t(counts ? 'countsHelp' : ledger.level === 'own' ? 'ownOnly' : 'linesHelp')}
      </p>
    </div>
  );
}
