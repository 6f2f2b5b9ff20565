import { Button, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { ReviewWeek, ReviewWeeks } from '../../../../server/contract/audit-shapes.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { api, newKey, ProblemError } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Empty, Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { longDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { LogTable } from './log-table.tsx';
import { auditWords } from './words.ts';

const DECISIONS = ['explained', 'follow-up', 'breach'] as const;
type Decision = (typeof DECISIONS)[number];
type Reason = 'own-dossier' | 'emergency' | 'no-relation' | 'colleague' | 'same-surname' | 'after-closing' | 'many-clients' | 'denials' | 'sample';
type Line = ReviewWeek['rows'][number];

/** The weekly review: what stands out first, then the sample, each line signed off by a person. */
export function Review() {
  const { t, locale } = useOwnWords(auditWords);
  const weeks = useQuery({ queryKey: ['audit', 'weeks'], queryFn: () => api.get<ReviewWeeks>('/api/audit/weeks') });
  const [chosen, setChosen] = useState<string | null>(null);
  if (weeks.isPending) return <Loading />;
  if (weeks.isError) return <Failed error={weeks.error} onRetry={() => void weeks.refetch()} />;
  const { rows } = weeks.data;
  const week = rows.find((one) => one.id === chosen) ?? rows[0];
  if (!week)
    return (
      <Empty title={t('noReview')} icon={<CircleCheck size={32} />}>
        {t('noReviewHelp')}
      </Empty>
    );
  const overdue = rows.filter((one) => one.overdue).length;
  return (
    <div className="stack">
      {overdue > 0 && (
        <div className="note danger" role="status">
          {t('anyOverdue', { count: overdue })}
        </div>
      )}
      <div className="line" style={{ alignItems: 'center', gap: 12 }}>
        <NativeSelect
          aria-label={t('review')}
          value={week.id}
          data={rows.map((one) => ({ value: one.id, label: t('week', { day: longDay(one.id, locale) }) }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <span className={`tag ${week.open === 0 ? 'good' : week.overdue ? 'danger' : 'warn'}`}>
          {week.open === 0 ? t('allSigned') : t('open', { count: week.open })}
        </span>
        {week.overdue && <span className="tag danger">{t('late')}</span>}
      </div>
      <Week key={week.id} id={week.id} />
    </div>
  );
}

function Week({ id }: { id: string }) {
  const { t } = useOwnWords(auditWords);
  const client = useQueryClient();
  const { personName } = useDirectory();
  const [problem, setProblem] = useState<Problem | null>(null);
  const week = useQuery({ queryKey: ['audit', 'week', id], queryFn: () => api.get<ReviewWeek>(`/api/audit/weeks/${id}`) });
  if (week.isPending) return <Loading />;
  if (week.isError) return <Failed error={week.error} onRetry={() => void week.refetch()} />;
  const sign = async (seq: number, decision: Decision) => {
    setProblem(null);
    try {
      await api.post(`/api/audit/weeks/${id}/lines/${seq}`, { decision }, { key: newKey() });
      await client.invalidateQueries({ queryKey: ['audit'] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    }
  };
  const lines = new Map(week.data.rows.map((line) => [line.row.seq, line]));
  const cell = (line: Line) => (
    <div className="stack tight">
      <span className="line">
        {line.reasons.map((reason) => (
          <span key={reason} className={`tag ${line.risk >= 30 ? 'danger' : line.risk > 1 ? 'warn' : ''}`}>
            {t(reason as Reason)}
          </span>
        ))}
      </span>
      {line.decision ? (
        <span className="quiet small">{t('signedBy', { decision: t(line.decision as Decision), name: personName(line.decidedBy ?? '') })}</span>
      ) : (
        <span className="line no-print">
          {DECISIONS.map((decision) => (
            <Button
              key={decision}
              size="compact-sm"
              variant="light"
              color={decision === 'breach' ? 'red' : undefined}
              onClick={() => void sign(line.row.seq, decision)}
            >
              {t(decision)}
            </Button>
          ))}
        </span>
      )}
    </div>
  );
  return (
    <section className="card">
      <Refused problem={problem} />
      <LogTable rows={week.data.rows.map((line) => line.row)} last={{ title: t('review'), cell: (row) => cell(lines.get(row.seq)!) }} />
    </section>
  );
}
