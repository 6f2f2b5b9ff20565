import { Button, Modal, Progress } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { BudgetLine, Ledger } from '../../../../server/contract/ledger-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Empty, Refused } from '../../../parts/feedback.tsx';
import { useDoing } from '../../../parts/use-doing.ts';
import { AddContract } from './add-contract.tsx';
import { useAgain, useLedgerWords } from './use-ledger.ts';

const TONE = { none: '', within: 'good', ahead: 'warn', almost: 'warn', over: 'danger' } as const;
const BAR = { none: 'gray', within: 'teal', ahead: 'yellow', almost: 'yellow', over: 'red' } as const;

/** Who pays for hours: the month against what was agreed, and what ends soon. */
export function Contracts({ ledger: { budgets, mayContract } }: { ledger: Ledger }) {
  const { t } = useLedgerWords();
  const [adding, setAdding] = useState(false);
  return (
    <div className="stack">
      {budgets.length === 0 && (
        <Empty title={t('noContracts')} icon={<CalendarClock size={26} aria-hidden />}>
          {t('noContractsHelp')}
        </Empty>
      )}
      {budgets.map((one) => (
        <Contract key={one.id} one={one} />
      ))}
      {mayContract && (
        <div className="no-print">
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('addContract')}
          </Button>
        </div>
      )}
      {adding && <AddContract onClose={() => setAdding(false)} />}
    </div>
  );
}

function Contract({ one }: { one: BudgetLine }) {
  const { t, hours, day } = useLedgerWords();
  const [ending, setEnding] = useState(false);
  const used = one.budgetMinutes ? Math.min(100, (100 * one.usedMinutes) / one.budgetMinutes) : 0;
  return (
    <section className="card stack tight" aria-label={one.person?.name ?? one.payer}>
      <div className="spread">
        <div>
          <h2 style={{ margin: 0 }}>{one.person?.name ?? t(one.kind)}</h2>
          <div className="quiet">
            {[
              t(one.kind),
              t('paysFor', { payer: one.payer }),
              one.employer && t('employedBy', { employer: one.employer }),
              one.hoursWeek !== null && t('perWeek', { h: one.hoursWeek }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
        <span className={`tag ${TONE[one.state]}`}>{t(one.state === 'none' ? 'noBudget' : one.state)}</span>
      </div>
      {one.budgetMinutes !== null && <Progress value={used} color={BAR[one.state]} aria-label={t('hours')} />}
      <div className="spread">
        <span>
          {one.budgetMinutes === null
            ? t('usedOnly', { used: hours(one.usedMinutes) })
            : t('used', { used: hours(one.usedMinutes), budget: hours(one.budgetMinutes) })}
        </span>
        <span className="line">
          <span className="quiet">{one.until ? t('endsOn', { day: day(one.until) }) : t('endless')}</span>
          {one.mayEnd && (
            <button type="button" className="linkish no-print" onClick={() => setEnding(true)}>
              {t('end')}
            </button>
          )}
        </span>
      </div>
      {one.endsSoon && <div className="note warn">{t('endsSoon', { day: day(one.until!) })}</div>}
      {ending && <EndContract one={one} onClose={() => setEnding(false)} />}
    </section>
  );
}

function EndContract({ one, onClose }: { one: BudgetLine; onClose: () => void }) {
  const { t } = useLedgerWords();
  const { busy, problem, act } = useDoing();
  const again = useAgain();
  const [until, setUntil] = useState(one.until ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      await api.post(`/api/ledger/contracts/${one.id}/end`, { until }, { key: newKey() });
      await again();
      onClose();
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('endTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className="stack" onSubmit={save}>
        <DateField label={t('until')} value={until} min={one.from} required onChange={setUntil} />
        <Refused problem={problem} />
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </form>
    </Modal>
  );
}
