import type { ReactNode } from 'react';
import type { Locale } from '../../../../machines/track.ts';
import type { LogLine } from '../../../../server/contract/audit-shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { Why } from './why.tsx';
import { auditWords } from './words.ts';

type Letter = 'C' | 'R' | 'U' | 'D' | 'E';
/** What is no machine. */
const THINGS: Record<string, Record<Locale, string>> = {
  audit: { nl: 'het log', en: 'the log' },
  search: { nl: 'een zoekopdracht', en: 'a search' },
  list: { nl: 'een lijst', en: 'a list' },
  client: { nl: 'een cliënt', en: 'a client' },
  letter: { nl: 'een brief', en: 'a letter' },
  instance: { nl: 'een stuk', en: 'a record' },
  membership: { nl: 'een functie', en: 'a membership' },
  person: { nl: 'een medewerker', en: 'an employee' },
  settings: { nl: 'een instelling', en: 'a setting' },
  ledger: { nl: 'uren', en: 'hours' },
  declaration: { nl: 'een declaratielijst', en: 'a declaration list' },
  'hour-correction': { nl: 'een verbetering van uren', en: 'a correction of hours' },
  'hour-contract': { nl: 'een contract voor uren', en: 'a contract for hours' },
  'consult-number': { nl: 'een overlegnummer', en: 'a consult number' },
  sporen: { nl: 'op- en afschalen', en: 'scaling up and down' },
};
const shortId = (id: string | null) => (id && id.length > 20 ? id.slice(-8) : id);

/** Rows of the log; `last` puts something of its own behind each, such as the buttons of a review. */
export function LogTable({ rows, last }: { rows: LogLine[]; last?: { title: string; cell: (row: LogLine) => ReactNode } }) {
  const { t, locale } = useOwnWords(auditWords);
  const { personName } = useDirectory();
  const now = useNow();
  const nameOf = (row: LogLine) => (row.actor === 'system' ? t('system') : personName(row.actor) || row.name || t('unknown'));
  const thing = (row: LogLine) => THINGS[row.object]?.[locale] ?? wordsOf(row.object, locale).name ?? row.object;
  const deed = (row: LogLine) => (row.object === 'session' ? t('signed') : `${t((row.crud as Letter) ?? 'E')} ${thing(row)}`);
  return (
    <table className="upg-table">
      <thead>
        <tr>
          {[t('when'), t('who'), t('what'), t('why')].map((title) => (
            <th key={title}>{title}</th>
          ))}
          {last && <th>{last.title}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <td data-label={t('when')}>{momentText(row.at, locale, now)}</td>
            <td data-label={t('who')}>{nameOf(row)}</td>
            <td data-label={t('what')}>
              <div>
                {deed(row)} {row.results !== null ? `(${t('found', { count: row.results })})` : ''}
                <div className="quiet small">
                  {[shortId(row.id), row.client && t('clientShort', { client: `${row.client.slice(0, 6)}…` })].filter(Boolean).join(' · ')}
                </div>
              </div>
            </td>
            <td data-label={t('why')}>
              {row.outcome !== 0 ? <span className="tag warn">{t('refused', { reason: row.reason ?? '' })}</span> : <Why row={row} />}
              {row.emergency && <span className="tag danger">{t('emergency')}</span>}
            </td>
            {last && <td data-label={last.title}>{last.cell(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
