import { Button, Checkbox, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { ImportLine, ImportState, Verdict } from '../../../../server/contract/directory-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import '../directory/directory.css';
import { useAct } from '../directory/use-act.ts';
import { fileWords } from './words.ts';

const VERDICTS: Verdict[] = ['new', 'changed', 'refused', 'unchanged'];
const SEPARATORS: Record<string, 'sep_comma' | 'sep_semicolon' | 'sep_tab'> = { ',': 'sep_comma', ';': 'sep_semicolon', '\t': 'sep_tab' };
const POLL_MS = 400;

/** What a file would do, line by line; nothing is done until somebody says so. */
export function Preview({ id }: { id: string }) {
  const { t, locale } = useOwnWords(fileWords);
  const [shown, setShown] = useState<Verdict | null>(null);
  const [pages, setPages] = useState<number[]>([0]);
  const state = useQuery({
    queryKey: ['import', id, 'state'],
    queryFn: () => api.get<ImportState>(`/api/administration/directory/imports/${id}?limit=1`),
    refetchInterval: ({ state: { data } }) => (data && data.status !== 'reading' ? false : POLL_MS),
  });
  if (state.isPending) return <Loading />;
  if (state.isError) return <Failed error={state.error} onRetry={() => void state.refetch()} />;
  const { status, done, total, counts, encoding, separator, message, fileName } = state.data;
  if (status === 'reading')
    return (
      <section className="card" aria-live="polite">
        <p style={{ marginTop: 0 }}>{t('reading', { done, total })}</p>
        <Progress value={total ? (100 * done) / total : 5} aria-label={t('reading', { done, total })} />
      </section>
    );
  if (status === 'failed')
    return (
      <div className="note danger" role="alert">
        <b>{t('failed')}</b>: {message?.[locale]}
      </div>
    );
  const verdict = shown ?? VERDICTS.find((one) => counts[one] > 0) ?? 'unchanged';
  const show = (one: Verdict) => (setShown(one), setPages([0]));
  return (
    <section className="card stack" aria-label={fileName}>
      <div>
        <h2 style={{ margin: 0, overflowWrap: 'anywhere' }}>{fileName}</h2>
        {encoding && separator && <p className="quiet">{t('recognised', { encoding: encoding.toUpperCase(), separator: t(SEPARATORS[separator]) })}</p>}
        <div className="chips" role="group">
          {VERDICTS.map((one) => (
            <button key={one} type="button" aria-pressed={verdict === one} onClick={() => show(one)}>
              {t(one)} <b>{counts[one]}</b>
            </button>
          ))}
        </div>
      </div>
      <Lines id={id} verdict={verdict} after={pages.at(-1)!} toDo={counts.new + counts.changed} onMore={(next) => setPages([...pages, next])} />
    </section>
  );
}

type LinesProps = { id: string; verdict: Verdict; after: number; toDo: number; onMore: (next: number) => void };
function Lines({ id, verdict, after, toDo, onMore }: LinesProps) {
  const { t } = useOwnWords(fileWords);
  const client = useQueryClient();
  const { act, busy, problem } = useAct();
  const [chosen, setChosen] = useState<number[]>([]);
  const [result, setResult] = useState<{ applied: number; skipped: number } | null>(null);
  const query = useQuery({
    queryKey: ['import', id, verdict, after],
    queryFn: () => api.get<ImportState>(`/api/administration/directory/imports/${id}?verdict=${verdict}&after=${after}`),
    placeholderData: (before) => before,
  });
  const carryOut = (lines: 'all' | number[]) =>
    act(async () => {
      setResult(await api.post<{ applied: number; skipped: number }>(`/api/administration/directory/imports/${id}/apply`, { lines }, { key: newKey() }));
      setChosen([]);
      await client.invalidateQueries({ queryKey: ['import', id] });
      await client.invalidateQueries({ queryKey: ['directory'] });
    });
  const lines = query.data?.lines ?? [];
  const choosable = verdict === 'new' || verdict === 'changed';
  const toggle = (line: number) => setChosen(chosen.includes(line) ? chosen.filter((one) => one !== line) : [...chosen, line]);
  return (
    <>
      <div className="line">
        <Button disabled={toDo === 0 || result !== null} loading={busy} onClick={() => void carryOut('all')}>
          {t('applyAll', { count: toDo })}
        </Button>
        {chosen.length > 0 && (
          <Button variant="light" loading={busy} onClick={() => void carryOut(chosen)}>
            {t('applyChosen', { count: chosen.length })}
          </Button>
        )}
      </div>
      {result && (
        <div className={result.skipped ? 'note warn' : 'note good'} role="status">
          {t('applied', { applied: result.applied })} {result.skipped > 0 && t('skipped', { skipped: result.skipped })}
        </div>
      )}
      <Refused problem={problem} />
      {query.isPending ? <Loading /> : lines.length === 0 ? <p className="quiet">{t('noLines')}</p> : null}
      {lines.length > 0 && (
        <ul className="rows">
          {lines.map((line) => (
            <LineView
              key={line.line}
              line={line}
              chosen={chosen.includes(line.line)}
              onChoose={choosable && !line.applied ? () => toggle(line.line) : undefined}
            />
          ))}
        </ul>
      )}
      {query.data?.next && (
        <div>
          <Button variant="default" onClick={() => onMore(query.data.next!)}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function LineView({ line, chosen, onChoose }: { line: ImportLine; chosen: boolean; onChoose?: () => void }) {
  const { t, locale } = useOwnWords(fileWords);
  return (
    <li className="line" style={{ padding: '9px 14px', alignItems: 'flex-start', flexWrap: 'nowrap' }}>
      {onChoose && <Checkbox aria-label={t('choose', { line: line.line })} checked={chosen} onChange={onChoose} style={{ marginTop: 2 }} />}
      <div className="grow" style={{ overflowWrap: 'anywhere' }}>
        <span className="quiet small">{t('line', { line: line.line })}</span> <b>{line.label}</b>
        {line.applied && <span className="tag good"> {t('done')}</span>}
        {line.changes.map((change) => (
          <div key={change.column} className="small">
            {change.column}: <s>{change.before || t('empty')}</s> <ArrowRight size={13} aria-hidden /> <b>{change.after || t('empty')}</b>
          </div>
        ))}
        {line.reasons.map((reason) => (
          <div key={`${reason.column} ${reason.text.en}`} className="small over">
            {reason.column && `${t('column', { column: reason.column })}: `}
            {reason.text[locale]}
          </div>
        ))}
      </div>
    </li>
  );
}
