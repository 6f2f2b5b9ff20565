import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { LogLine } from '../../../../server/contract/audit-shapes.ts';
import { api } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { ReadersList } from '../../../parts/readers-list.tsx';
import { toInstant } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { LogTable } from './log-table.tsx';
import { Lookup } from './lookup.tsx';
import { auditWords } from './words.ts';

/** Questions by what must be filled in: an id, a person, or nothing. */
const ASKED = {
  denied: 'nothing',
  emergency: 'nothing',
  unrelated: 'nothing',
  near: 'nothing',
  exports: 'nothing',
  readers: 'nothing',
  client: 'id',
  object: 'id',
  employee: 'person',
  breach: 'person',
} as const;
type Question = keyof typeof ASKED;
const LABEL = { emergency: 'emergencies', breach: 'breachRadius' } as const;
type Page = { rows: LogLine[]; after: string | null; radius: { clients: number; rows: number } | null };

/** Looking through the log: a question, whom or what it is about, and a period. */
export function Search() {
  const { t } = useOwnWords(auditWords);
  const { people } = useDirectory();
  const [question, setQuestion] = useState<Question>('denied');
  const [about, setAbout] = useState('');
  const [period, setPeriod] = useState({ from: '', until: '' });
  const [asked, setAsked] = useState<string | null>(null);
  const [client, setClient] = useState<string | null>(null);
  const ask = () => {
    const query = new URLSearchParams({ limit: '50' });
    if (ASKED[question] === 'id') query.set(question === 'object' ? 'object' : about.trim().length === 36 ? 'case' : 'client', about.trim());
    if (ASKED[question] === 'person') query.set('person', about);
    if (period.from) query.set('from', toInstant(`${period.from}T00:00`));
    if (period.until) query.set('until', toInstant(`${period.until}T23:59:59`));
    setAsked(`/api/audit/questions/${question}?${query}`);
    setClient(null);
  };
  const label = (one: Question) => t(LABEL[one as keyof typeof LABEL] ?? (one as Exclude<Question, keyof typeof LABEL>));
  return (
    <div className="stack">
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <div className="line" style={{ alignItems: 'flex-end', gap: 12 }}>
          <NativeSelect
            label={t('question')}
            value={question}
            data={(Object.keys(ASKED) as Question[]).map((value) => ({ value, label: label(value) }))}
            onChange={(event) => {
              setQuestion(event.currentTarget.value as Question);
              setAbout('');
            }}
          />
          {ASKED[question] === 'id' && (
            <TextInput label={t('about')} required withAsterisk={false} value={about} onChange={(event) => setAbout(event.currentTarget.value)} />
          )}
          {ASKED[question] === 'person' && (
            <NativeSelect
              label={t('person')}
              required
              withAsterisk={false}
              value={about}
              data={[{ value: '', label: '' }, ...people.map((person) => ({ value: person.id, label: person.name }))]}
              onChange={(event) => setAbout(event.currentTarget.value)}
            />
          )}
          <DateField label={t('from')} value={period.from} onChange={(day) => setPeriod({ ...period, from: day })} />
          <DateField label={t('until')} value={period.until} onChange={(day) => setPeriod({ ...period, until: day })} />
          <Button type="submit">{t('show')}</Button>
        </div>
      </form>
      {asked && <Found path={asked} />}
      {client && (
        <section className="card stack" aria-label={t('overview')}>
          <h2 style={{ margin: 0 }}>{t('overview')}</h2>
          <ReadersList path={`/api/audit/clients/${client}/readers`} />
        </section>
      )}
      <Lookup
        onChoose={(chosen) => {
          setQuestion('client');
          setAbout(chosen);
          setAsked(null);
          setClient(chosen);
        }}
      />
    </div>
  );
}

function Found({ path }: { path: string }) {
  const { t } = useOwnWords(auditWords);
  const pages = useInfiniteQuery({
    queryKey: ['audit', path],
    queryFn: ({ pageParam }) => api.get<Page>(pageParam ? `${path}&after=${encodeURIComponent(pageParam)}` : path),
    initialPageParam: '',
    getNextPageParam: (page) => page.after,
    gcTime: 0,
    retry: false,
  });
  if (pages.isPending) return <Loading />;
  if (pages.isError) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap((page) => page.rows);
  const radius = pages.data.pages[0]?.radius;
  if (rows.length === 0)
    return (
      <Empty title={t('none')} icon={<SearchX size={32} />}>
        {t('noneHelp')}
      </Empty>
    );
  return (
    <section className="card">
      {radius && <div className="note">{t('radius', radius)}</div>}
      <LogTable rows={rows} />
      {pages.hasNextPage && (
        <Button variant="light" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
