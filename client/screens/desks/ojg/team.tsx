import { useDirectory, useMe } from '../../../cache.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
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
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('team')}>
        <table className="ojg-table">
          <thead>
            <tr>
              <th scope="col">{t('person')}</th>
              <th scope="col" className="num">
                {t('open')}
              </th>
              <th scope="col" className="num">
                {t('waitCount')}
              </th>
              <th scope="col" className="num">
                {t('asksWeek')}
              </th>
              <th scope="col" className="num">
                {t('contract')}
              </th>
              <th scope="col">{t('percent')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.person}>
                <th scope="row" style={{ fontWeight: 400 }}>
                  {personName(one.person)}
                </th>
                <td className="num">{one.open}</td>
                <td className="num">{one.waiting}</td>
                <td className="num">{numberOf(one.hours, locale)}</td>
                <td className="num">{one.minutes ? hoursOf(one.minutes, locale) : t('none')}</td>
                <td>
                  {one.percent === null ? '–' : `${one.percent}%`}
                  <LoadBar percent={one.percent} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {org && <WorkHoursForm places={[org]} people={people.map((one) => one.person)} />}
    </section>
  );
}
