import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { Absence, Absences } from '../../../../server/contract/absence-shapes.ts';
import type { DementiaHandover } from '../../../../server/contract/dementia.ts';
import { api } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { HandoverSheet } from './sheet.tsx';
import { dementiaWords } from './words.ts';

/** What who stands in must know of each client, to read or to print. */
export function Handover() {
  const { t, locale } = useOwnWords(dementiaWords);
  const now = useNow();
  const { personName } = useDirectory();
  const [chosen, choose] = useState('');
  const query = useQuery({ queryKey: ['absences'], queryFn: ({ signal }) => api.get<Absences>('/api/absences', signal) });
  if (query.isPending) return <Loading lines={2} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { own, standIn, team } = query.data;
  const known = [...new Map([...own, ...standIn, ...team].filter(({ state }) => state !== 'past').map((one) => [one.id, one])).values()];
  const absence = known.find(({ id }) => id === chosen) ?? known[0];
  if (!absence)
    return (
      <Empty title={t('noAbsence')}>
        <Button component={Link} to="/bureau/afwezigheid" variant="light">
          {t('toAbsence')}
        </Button>
      </Empty>
    );
  const name = ({ person, from, until }: Absence) => `${personName(person)}, ${dayText(from, locale, now)} – ${dayText(until, locale, now)}`;
  return (
    <div className="stack">
      <div className="line no-print" style={{ alignItems: 'flex-end' }}>
        <NativeSelect
          label={t('whichAbsence')}
          value={absence.id}
          onChange={(event) => choose(event.currentTarget.value)}
          data={known.map((one) => ({ value: one.id, label: name(one) }))}
        />
        <Button variant="light" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <List key={absence.id} absence={absence} />
    </div>
  );
}

function List({ absence }: { absence: Absence }) {
  const { t, locale } = useOwnWords(dementiaWords);
  const now = useNow();
  const { personName } = useDirectory();
  const query = useQuery({
    queryKey: ['dementia-handover', absence.id],
    queryFn: ({ signal }) => api.get<DementiaHandover>(`/api/absences/${absence.id}/dementia`, signal),
    staleTime: 0,
  });
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { lines, today, from, until, person } = query.data;
  return (
    <>
      <p style={{ margin: 0 }}>
        {t('awayFrom', { name: personName(person), from: dayText(from, locale, now), until: dayText(until, locale, now) })}{' '}
        {!absence.substitute && <b>{t('nobodyTakes')}</b>}
      </p>
      {lines.length === 0 && <p className="note">{t('noneOver')}</p>}
      {lines.map((one) => (
        <HandoverSheet key={one.line.row.id} line={one.line} takesOver={one.takesOver} today={today} />
      ))}
    </>
  );
}
