import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Instance } from '../../../server/contract/shapes.ts';
import { Due } from '../../parts/due.tsx';
import { Facts } from '../../parts/facts.tsx';
import { NextSteps, type NextStepsProps } from '../../parts/next-steps.tsx';
import { Person } from '../../parts/person.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { WhatIfNobodyActs } from '../../parts/what-if-nobody-acts.tsx';
import { Withheld } from '../../parts/withheld.tsx';
import { UrgencyTag } from '../../parts/work-row.tsx';
import { useSentences } from '../../words/sentences.ts';
import { wordsOf } from '../../words/tracks.ts';

type Part = { instance: Instance };

/** What it is, of whom, how urgent, when it is due, who has it, and the way to its case and meeting. */
export function TrackHead({ instance }: Part) {
  const { t, locale, titleOf } = useSentences();
  const words = wordsOf(instance.machine, locale);
  const { row } = instance;
  return (
    <div>
      <p className="quiet small" style={{ margin: 0 }}>
        {capital(words.name)}
      </p>
      <h1 style={{ overflowWrap: 'anywhere' }}>{titleOf(row)}</h1>
      <div className="line small" style={{ marginTop: 6 }}>
        <UrgencyTag row={row} />
        <Due at={row.dueAt} />
        {row.owner && (
          <span className="quiet">
            <Person id={row.owner} />
          </span>
        )}
        {row.case && row.case !== instance.id && <Link to={`/casus/${row.case}`}>{t('case.title')}</Link>}
        {row.meeting && row.meeting !== instance.id && <Link to={`/overleg/${row.meeting}`}>{t('shell.meetings')}</Link>}
      </div>
    </div>
  );
}

/** The sentence of now and the next steps under it, and what of it this viewer does not see. `steps` orders and fills the buttons; `sentence` says it better than the words of the machine; `children` come between. */
export function TrackNow({
  instance,
  steps,
  sentence,
  children,
}: Part & { steps?: Omit<NextStepsProps, 'instance'>; sentence?: string; children?: ReactNode }) {
  const { t, nowSentence } = useSentences();
  return (
    <section className="card stack" aria-label={t('steps.title')}>
      <p className="now">{sentence ?? nowSentence(instance)}</p>
      {children}
      <NextSteps instance={instance} {...steps} />
      {instance.notInstalled.length > 0 && (
        <p className="note warn small" style={{ margin: 0 }}>
          {t('generic.notInstalled', { names: instance.notInstalled.join(', ') })}
        </p>
      )}
      <Withheld categories={instance.withheld} />
    </section>
  );
}

/** What is known, as label and value; `skip` leaves out what stands elsewhere on the screen. */
export function TrackFacts({ instance, skip = [] }: Part & { skip?: string[] }) {
  const { t } = useSentences();
  return (
    <section className="card">
      <h2>{t('generic.data')}</h2>
      <Facts machine={instance.machine} data={instance.data} skip={['caseId', 'meetingId', 'clientId', 'orgId', 'itemId', ...skip]} />
    </section>
  );
}

/** What happens when nobody acts, and what happened so far. */
export function TrackCourse({ instance }: Part) {
  const { t } = useSentences();
  return (
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
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
