import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import type { CaseFile, Instance } from '../../server/contract/shapes.ts';
import { useCase } from '../cache.ts';
import { Failed, Loading } from '../parts/feedback.tsx';
import { NextSteps } from '../parts/next-steps.tsx';
import { PhonePanel } from '../parts/phone-panel.tsx';
import { StateDiagram } from '../parts/state-diagram.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { WhatIfNobodyActs } from '../parts/what-if-nobody-acts.tsx';
import { Withheld } from '../parts/withheld.tsx';
import { useRoom } from '../socket.ts';
import { useSentences } from '../words/sentences.ts';
import { Agreements, Team } from './case/agreements.tsx';
import { useBoxes } from './emergency/use-emergency.ts';
import { ClientData } from './case/client-data.tsx';
import { CaseHead } from './case/head.tsx';
import { Lines } from './case/lines.tsx';
import { ReferLink } from './case/refer-link.tsx';
import { Readers } from './case/readers.tsx';

/** One case: who, what is going on, what to do next; the course, the lines and the agreements beside each other. */
export function CaseScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  useRoom(`case:${id}`);
  const query = useCase(id);
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
  return <Case file={query.data} />;
}

function Case({ file }: { file: CaseFile }) {
  const { t, nowSentence } = useSentences();
  const crisis = file.instance.row.state.includes('safety.crisis');
  // Who looks in by emergency access takes nothing along and reads no log.
  const emergency = useBoxes().some((box) => box.case === file.instance.id);
  return (
    <div className="page stack" style={{ gap: 18 }}>
      <CaseHead file={file} />
      {crisis && <PhonePanel urgent title={t('case.callFirst')} />}
      <section className="card stack" aria-label={t('steps.title')}>
        <p className="now">{nowSentence(file.instance)}</p>
        <AskConsent file={file} />
        <NextSteps instance={file.instance} hide={['ADD_TO_TEAM', 'REMOVE_FROM_TEAM', 'ATTACH_ITEM']} />
        {!emergency && <ReferLink file={file} />}
      </section>
      <Withheld categories={file.withheld} />
      <Columns file={file} />
      <section className="card">
        <h2>{t('case.whatIf')}</h2>
        <WhatIfNobodyActs instances={[file.instance, ...file.terms]} of={file.instance.id} />
      </section>
      <StateDiagram instance={file.instance} />
      {!emergency && <ClientData file={file} />}
      {!emergency && <Readers caseId={file.instance.id} client={file.client?.id ?? null} />}
    </div>
  );
}

/** While the case waits for consent, that is its next step, though another machine keeps it. */
function AskConsent({ file }: { file: CaseFile }) {
  if (!file.instance.row.state.includes('lifecycle.consentPending')) return null;
  const allowed = (consent: Instance) => consent.can.filter((one) => one.allowed && ['ASK', 'GRANT', 'REFUSE'].includes(one.type));
  const consent = file.consents.find((one) => allowed(one).length > 0);
  if (!consent) return null;
  return <NextSteps instance={consent} hide={consent.can.filter((one) => !allowed(consent).includes(one)).map((one) => one.type)} />;
}

/** Three columns on a desktop, tabs on anything narrower. */
function Columns({ file }: { file: CaseFile }) {
  const { t } = useSentences();
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const course = (
    <section className="card" aria-label={t('case.course')}>
      {wide && <h2>{t('case.course')}</h2>}
      <Timeline entries={file.timeline} instance={file.instance.id} />
    </section>
  );
  const lines = <Lines file={file} />;
  const agreements = (
    <div className="stack">
      <Agreements file={file} />
      <Team file={file} />
    </div>
  );
  if (wide)
    return (
      <div className="three">
        {course}
        {lines}
        {agreements}
      </div>
    );
  return (
    <Tabs defaultValue="agreements" keepMounted={false}>
      <Tabs.List grow mb="md">
        <Tabs.Tab value="agreements">{t('case.agreements')}</Tabs.Tab>
        <Tabs.Tab value="lines">{t('case.lines')}</Tabs.Tab>
        <Tabs.Tab value="course">{t('case.course')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="agreements">{agreements}</Tabs.Panel>
      <Tabs.Panel value="lines">{lines}</Tabs.Panel>
      <Tabs.Panel value="course">{course}</Tabs.Panel>
    </Tabs>
  );
}
