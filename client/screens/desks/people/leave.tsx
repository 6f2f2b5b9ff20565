import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import { api, newKey } from '../../../api.ts';
import { Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { longDay, toInstant } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import type { StaffPerson } from './index.tsx';
import { peopleWords } from './words.ts';

type InHand = { open: { machine: string; count: number; earliest: string | null }[] };

/** Leaving: first what is still in hand (counted, the one who manages sees no clients), then the day. */
export function Leave({ person, onDone }: { person: StaffPerson; onDone: () => void }) {
  const { t, locale } = useOwnWords(peopleWords);
  const { busy, problem, act } = useDoing();
  const [on, setOn] = useState('');
  const query = useQuery({ queryKey: ['leaving', person.id], queryFn: () => api.get<InHand>(`/api/administration/people/${person.id}/leaving`) });
  const go = () =>
    act(async () => {
      await api.post(`/api/administration/people/${person.id}/leave`, on ? { on: toInstant(`${on}T23:59`) } : {}, { key: newKey() });
      onDone();
    });
  if (query.isPending) return <Loading lines={2} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="stack">
      {query.data.open.length === 0 ? (
        <div className="note good">{t('inHandNone', { name: person.name })}</div>
      ) : (
        <div className="note warn">
          {t('inHand', { name: person.name })}
          <ul style={{ margin: '8px 0 0' }}>
            {query.data.open.map((line) => (
              <li key={line.machine}>
                {line.count} × {wordsOf(line.machine, locale).name.toLowerCase()}
                {line.earliest && `, ${t('earliest', { day: longDay(line.earliest, locale) })}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <DateField label={t('leaveOn')} value={on} onChange={setOn} style={{ maxWidth: 260 }} />
      {!on && <p className="quiet">{t('leaveNow')}</p>}
      <Refused problem={problem} />
      <div>
        <Button color="red" loading={busy} onClick={() => void go()}>
          {t('leaveGo')}
        </Button>
      </div>
    </div>
  );
}
