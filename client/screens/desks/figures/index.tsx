import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { FigurePage } from '../../../../server/contract/figures-shapes.ts';
import { api } from '../../../api.ts';
import { useMe } from '../../../cache.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Entries } from './entries.tsx';
import { FigureCard } from './figure-card.tsx';
import './figures.css';
import { isCare } from './for-whom.ts';
import { RunChart } from './run-chart.tsx';
import { figureWords } from './words.ts';

const GROUPS = ['feedback', 'referral', 'ojg', 'dementia', 'mdo', 'agreed'] as const;
const UNITS = ['all', 'practice', 'team', 'theme'] as const;
const GRAINS = ['month', 'quarter', 'whole'] as const;
const HALF_A_YEAR_MS = 182 * 86_400_000;
type Choice = {
  group: (typeof GROUPS)[number];
  view: 'published' | 'own';
  unit: (typeof UNITS)[number];
  grain: (typeof GRAINS)[number];
  from: string;
  until: string;
};
type Put = (more: Partial<Choice>) => void;

/** The figures of a subject: as they were published by quarter, or over what one may see oneself. */
export function Desk() {
  const me = useMe().data;
  return me ? <Figures today={me.now.slice(0, 10)} own={isCare(me.roles)} /> : <Loading />;
}

function Figures({ today, own }: { today: string; own: boolean }) {
  const { t } = useOwnWords(figureWords);
  const [chosen, setChosen] = useState<Choice>({
    group: 'feedback',
    view: own ? 'own' : 'published',
    unit: 'all',
    grain: 'month',
    from: new Date(Date.parse(today) - HALF_A_YEAR_MS).toISOString().slice(0, 10),
    until: today,
  });
  const path = addressOf(chosen);
  const query = useQuery({ queryKey: ['figures', path], queryFn: ({ signal }) => api.get<FigurePage>(path, signal), placeholderData: (before) => before });
  const page = query.data;
  return (
    <div className="stack" style={{ gap: 18 }}>
      <Choices chosen={chosen} put={(more) => setChosen({ ...chosen, ...more })} hasOwn={own} page={page} />
      {page?.view === 'published' && (
        <p className="quiet small" style={{ margin: 0, maxWidth: 860 }}>
          {t('publishedHelp', { k: page.k })} {page.round > 1 && t('roundHelp', { round: page.round })}
        </p>
      )}
      {page?.view === 'own' && (
        <p className="quiet small" style={{ margin: 0, maxWidth: 860 }}>
          {t('ownHelp')}
        </p>
      )}
      {query.isPending && <Loading lines={5} />}
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {page &&
        !query.isError &&
        page.figures.map((figure) => (
          <FigureCard
            key={`${page.view} ${figure.id}`}
            page={page}
            figure={figure}
            span={page.view === 'own' ? { from: chosen.from, until: chosen.until } : null}
          />
        ))}
      {page?.runCharts.map((chart) => (
        <RunChart key={chart.unit} chart={chart} />
      ))}
      {page?.group === 'ojg' && page.view === 'published' && <Entries />}
    </div>
  );
}

function Choices({ chosen, put, hasOwn, page }: { chosen: Choice; put: Put; hasOwn: boolean; page: FigurePage | undefined }) {
  const { t } = useOwnWords(figureWords);
  const choose = <K extends 'group' | 'view' | 'unit' | 'grain'>(name: K, options: readonly Choice[K][], word: (value: Choice[K]) => string, label: string) => (
    <NativeSelect
      label={label}
      value={chosen[name]}
      onChange={(event) => put({ [name]: event.currentTarget.value } as Partial<Choice>)}
      data={options.map((value) => ({ value, label: word(value) }))}
    />
  );
  const day = (name: 'from' | 'until') => <DateField required label={t(name)} value={chosen[name]} onChange={(day) => day && put({ [name]: day })} />;
  const mayChooseUnit = page?.view !== 'published' || page.units.includes('all');
  return (
    <div className="card line no-print" style={{ alignItems: 'flex-end' }}>
      {choose('group', GROUPS, (group) => t(group), t('group'))}
      {hasOwn && choose('view', ['own', 'published'], (view) => t(view), t('view'))}
      {chosen.view === 'published' && mayChooseUnit && choose('unit', UNITS, (unit) => t(`unit_${unit}`), t('unit'))}
      {chosen.view === 'own' && day('from')}
      {chosen.view === 'own' && day('until')}
      {chosen.view === 'own' && choose('grain', GRAINS, (grain) => t(grain), t('grain'))}
      {chosen.view === 'published' && (
        <Button component="a" variant="default" href={addressOf(chosen, '/export.csv')} download leftSection={<Download size={16} aria-hidden />}>
          {t('csv')}
        </Button>
      )}
      <Button variant="default" onClick={() => window.print()} leftSection={<Printer size={16} aria-hidden />}>
        {t('print')}
      </Button>
    </div>
  );
}

function addressOf({ group, view, unit, grain, from, until }: Choice, file = ''): string {
  if (view === 'own') return `/api/figures/own?${new URLSearchParams({ group, from, until, grain })}`;
  return `/api/figures${file}?${new URLSearchParams({ group, unit })}`;
}
