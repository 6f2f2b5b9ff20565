import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { ClientCard, Instance } from '../../../server/contract/shapes.ts';
import { useInstance } from '../../cache.ts';
import { Facts } from '../../parts/facts.tsx';
import { Failed, Loading } from '../../parts/feedback.tsx';
import { ClientLine } from '../../parts/form/pickers.tsx';
import { NextSteps } from '../../parts/next-steps.tsx';
import { Person } from '../../parts/person.tsx';
import { PhonePanel } from '../../parts/phone-panel.tsx';
import { StateDiagram } from '../../parts/state-diagram.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { WhatIfNobodyActs } from '../../parts/what-if-nobody-acts.tsx';
import { UrgencyTag } from '../../parts/work-row.tsx';
import { ago } from '../../words/dates.ts';
import { useSentences } from '../../words/sentences.ts';
import { IdentifyClient } from './identify-client.tsx';

const skipped = ['clientId', 'reporter', 'reportedAt', 'description', 'caseId', 'orgId', 'triagist', 'submittedAt', 'what', 'theme'];

/** One signal for whoever does triage, and for who reported it: the story, the next step, whom it is about. */
export function SignalPanel({ id }: { id: string }) {
  const query = useInstance(id);
  if (query.isPending) return <Loading lines={5} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Signal signal={query.data} />;
}

function Signal({ signal }: { signal: Instance }) {
  const { t, locale, now, nowSentence, show } = useSentences();
  const navigate = useNavigate();
  const [client, setClient] = useState<ClientCard | null>(null);
  const data = signal.data as Record<string, any>;
  const canAccept = signal.can.some((one) => one.type === 'ACCEPT');
  const urgent = signal.row.state.some((path) => path === 'escalated' || path === 'handlingUrgent');
  const known = data.clientId ?? client?.id;

  const goOn = (type: string, after: Instance) => {
    const caseId = (after.data as Record<string, any>)?.caseId;
    if (type === 'ACCEPT' && caseId) void navigate({ to: `/casus/${caseId}` });
  };

  return (
    <article className="stack">
      <Button
        component={Link}
        to="/inbox"
        variant="subtle"
        size="compact-sm"
        leftSection={<ArrowLeft size={16} />}
        className="inbox-back"
        style={{ width: 'fit-content' }}
      >
        {t('inbox.title')}
      </Button>
      {urgent && <PhonePanel urgent title={t('signal.call')} />}
      <div className="card stack">
        <div className="spread">
          <h2 style={{ margin: 0, fontSize: '1.35rem' }}>{signal.row.title ?? data.description ?? t('common.unknown')}</h2>
          <UrgencyTag row={signal.row} />
        </div>
        <p className="now">{nowSentence(signal)}</p>
        <NextSteps instance={signal} initial={{ ACCEPT: { clientId: known }, SUBMIT: {} }} hidden={{ ACCEPT: known ? ['clientId'] : [] }} onDone={goOn} />
        {data.caseId && (
          <Button component={Link} to={`/casus/${data.caseId}`} variant="light" style={{ width: 'fit-content' }}>
            {t('case.title')}
          </Button>
        )}
      </div>
      {canAccept && !data.clientId && (
        <div className="card stack">
          {client ? (
            <div className="spread">
              <span>
                {t('inbox.chosen')}: <ClientLine card={client} />
              </span>
              <button type="button" className="linkish" onClick={() => setClient(null)}>
                {t('inbox.change')}
              </button>
            </div>
          ) : (
            <IdentifyClient described={data.description} onChosen={setClient} />
          )}
        </div>
      )}
      <div className="card stack">
        <p className="quiet small" style={{ margin: 0 }}>
          {show('signal', data.kind)} · <Person id={data.reporter} role phone /> · {t('inbox.reported', { when: ago(data.reportedAt, locale, now) })}
        </p>
        {data.what && (
          <p className="pre" style={{ margin: 0, fontSize: '1.05rem' }}>
            {data.what}
          </p>
        )}
        <Facts machine="signal" data={data} skip={[...skipped, 'kind']} />
      </div>
      <section className="card">
        <h2>{t('case.whatIf')}</h2>
        <WhatIfNobodyActs instances={[signal]} />
      </section>
      <section className="card">
        <h2>{t('timeline.title')}</h2>
        <Timeline entries={signal.timeline} instance={signal.id} />
      </section>
      <StateDiagram instance={signal} />
    </article>
  );
}
