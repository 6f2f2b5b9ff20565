import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Level, SporenSteps, Step } from '../../../../server/contract/sporen-shapes.ts';
import { api } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { paramsOf, type SporenAsked } from './asked.ts';
import { sporenWords, type SporenWord } from './words.ts';

/** The steps behind one number: which case, when, why, and what takes the place of the help. */
export function Steps({ asked, step }: { asked: SporenAsked; step: Step }) {
  const { t } = useOwnWords(sporenWords);
  const [from, to] = step.split('>') as [Level, Level];
  const query = useQuery({
    queryKey: ['sporen', 'steps', asked, step],
    queryFn: ({ signal }) => api.get<SporenSteps>(`/api/sporen/steps?${paramsOf(asked)}&step=${encodeURIComponent(step)}`, signal),
  });
  return (
    <section className="stack tight" aria-labelledby="sporen-steps">
      <h2 id="sporen-steps" style={{ margin: 0 }}>
        {t('steps', { from: t(from), to: t(to) })} {query.isSuccess && <span className="count">{query.data.rows.length}</span>}
      </h2>
      {query.isPending && <Loading lines={2} />}
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && query.data.rows.length === 0 && <p className="quiet">{t('noSteps')}</p>}
      {query.isSuccess && query.data.rows.length > 0 && (
        <ul className="rows">
          {query.data.rows.map((one) => (
            <StepLine key={`${one.row.id} ${one.on}`} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function StepLine({ one }: { one: SporenSteps['rows'][number] }) {
  const { t, locale } = useOwnWords(sporenWords);
  const { personName } = useDirectory();
  const now = useNow();
  return (
    <li>
      <Link to="/casus/$id" params={{ id: one.row.id }} className="row">
        <span className="what">
          <b>{one.row.title}</b>
          {one.reason && <span style={{ display: 'block', color: 'inherit' }}>{one.reason}</span>}
          <span>
            {[
              t('instead', { what: t(one.substitute) }),
              one.expected && t('expected', { text: one.expected }),
              one.override && t('override', { why: t(one.override as SporenWord) }),
              t('by', { who: personName(one.by) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="quiet nowrap">{dayText(one.on, locale, now)}</span>
      </Link>
    </li>
  );
}
