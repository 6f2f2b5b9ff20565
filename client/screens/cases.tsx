import { Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRows, type RowFilter } from '../cache.ts';
import { ConsentBadge } from '../parts/consent-badge.tsx';
import { Empty, Failed, Loading } from '../parts/feedback.tsx';
import { Person } from '../parts/person.tsx';
import { WorkRow } from '../parts/work-row.tsx';
import { useWords } from '../words/i18n.ts';
import { useTrackWords } from '../words/sentences.ts';

const PAGE = 50;

/** The cases that one may see: search by name, by phase, only one's own. */
export function CasesScreen() {
  const { t } = useWords();
  const words = useTrackWords('case');
  const [text, setText] = useState('');
  const [state, setState] = useState<string | null>(null);
  const [mine, setMine] = useState(false);
  const [ended, setEnded] = useState(false);
  const [q] = useDebouncedValue(text.trim(), 200);
  const [after, setAfter] = useState<string[]>([]);
  const filter: RowFilter = {
    machine: 'case',
    q: q || undefined,
    state: state ?? undefined,
    owner: mine ? 'me' : undefined,
    running: ended || state === 'lifecycle.closed' ? undefined : 'true',
    limit: PAGE,
  };
  const key = JSON.stringify(filter);
  useEffect(() => setAfter([]), [key]);
  const phases = Object.entries(words.states)
    .filter(([path]) => path.startsWith('lifecycle.'))
    .map(([value, label]) => ({ value, label }));
  return (
    <div className="page">
      <h1 style={{ marginBottom: 14 }}>{t('case.list')}</h1>
      <div className="line filters" style={{ marginBottom: 14, alignItems: 'flex-end' }}>
        <TextInput
          label={t('case.filterText')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<Search size={16} aria-hidden />}
          style={{ flex: '1 1 220px', maxWidth: 340 }}
        />
        <Select
          label={t('case.filterState')}
          placeholder={t('case.filterAll')}
          data={phases}
          value={state}
          onChange={setState}
          clearable
          style={{ flex: '1 1 180px', maxWidth: 240 }}
        />
        <Checkbox label={t('case.filterOwner')} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} mb={8} />
        <Checkbox label={t('case.ended')} checked={ended} onChange={(event) => setEnded(event.currentTarget.checked)} mb={8} />
      </div>
      <CasePage filter={filter} onMore={(next) => setAfter([...after, next])} isLast={after.length === 0} first />
      {after.map((cursor, index) => (
        <CasePage key={cursor} filter={{ ...filter, after: cursor }} onMore={(next) => setAfter([...after, next])} isLast={index === after.length - 1} />
      ))}
    </div>
  );
}

function CasePage({ filter, onMore, isLast, first = false }: { filter: RowFilter; onMore: (after: string) => void; isLast: boolean; first?: boolean }) {
  const { t } = useWords();
  const rows = useRows(filter);
  if (rows.isPending) return <Loading lines={8} />;
  if (rows.isError) return <Failed error={rows.error} onRetry={() => void rows.refetch()} />;
  if (first && rows.data.rows.length === 0)
    return (
      <Empty title={t('case.empty')} icon={<Search size={30} />}>
        {t('case.emptyHelp')}
      </Empty>
    );
  return (
    <>
      {first && (
        <p className="small quiet" style={{ margin: '0 0 6px' }} role="status">
          {t('common.total', { count: rows.data.total })}
        </p>
      )}
      <ul className="rows" style={first ? undefined : { marginTop: 10 }}>
        {rows.data.rows.map((row) => (
          <WorkRow
            key={row.id}
            row={row}
            extra={
              <>
                <SharingBadge state={row.state} running={row.running && !row.state.includes('lifecycle.closed')} />
                <span className="small quiet only-wide owner">{row.owner && <Person id={row.owner} />}</span>
              </>
            }
          />
        ))}
      </ul>
      {isLast && rows.data.after && (
        <p>
          <button type="button" className="linkish" onClick={() => onMore(rows.data.after!)}>
            {t('common.showMore')}
          </button>
        </p>
      )}
    </>
  );
}

/** In a list only what is wrong or not yet arranged about sharing is worth a badge. */
function SharingBadge({ state, running }: { state: string[]; running: boolean }) {
  const sharing = state.find((path) => path.startsWith('sharing.'))?.slice(8);
  if (!running || !sharing || sharing === 'granted') return null;
  return <ConsentBadge summary={{ state: sharing, until: null, purposes: [] }} />;
}
