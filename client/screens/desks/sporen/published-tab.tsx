import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { FigurePage, FigureValue } from '../../../../server/contract/figures-shapes.ts';
import type { Step } from '../../../../server/contract/sporen-shapes.ts';
import { api } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Matrix } from './matrix.tsx';
import { sporenWords } from './words.ts';

const FIGURE = 'I-20';

/** The matrix as it was published with the figures of the neighbourhood (server/figures): by quarter and year, small numbers hidden. */
export function PublishedTab() {
  const { t } = useOwnWords(sporenWords);
  const query = useQuery({ queryKey: ['figures', 'mdo', 'team'], queryFn: ({ signal }) => api.get<FigurePage>('/api/figures?group=mdo&unit=team', signal) });
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const page = query.data;
  if (page.periods.length === 0 || page.units.length === 0)
    return (
      <Empty title={t('noneYet')} icon={<EyeOff size={26} aria-hidden />}>
        {t('smallHelp', { k: page.k })}
      </Empty>
    );
  return <Shown page={page} />;
}

function Shown({ page }: { page: FigurePage }) {
  const { t } = useOwnWords(sporenWords);
  const { orgName } = useDirectory();
  const [period, setPeriod] = useState(page.periods.length - 1);
  const [unit, setUnit] = useState(0);
  const lines = page.figures.find(({ id }) => id === FIGURE)?.lines ?? [];
  const valueOf = (line: string): FigureValue | undefined => lines.find(({ id }) => id === line)?.values[unit]?.[period];
  const shown = (line: string): string => textOf(valueOf(line), page.k, t);
  const [up, down, never] = [valueOf('up'), valueOf('down'), valueOf('neverCare')];
  const net = up?.state === 'shown' && down?.state === 'shown' ? down.n! - up.n! : null;
  return (
    <div className="stack" style={{ gap: 18 }}>
      <div className="line no-print" style={{ alignItems: 'flex-end' }}>
        <NativeSelect
          label={t('period')}
          value={String(period)}
          onChange={(event) => setPeriod(Number(event.currentTarget.value))}
          data={page.periods.map(({ id }, nth) => ({ value: String(nth), label: id })).reverse()}
        />
        {page.units.length > 1 && (
          <NativeSelect
            label={t('published')}
            value={String(unit)}
            onChange={(event) => setUnit(Number(event.currentTarget.value))}
            data={page.units.map((id, nth) => ({ value: String(nth), label: id === 'all' ? t('all') : orgName(id.split(':')[1]) || '—' }))}
          />
        )}
      </div>
      <div className="sporen-sums">
        <div className="card">
          <div className="quiet small">{t('net')}</div>
          <b>{net === null ? (isNothing(up) && isNothing(down) ? '–' : t('hidden')) : net > 0 ? `+${net}` : net}</b>{' '}
          <span className="quiet small">{t('netHelp', { up: shown('up'), down: shown('down') })}</span>
        </div>
        <div className="card">
          <div className="quiet small">{t('neverCare')}</div>
          <b>{never?.state === 'shown' ? t('share', { n: never.n, of: never.of, p: Math.round(never.value!) }) : textOf(never, page.k, t)}</b>
        </div>
      </div>
      <section className="card" aria-labelledby="sporen-published">
        <h2 id="sporen-published">{t('matrix')}</h2>
        <Matrix cell={(step: Step) => <b>{shown(step)}</b>} />
      </section>
      <p className="quiet small" style={{ margin: 0, maxWidth: 720 }}>
        {t('smallHelp', { k: page.k })}
      </p>
    </div>
  );
}

const isNothing = (value: FigureValue | undefined): boolean => !value || value.state === 'none';

function textOf(value: FigureValue | undefined, k: number, t: ReturnType<typeof useOwnWords<keyof (typeof sporenWords)['nl']>>['t']): string {
  if (!value || isNothing(value)) return '–';
  if (value.state === 'small') return t('small', { k });
  return value.state === 'hidden' ? t('hidden') : String(value.n);
}
