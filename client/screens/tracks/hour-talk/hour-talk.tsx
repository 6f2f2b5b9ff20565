import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, Printer } from 'lucide-react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { EventForm } from '../../../parts/event-form.tsx';
import type { DomainLine } from '../../../parts/four-domains/domains.ts';
import { FourDomainsRead } from '../../../parts/four-domains/four-domains.tsx';
import { NowCard } from '../../../parts/now-card.tsx';
import { StateDiagram } from '../../../parts/state-diagram.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { findTrack, wordsOf } from '../../../words/tracks.ts';
import { TrackCourse, TrackHead } from '../parts.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import { HourForm } from './hour-form.tsx';
import { words } from './words.ts';

type Text = string | null;
type Hour = {
  funded: boolean;
  unfundedBecause: Text;
  ruleSet: Text;
  plannedOn: Text;
  heldOn: Text;
  domains?: DomainLine[];
  plan?: { goals: Text[]; actions: { text: Text; owner: Text; due: Text }[]; owner: string; nextEvaluation: string } | null;
  declaration: { ruleSet: string; code: string; minutes: number; on: string } | null;
  notes?: { event: string; text: Text }[];
};
const may = (instance: Instance, type: string) => instance.can.some((one) => one.type === type && one.allowed);

/** An hour for one patient: why, four domains on one screen, the plan that comes of it, and whether a fund pays. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(words);
  const data = instance.data as unknown as Hour;
  const state = instance.row.state[0] ?? '';
  const talks = (state === 'planned' || state === 'plannedUnfunded') && may(instance, 'HELD');
  const plans = state === 'held' && may(instance, 'PLAN_RECORDED');
  const why = data.notes?.find(({ event }) => event === 'start')?.text;
  return (
    <>
      <div className="spread" style={{ alignItems: 'flex-start' }}>
        <TrackHead instance={instance} />
        <Button className="no-print" variant="subtle" size="compact-sm" leftSection={<Printer size={15} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <NowCard instance={instance} steps={{ likely: ['PLAN', 'DECLARE'], hide: ['HELD', 'PLAN_RECORDED'], hidden: { DECLARE: ['ruleSet', 'code'] } }}>
        <Fund data={data} state={state} />
      </NowCard>
      {why && (
        <section className="card">
          <h2>{t('why')}</h2>
          <p className="pre" style={{ margin: 0 }}>
            {why}
          </p>
        </section>
      )}
      {talks && (
        <section className="card">
          <HourForm id={instance.id} act={act} />
        </section>
      )}
      {(data.domains?.length ?? 0) > 0 && (
        <section className="card">
          <h2>{t('domains')}</h2>
          <FourDomainsRead lines={data.domains!} />
        </section>
      )}
      {plans && <PlanForm instance={instance} act={act} />}
      {data.plan && <Plan plan={data.plan} />}
      <TrackCourse instance={instance} />
      <StateDiagram instance={instance} />
    </>
  );
}

/** [HOUR2] Whether a fund pays, why not, and until when it may be declared. */
function Fund({ data, state }: { data: Hour; state: string }) {
  const { t, locale } = useOwnWords(words);
  const { now } = useSentences();
  const day = (on: string) => dayText(on, locale, now);
  if (data.declaration)
    return <p className="note good">{t('declared', { when: day(data.declaration.on), minutes: data.declaration.minutes, code: data.declaration.code })}</p>;
  if (state === 'proposed') return <p className="quiet small">{t('notAsked')}</p>;
  if (!data.plannedOn) return null;
  const why = data.unfundedBecause ? (wordsOf('hourTalk', locale).values[data.unfundedBecause] ?? data.unfundedBecause) : '';
  return (
    <p className={data.funded ? 'note good' : 'note warn'} style={{ margin: 0 }}>
      {data.funded ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />} {data.funded ? t('funded') : t('unfunded', { why })}{' '}
      {data.ruleSet && <span className="small">({t('rule', { rule: data.ruleSet })})</span>}
    </p>
  );
}

function PlanForm({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(words);
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>{t('plan')}</h2>
      <EventForm
        machine="hourTalk"
        schema={findTrack('hourTalk')!.contract.events.PLAN_RECORDED}
        draftKey={`${instance.id}:PLAN_RECORDED`}
        submitLabel={t('savePlan')}
        help={t('planHelp')}
        hidden={['domains']}
        needs={['goals', 'actions', 'nextEvaluation']}
        initial={{ actions: [{}] }}
        autoFocus={false}
        onSubmit={(payload) => act('PLAN_RECORDED', payload)}
      />
    </section>
  );
}

function Plan({ plan }: { plan: NonNullable<Hour['plan']> }) {
  const { t, locale } = useOwnWords(words);
  const { now } = useSentences();
  const { personName } = useDirectory();
  return (
    <section className="card stack tight">
      <h2 style={{ margin: 0 }}>{t('plan')}</h2>
      <h3 style={{ margin: 0 }}>{t('goals')}</h3>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {plan.goals.map((goal, at) => (
          <li key={at}>{goal}</li>
        ))}
      </ul>
      <h3 style={{ margin: 0 }}>{t('actions')}</h3>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {plan.actions.map((action, at) => (
          <li key={at}>
            {action.text}{' '}
            <span className="quiet small">
              {[personName(action.owner ?? plan.owner), action.due && t('until', { when: dayText(action.due, locale, now) })].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet" style={{ margin: 0 }}>
        {t('owner')}: {personName(plan.owner)} · {t('evaluation')}: {dayText(plan.nextEvaluation, locale, now)}
      </p>
    </section>
  );
}
