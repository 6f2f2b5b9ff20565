import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Ledger } from '../../../../server/contract/ledger-shapes.ts';
import { Empty } from '../../../parts/feedback.tsx';
import { EntryLines } from './entry-lines.tsx';
import { useLedgerWords } from './use-ledger.ts';

/** The hours of a month: together, by payer, by kind of work, by person, and line by line. */
export function HoursTab({ ledger }: { ledger: Ledger }) {
  const { t, shown, hours, payerName, what } = useLedgerWords();
  const { totals, byPayer, byWhat, byPerson } = ledger;
  if (totals.minutes === 0)
    return (
      <Empty title={t('none')} icon={<Clock size={26} aria-hidden />}>
        {t('noneHelp')}
      </Empty>
    );
  return (
    <div className="stack" style={{ gap: 18 }}>
      <div className="ledger-sums">
        <Sum label={t('total')}>{shown(totals.minutes, hours)}</Sum>
        <Sum label={t('talks')}>{shown(totals.occasions)}</Sum>
        <Sum label={t('patients')}>{shown(totals.patients)}</Sum>
      </div>
      <div className="ledger-tables">
        {byPayer.length > 0 && <Part title={t('byPayer')} rows={byPayer.map((one) => [one.payer, payerName(one.payer), shown(one.minutes, hours)])} />}
        {byWhat.length > 0 && (
          <Part title={t('byWhat')} rows={byWhat.map((one) => [`${one.machine} ${one.what}`, what(one.machine, one.what), shown(one.minutes, hours)])} />
        )}
        {byPerson.length > 1 && <Part title={t('byPerson')} rows={byPerson.map(({ person, minutes }) => [person.id, person.name, hours(minutes)])} />}
      </div>
      {ledger.entries.length > 0 && <EntryLines ledger={ledger} />}
    </div>
  );
}

function Sum({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="card">
      <div className="quiet small">{label}</div>
      <b>{children}</b>
    </div>
  );
}

function Part({ title, rows }: { title: string; rows: [key: string, name: string, value: string][] }) {
  const id = `ledger-${title.replaceAll(' ', '-')}`;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="ledger-table">
        <tbody>
          {rows.map(([key, name, value]) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="num">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
