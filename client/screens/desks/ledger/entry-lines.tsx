import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Ledger, LedgerEntry } from '../../../../server/contract/ledger-shapes.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { useLedgerWords } from './use-ledger.ts';

const AT_FIRST = 12;

/** The lines of a month, one for each person at each talk; one's own can be corrected until they were declared. */
export function EntryLines({ ledger: { entries, level, more } }: { ledger: Ledger }) {
  const { t } = useLedgerWords();
  const [all, setAll] = useState(false);
  const [wrong, setWrong] = useState<LedgerEntry | null>(null);
  const shown = all ? entries : entries.slice(0, AT_FIRST);
  const titles = [t('day'), t('work'), ...(level === 'lines' ? [t('who')] : []), t('client'), t('minutes'), ''];
  return (
    <section className="card" aria-labelledby="ledger-lines">
      <h2 id="ledger-lines">
        {t('lines')} <span className="count">{entries.length}</span>
      </h2>
      {more && <p className="note">{t('tooMany', { count: entries.length })}</p>}
      <table className="ledger-table wide">
        <thead>
          <tr>
            {titles.map((title, nth) => (
              <th key={`${nth} ${title}`} className={title === t('minutes') ? 'num' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <Line key={entry.key} entry={entry} withPerson={level === 'lines'} onWrong={() => setWrong(entry)} />
          ))}
        </tbody>
      </table>
      {shown.length < entries.length && (
        <Button variant="subtle" className="no-print" mt={8} onClick={() => setAll(true)}>
          {t('showLines', { count: entries.length })}
        </Button>
      )}
      {wrong && <CorrectDialog entry={wrong} onClose={() => setWrong(null)} />}
    </section>
  );
}

function Line({ entry, withPerson, onWrong }: { entry: LedgerEntry; withPerson: boolean; onWrong: () => void }) {
  const { t, day, what } = useLedgerWords();
  const client = entry.client ?? entry.reference ?? t('anonymous');
  return (
    <tr>
      <td data-label={t('day')}>{day(entry.on)}</td>
      <td data-label={t('work')}>{what(entry.machine, entry.what)}</td>
      {withPerson && <td data-label={t('who')}>{entry.person.name}</td>}
      <td data-label={t('client')}>
        {entry.case ? (
          <Link to="/casus/$id" params={{ id: entry.case }}>
            {client}
          </Link>
        ) : (
          <span className={entry.client ? undefined : 'quiet'}>{client}</span>
        )}
      </td>
      <td data-label={t('minutes')} className="num">
        {entry.minutes} {entry.corrected && <span className="quiet small">({t('was', { m: entry.own })})</span>}
      </td>
      <td className="no-print act">
        {entry.declared && <span className="tag">{t('declared')}</span>}
        {entry.mayCorrect && (
          <button type="button" className="linkish" onClick={onWrong}>
            {t('correct')}
          </button>
        )}
      </td>
    </tr>
  );
}
