import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Absence, AbsenceFile } from '../../../../server/contract/absence-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { Person } from '../../../parts/person.tsx';
import { WorkRow } from '../../../parts/work-row.tsx';
import { ago, dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { absenceWords } from './words.ts';

/** One absence: who, when, who stands in, how much lies there; opened, the hand-over list and what happened. */
export function AbsenceLine({ absence, mayEnd }: { absence: Absence; mayEnd: boolean }) {
  const { t, locale } = useOwnWords(absenceWords);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const { busy, problem, act } = useDoing();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const day = (on: string) => dayText(on, locale, now);
  const end = () =>
    void act(async () => {
      await api.post(`/api/absences/${absence.id}/withdraw`, {}, { key: newKey() });
      await client.invalidateQueries({ queryKey: ['absences'] });
    });
  return (
    <li style={{ padding: '10px 16px' }}>
      <div className="spread" style={{ flexWrap: 'wrap', gap: 8 }}>
        <div className="grow">
          <b>
            <Person id={absence.person} />
          </b>
          , {t('days', { from: day(absence.from), until: day(absence.until) })} ({t(absence.state)})
          <div className={absence.substitute ? 'quiet small' : 'small'}>
            {absence.substitute ? t('by', { name: personName(absence.substitute) ?? '' }) : <b>{t('byNobody')}</b>} ·{' '}
            {t('counts', { open: absence.open, due: absence.due })}
          </div>
        </div>
        <div className="line no-print">
          <Button variant="default" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'hide' : 'look')}
          </Button>
          {mayEnd && (
            <Button variant="default" size="compact-sm" loading={busy} onClick={end}>
              {t(absence.state === 'now' ? 'end' : 'withdraw')}
            </Button>
          )}
        </div>
      </div>
      <Refused problem={problem} />
      {open && <File id={absence.id} />}
    </li>
  );
}

function File({ id }: { id: string }) {
  const { t, locale } = useOwnWords(absenceWords);
  const { now, titleOf } = useSentences();
  const query = useQuery({ queryKey: ['absences', id], queryFn: ({ signal }) => api.get<AbsenceFile>(`/api/absences/${id}`, signal) });
  if (query.isPending) return <Loading lines={2} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { open, happened, messages } = query.data;
  return (
    <div className="stack" style={{ marginTop: 10 }}>
      <h3 style={{ margin: 0 }}>{t('handOver')}</h3>
      {open.length === 0 && <p className="quiet">{t('noOpen')}</p>}
      <ul className="rows" hidden={open.length === 0}>
        {open.map((row) => (
          <WorkRow key={row.id} row={row} />
        ))}
      </ul>
      <h3 style={{ margin: 0 }}>{t('during')}</h3>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('messages', { count: messages })}
      </p>
      {happened.length === 0 && <p className="quiet">{t('noDuring')}</p>}
      <ul style={{ margin: 0, paddingLeft: 20 }} hidden={happened.length === 0}>
        {happened.map((one) => (
          <li key={`${one.instance}${one.at}${one.type}`}>
            <Person id={one.by} />: {wordsOf(one.machine, locale).events[one.type]?.label ?? wordsOf(one.machine, locale).name}
            {one.title && `, ${titleOf({ title: one.title, machine: one.machine })}`}
            <span className="quiet small"> · {ago(one.at, locale, now)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
