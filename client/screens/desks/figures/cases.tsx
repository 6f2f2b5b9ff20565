import { useQuery } from '@tanstack/react-query';
import type { Row } from '../../../../server/contract/shapes.ts';
import { api } from '../../../api.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { WorkRow } from '../../../parts/work-row.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { figureWords } from './words.ts';

type Behind = { rows: (Row & { on: string; counts: boolean; measured: number | null })[]; total: number };

/** What a number is made of: each opens. */
export function Cases({ figure, line, span, name }: { figure: string; line: string; span: { from: string; until: string }; name: string }) {
  const { t, locale } = useOwnWords(figureWords);
  const { now } = useSentences();
  const asked = new URLSearchParams({ figure, line, ...span });
  const query = useQuery({
    queryKey: ['figures', 'cases', figure, line, span],
    queryFn: ({ signal }) => api.get<Behind>(`/api/figures/cases?${asked}`, signal),
  });
  if (query.isPending) return <Loading lines={2} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { rows, total } = query.data;
  return (
    <section aria-label={t('casesOf', { name })} className="stack tight">
      <h3 style={{ margin: 0 }}>{t('casesOf', { name })}</h3>
      {rows.length === 0 && <p className="quiet">{t('casesNone')}</p>}
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((row, at) => (
            <WorkRow
              key={`${row.id} ${at}`}
              row={row}
              extra={<span className="tag">{`${dayText(row.on, locale, now)} · ${t(row.counts ? 'counts' : 'countsNot')}`}</span>}
            />
          ))}
        </ul>
      )}
      {total > rows.length && <p className="quiet small">{t('casesMore', { shown: rows.length, total })}</p>}
    </section>
  );
}
