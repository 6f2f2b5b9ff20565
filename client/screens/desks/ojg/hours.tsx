import { Link } from '@tanstack/react-router';
import type { OjgDesk } from '../../../../server/contract/ojg.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { LineTable } from '../../../parts/line-table.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { LoadBar, LoadSentence } from './load.tsx';
import { hoursOf, numberOf } from './use-ojg.ts';
import { WorkHoursForm } from './work-hours-form.tsx';
import { ojgWords } from './words.ts';

type Part = { desk: OjgDesk };
type PhaseWord = 'referred' | 'clarification' | 'short' | 'extended' | 'report';

/** Hours against contract hours (I-11): by phase, by place, by week ahead; the consults; and where to say how many hours one has. */
export function Hours({ desk, places }: Part & { places: string[] }) {
  return (
    <div className="ojg-hours">
      <Load desk={desk} />
      <Contract desk={desk} places={places} />
      <Forecast desk={desk} />
      <Places desk={desk} />
      <Consults desk={desk} />
      <Referrals />
    </div>
  );
}

function Load({ desk }: Part) {
  const { t, locale } = useOwnWords(ojgWords);
  return (
    <section className="card">
      <h2>{t('load')}</h2>
      <LoadBar percent={desk.load.percent} />
      <p>
        <LoadSentence desk={desk} />
      </p>
      <LineTable
        label={t('load')}
        lines={desk.load.byPhase}
        keyOf={({ phase }) => phase}
        columns={[
          {
            title: t('phase'),
            cell: ({ phase }) => (
              <>
                {t(phase as PhaseWord)} <span className="small quiet">({numberOf(desk.load.phaseHours[phase], locale)})</span>
              </>
            ),
          },
          { title: t('count'), num: true, cell: ({ count }) => count },
          { title: t('hoursWeek'), num: true, cell: ({ hours }) => numberOf(hours, locale) },
        ]}
        foot={[t('total'), desk.load.byPhase.reduce((sum, one) => sum + one.count, 0), numberOf(desk.load.hours, locale)]}
      />
      <p className="small quiet" style={{ marginBottom: 0 }}>
        {desk.waiting.count === 0
          ? t('waitNone')
          : t('wait', {
              count: desk.waiting.count,
              days: t(desk.waiting.medianDays === 1 ? 'day' : 'days', { count: numberOf(desk.waiting.medianDays ?? 0, locale) }),
            })}
      </p>
    </section>
  );
}

function Contract({ desk, places }: Part & { places: string[] }) {
  const { t, locale } = useOwnWords(ojgWords);
  const { orgName } = useDirectory();
  const now = useNow();
  return (
    <section className="card stack tight">
      <h2 style={{ margin: 0 }}>{t('contract')}</h2>
      <p className="small quiet" style={{ margin: 0 }}>
        {t('contractHelp')}
      </p>
      {desk.contract.lines.length === 0 && <p className="quiet">{t('noContract')}</p>}
      <dl className="facts">
        {desk.contract.lines.map(({ org, minutes, from }) => (
          <div key={org} style={{ display: 'contents' }}>
            <dt>{orgName(org)}</dt>
            <dd>{t('contractOf', { hours: hoursOf(minutes, locale), when: dayText(from, locale, now) })}</dd>
          </div>
        ))}
      </dl>
      <WorkHoursForm places={places} />
    </section>
  );
}

function Forecast({ desk }: Part) {
  const { t, locale } = useOwnWords(ojgWords);
  const now = useNow();
  return (
    <section className="card wide">
      <h2>{t('forecast')}</h2>
      <p className="small quiet">{t('forecastHelp', { weeks: desk.weeksPerTalk })}</p>
      <LineTable
        label={t('forecast')}
        lines={desk.forecast}
        keyOf={({ week }) => week}
        columns={[
          { title: t('weekTitle'), cell: ({ week }) => <span className="nowrap">{dayText(week, locale, now)}</span> },
          { title: t('hoursWeek'), num: true, cell: ({ hours }) => numberOf(hours, locale) },
          { title: t('percent'), num: true, cell: ({ percent }) => (percent === null ? '–' : `${percent}%`) },
          { width: '55%', cell: ({ percent }) => <LoadBar percent={percent} /> },
        ]}
      />
    </section>
  );
}

function Places({ desk }: Part) {
  const { t, locale } = useOwnWords(ojgWords);
  const { orgName } = useDirectory();
  return (
    <section className="card wide">
      <h2>{t('places')}</h2>
      <LineTable
        label={t('places')}
        lines={desk.places}
        keyOf={({ org }) => org ?? ''}
        columns={[
          { title: t('place'), cell: ({ org }) => orgName(org) || t('elsewhere') },
          { title: t('contract'), num: true, cell: ({ contractMinutes }) => (contractMinutes ? hoursOf(contractMinutes, locale) : t('none')) },
          { title: t('asksWeek'), num: true, cell: ({ hours, percent }) => `${numberOf(hours, locale)}${percent === null ? '' : ` (${percent}%)`}` },
          { title: t('workedWeek'), num: true, cell: ({ workedMinutesWeek }) => hoursOf(workedMinutesWeek, locale) },
        ]}
      />
    </section>
  );
}

function Consults({ desk }: Part) {
  const { t, locale } = useOwnWords(ojgWords);
  const { orgName } = useDirectory();
  const now = useNow();
  const values = wordsOf('ojg', locale).values;
  return (
    <section className="card wide">
      <h2>{t('consults')}</h2>
      {desk.consults.length === 0 && <p className="quiet">{t('noConsults')}</p>}
      <ul className="rows">
        {desk.consults.map((one) => (
          <li key={one.id}>
            <Link to={`/i/${one.id}`} className="row">
              <span className="what">
                <b>{one.line ?? values[one.field ?? ''] ?? t('consult')}</b>
                <span>{[dayText(one.on, locale, now), one.field && values[one.field], orgName(one.org)].filter(Boolean).join(' · ')}</span>
              </span>
              <span className="tag">{one.minutes} min</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Referrals() {
  const { t } = useOwnWords(ojgWords);
  return (
    <p className="wide small quiet no-print">
      {t('figures')} <Link to="/bureau/cijfers">{t('toFigures')}</Link>
    </p>
  );
}
