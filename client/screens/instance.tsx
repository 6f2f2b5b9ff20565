import { Link, useParams } from '@tanstack/react-router';
import type { Instance } from '../../server/contract/shapes.ts';
import { useInstance } from '../cache.ts';
import { Facts } from '../parts/facts.tsx';
import { Due } from '../parts/due.tsx';
import { Failed, Loading } from '../parts/feedback.tsx';
import { NextSteps } from '../parts/next-steps.tsx';
import { Person } from '../parts/person.tsx';
import { StateDiagram } from '../parts/state-diagram.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { WhatIfNobodyActs } from '../parts/what-if-nobody-acts.tsx';
import { UrgencyTag } from '../parts/work-row.tsx';
import { Withheld } from '../parts/withheld.tsx';
import { useRoom } from '../socket.ts';
import { useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';

/** Anything that runs, of whatever machine: its sentence, its next steps, its data, its course, its picture. A new track needs no screen. */
export function InstanceScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useInstance(id);
  const caseId = query.data?.row.case;
  useRoom(caseId ? `case:${caseId}` : null);
  if (query.isPending)
    return (
      <div className="page">
        <Loading lines={6} />
      </div>
    );
  if (query.isError)
    return (
      <div className="page">
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  return <One instance={query.data} />;
}

function One({ instance }: { instance: Instance }) {
  const { t, locale, nowSentence, titleOf } = useSentences();
  const words = wordsOf(instance.machine, locale);
  const title = titleOf(instance.row);
  return (
    <div className="page stack" style={{ gap: 18 }}>
      <div>
        <p className="quiet small" style={{ margin: 0 }}>
          {capital(words.name)}
        </p>
        <h1 style={{ overflowWrap: 'anywhere' }}>{title}</h1>
        <div className="line small" style={{ marginTop: 6 }}>
          <UrgencyTag row={instance.row} />
          <Due at={instance.row.dueAt} />
          {instance.row.owner && (
            <span className="quiet">
              <Person id={instance.row.owner} />
            </span>
          )}
          {instance.row.case && instance.row.case !== instance.id && <Link to={`/casus/${instance.row.case}`}>{t('case.title')}</Link>}
          {instance.row.meeting && instance.row.meeting !== instance.id && <Link to={`/overleg/${instance.row.meeting}`}>{t('shell.meetings')}</Link>}
        </div>
      </div>
      {instance.status === 'parked' && <p className="note warn">{t('generic.parked')}</p>}
      <section className="card stack" aria-label={t('steps.title')}>
        <p className="now">{nowSentence(instance)}</p>
        <NextSteps instance={instance} />
        {instance.notInstalled.length > 0 && (
          <p className="note warn small" style={{ margin: 0 }}>
            {t('generic.notInstalled', { names: instance.notInstalled.join(', ') })}
          </p>
        )}
        <Withheld categories={instance.withheld} />
      </section>
      <div className="two">
        <section className="card">
          <h2>{t('generic.data')}</h2>
          <Facts machine={instance.machine} data={instance.data} skip={['caseId', 'meetingId', 'clientId', 'orgId', 'itemId']} />
        </section>
        <div className="stack">
          <section className="card">
            <h2>{t('case.whatIf')}</h2>
            <WhatIfNobodyActs instances={[instance]} />
          </section>
          <section className="card">
            <h2>{t('timeline.title')}</h2>
            <Timeline entries={instance.timeline} instance={instance.id} />
          </section>
        </div>
      </div>
      <StateDiagram instance={instance} />
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
