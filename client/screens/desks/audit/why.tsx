import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogLine, WhyAccess } from '../../../../server/contract/audit-shapes.ts';
import { api } from '../../../api.ts';
import { useNow } from '../../../clock.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { auditWords } from './words.ts';

/** The rule behind one access; pressed, what it rested on then. */
export function Why({ row }: { row: LogLine }) {
  const { t } = useOwnWords(auditWords);
  const [open, setOpen] = useState(false);
  // Who signs in or writes something himself needs no relation that was there before.
  if (row.rule === null && (row.client === null || row.crud === 'C' || row.crud === 'U'))
    return <span className="quiet">{row.client === null ? '–' : t('entered')}</span>;
  return (
    <div className="stack tight">
      <div>
        <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {row.rule ?? t('noRule')}
        </Button>
      </div>
      {open && <Grounds seq={row.seq} />}
    </div>
  );
}

function Grounds({ seq }: { seq: number }) {
  const { t, locale } = useOwnWords(auditWords);
  const now = useNow();
  const why = useQuery({ queryKey: ['audit', 'why', seq], queryFn: () => api.get<WhyAccess>(`/api/audit/rows/${seq}/why`), gcTime: 0 });
  if (why.isPending) return <Loading lines={1} />;
  if (why.isError) return <Failed error={why.error} onRetry={() => void why.refetch()} />;
  const { rule, policy, relations, consents } = why.data;
  const nameOf = (machine: string) => wordsOf(machine, locale)?.name ?? machine;
  return (
    <div className="small">
      <div>{rule[locale]}</div>
      {relations.map((one) => (
        <div key={one.id}>{t('restsOn', { what: nameOf(one.machine), id: one.id.slice(-8) })}</div>
      ))}
      {consents.map((one, at) => (
        <div key={at}>
          {t('consentThen', { event: wordsOf('consent', locale)?.events[one.event]?.label ?? one.event, when: momentText(one.at, locale, now) })}
        </div>
      ))}
      {policy && <div className="quiet">{t('policy', { version: policy })}</div>}
    </div>
  );
}
