import { Button } from '@mantine/core';
import { FileCheck } from 'lucide-react';
import type { Declarable, DeclarationLine } from '../../../../server/contract/ledger-shapes.ts';
import { REFUSED } from '../../../../server/contract/refused-words.ts';
import { api, newKey } from '../../../api.ts';
import { Empty, Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { useDoing } from '../../../parts/use-doing.ts';
import { MadeLists } from './made-lists.tsx';
import { useAgain, useDeclarable, useLedgerWords } from './use-ledger.ts';

/** What there is to ask of each fund, the lists that were made, what is paid line by line, and what is not with the rule that says so. */
export function DeclareTab({ month }: { month: string }) {
  const { t } = useLedgerWords();
  const query = useDeclarable(month);
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { open, lines, made } = query.data;
  const [paid, unpaid] = [lines.filter((line) => line.paid), lines.filter((line) => !line.paid)];
  return (
    <div className="stack" style={{ gap: 18 }}>
      {open.length === 0 && (
        <Empty title={t('nothingOpen')} icon={<FileCheck size={26} aria-hidden />}>
          {lines.length > 0 && lines.every((line) => line.refusedBy === 'NO_FUND') ? t('noFund') : t('nothingOpenHelp')}
        </Empty>
      )}
      {open.map((one) => (
        <OpenList key={one.payer} one={one} all={query.data} />
      ))}
      <MadeLists lists={made} />
      {paid.length > 0 && <Lines id="paid" title={t('paidLines')} lines={paid} />}
      {unpaid.length > 0 && <Lines id="unpaid" title={t('unpaidLines')} lines={unpaid} />}
    </div>
  );
}

function OpenList({ one, all: { from, until } }: { one: Declarable['open'][number]; all: Declarable }) {
  const { t, money, linesText } = useLedgerWords();
  const { busy, problem, act } = useDoing();
  const again = useAgain();
  const make = () =>
    act(async () => {
      await api.post('/api/ledger/declarations', { from, until, payer: one.payer }, { key: newKey() });
      await again();
    });
  return (
    <section className="card stack tight ledger-open" aria-label={t('makeTitle', { payer: one.payer })}>
      <div className="spread">
        <div>
          <h2 style={{ margin: 0 }}>{t('makeTitle', { payer: one.payer })}</h2>
          <div className="quiet">{linesText(one)}</div>
        </div>
        {one.cents > 0 ? <b className="ledger-amount">{money(one.cents)}</b> : <span className="quiet">{t('byMinutes')}</span>}
        <Button loading={busy} onClick={() => void make()}>
          {t('makeList')}
        </Button>
      </div>
      <Refused problem={problem} />
    </section>
  );
}

function Lines({ id, title, lines }: { id: string; title: string; lines: DeclarationLine[] }) {
  const { t, day, money, locale } = useLedgerWords();
  const last = id === 'paid' ? t('amount') : t('reason');
  return (
    <section className="card" aria-labelledby={`ledger-${id}`}>
      <h2 id={`ledger-${id}`}>
        {title} <span className="count">{lines.length}</span>
      </h2>
      <table className="ledger-table wide">
        <thead>
          <tr>
            <th>{t('day')}</th>
            <th>{t('work')}</th>
            <th>{t('client')}</th>
            <th className="num">{t('minutes')}</th>
            <th className={id === 'paid' ? 'num' : undefined}>{last}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td data-label={t('day')}>{day(line.on)}</td>
              <td data-label={t('work')}>
                {t(`kind_${line.kind}`)} {line.set && <span className="quiet small">{line.set}</span>}
              </td>
              <td data-label={t('client')}>
                <span>
                  {line.client ?? (line.reference ? null : t('anonymous'))} {line.reference && <span className="quiet small">{line.reference}</span>}
                </span>
              </td>
              <td data-label={t('minutes')} className="num">
                {line.minutes}{' '}
                {line.paid && line.eligibleMinutes < line.minutes && <span className="quiet small">({t('eligible', { m: line.eligibleMinutes })})</span>}
              </td>
              <td data-label={last} className={id === 'paid' ? 'num' : undefined}>
                {line.paid ? (line.cents === null ? t('byMinutes') : money(line.cents)) : line.refusedBy && REFUSED[line.refusedBy][locale]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
