import { useDirectory, useMe } from '../../../cache.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { LineTable } from '../../../parts/line-table.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { LoadBar } from './load.tsx';
import { hoursOf, numberOf, useOjgTeam } from './use-ojg.ts';
import { WorkHoursForm } from './work-hours-form.tsx';
import { ojgWords } from './words.ts';

/** For who manages an organisation: the load of its OJGs in counts and hours, and their contract hours there. */
export function Team() {
  const { t, locale } = useOwnWords(ojgWords);
  const { personName } = useDirectory();
  const me = useMe().data;
  const query = useOjgTeam(true);
  if (query.isPending) return <Loading lines={3} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { people } = query.data;
  const org = me?.memberships.find((one) => one.id === me.hat)?.org;
  if (people.length === 0) return <Empty title={t('noTeam')} />;
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>{t('team')}</h2>
      <p className="small quiet" style={{ margin: 0 }}>
        {t('teamHelp')}
      </p>
      <LineTable
        label={t('team')}
        lines={people}
        keyOf={({ person }) => person}
        columns={[
          { title: t('person'), cell: ({ person }) => personName(person) },
          { title: t('open'), num: true, cell: ({ open }) => open },
          { title: t('waitCount'), num: true, cell: ({ waiting }) => waiting },
          { title: t('asksWeek'), num: true, cell: ({ hours }) => numberOf(hours, locale) },
          { title: t('contract'), num: true, cell: ({ minutes }) => (minutes ? hoursOf(minutes, locale) : t('none')) },
          {
            title: t('percent'),
            cell: ({ percent }) => (
              <>
                {percent === null ? '–' : `${percent}%`}
                <LoadBar percent={percent} />
              </>
            ),
          },
        ]}
      />
      {org && <WorkHoursForm places={[org]} people={people.map((one) => one.person)} />}
    </section>
  );
}
