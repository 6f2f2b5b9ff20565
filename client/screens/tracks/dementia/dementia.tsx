import { PhoneCall } from 'lucide-react';
import { measured, waitsOf, WAIT_NORM_DAYS } from '../../../../machines/dementia/waits.ts';
import { missingInPlan } from '../../../../machines/dementia/plan.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { serverNow, useNow } from '../../../clock.ts';
import { useDirectory } from '../../../cache.ts';
import { Person } from '../../../parts/person.tsx';
import { StateDiagram } from '../../../parts/state-diagram.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { Marks } from '../../desks/dementia/say.tsx';
import { TrackCourse, TrackHead, TrackNow } from '../parts.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import './dementia.css';
import { Guide } from './guide.tsx';
import { useKnown, type Known } from './known.ts';
import { Plan } from './plan.tsx';
import { Stages } from './stages.tsx';
import { Strains } from './strain-chart.tsx';
import { Visit } from './visit.tsx';
import { words } from './words.ts';

/** What has its own place on this screen. */
const OWN = ['WRITE_PLAN', 'PLAN_AGREED', 'PLAN_REVIEWED', 'VISIT_LOGGED', 'VISIT_MOVED'];

/** Dementia case management: who is called at a worry, what is now and next, the visits, the plan with its three agreements, and how it goes over time. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const known = useKnown(instance);
  const heavy = known.state === 'following.stable' && known.card.strain?.level === 'HIGH';
  const last = known.data.strains.at(-1);
  const scores = heavy && last ? { on: last.on, ediz: last.ediz ?? undefined, perseveranceTime: last.perseveranceTime ?? undefined } : undefined;
  return (
    <>
      <TrackHead instance={instance} />
      <FirstContact known={known} />
      <TrackNow
        instance={instance}
        steps={{
          likely: likelyOf(known, heavy),
          hide: OWN.filter((type) => known.may(type)),
          initial: scores ? { CARER_STRAIN_HIGH: { strain: scores } } : {},
        }}
      >
        <Marks card={known.card} state={known.state} />
        {heavy && <StrainAsk />}
        <PlanAsk known={known} />
        <Guide known={known} />
      </TrackNow>
      <div className="dem-track">
        <div className="stack">
          <Visit instance={instance} known={known} act={act} />
          <Plan instance={instance} known={known} act={act} />
        </div>
        <div className="stack">
          <Strains known={known} />
          <Stages known={known} />
          <Who instance={instance} known={known} />
          <TrackCourse instance={instance} />
        </div>
      </div>
      <StateDiagram instance={instance} />
    </>
  );
}

/** BR-17: who makes the first contact at a new worry, with the number, before all else. */
function FirstContact({ known }: { known: Known }) {
  const { t } = useOwnWords(words);
  const { personName } = useDirectory();
  if (known.card.phase === 'ending') return null;
  const agreed = known.data.plan?.firstContactAgreement;
  const person = agreed?.byWhom ?? known.data.contact;
  return (
    <p className="note dem-first" style={{ margin: 0 }}>
      <PhoneCall size={18} aria-hidden />
      <span>{person ? t('worryFirst', { name: personName(person) }) : t('worryNobody')}</span>
      {agreed?.phone ? <a href={`tel:${agreed.phone.replaceAll(/[^\d+]/g, '')}`}>{agreed.phone}</a> : person && <PhoneOf id={person} />}
    </p>
  );
}

function PhoneOf({ id }: { id: string }) {
  const phone = useDirectory().people.find((person) => person.id === id)?.phone;
  return phone ? <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a> : null;
}

function StrainAsk() {
  const { t } = useOwnWords(words);
  return (
    <p className="note warn" style={{ margin: 0 }}>
      {t('strainAsk')}
    </p>
  );
}

/** While a plan is written: what keeps it from being agreed, and the way there. */
function PlanAsk({ known }: { known: Known }) {
  const { t } = useOwnWords(words);
  if (!known.may('PLAN_AGREED')) return null;
  const { length: count } = missingInPlan(known.data, { at: new Date(serverNow()).toISOString() });
  return (
    <p style={{ margin: 0 }}>
      {count === 0 ? t('planReady') : count === 1 ? t('planAskOne') : t('planAsk', { count })}{' '}
      <button type="button" className="linkish no-print" onClick={() => document.getElementById('dem-plan')?.scrollIntoView()}>
        {t('toPlan')}
      </button>
    </p>
  );
}

/** BR-18: the case manager with the employer, the diagnosis, the wait. */
function Who({ instance, known }: { instance: Instance; known: Known }) {
  const { t, locale } = useOwnWords(words);
  const { orgName } = useDirectory();
  const track = useTrackWords('dementia');
  const now = useNow();
  const day = (on: string) => dayText(on, locale, now);
  const { casemanager, provider, diagnosis, deceasedOn } = known.data;
  const wait = waitsOf(known.data).at(-1);
  const until = deceasedOn ?? known.today;
  const days = diagnosis && Math.round((Date.parse(until) - Date.parse(diagnosis.on)) / 86_400_000);
  const atHome = !['warmHandover', 'aftercare', 'bereavement', 'closed'].includes(known.state);
  return (
    <section className="card">
      <dl className="facts">
        <dt>{t('manager')}</dt>
        <dd>
          <Person id={casemanager ?? instance.row.owner} role phone />
        </dd>
        {provider && (
          <>
            <dt>{t('employer')}</dt>
            <dd>{orgName(provider)}</dd>
          </>
        )}
        {diagnosis && (
          <>
            <dt>{t('diagnosis')}</dt>
            <dd>
              {track.values[diagnosis.type] ?? diagnosis.type}, {day(diagnosis.on)}
              {atHome && days !== null && days > 0 && <div className="quiet small">{t('home', { days })}</div>}
            </dd>
          </>
        )}
        {wait && (
          <>
            <dt>{t('wait')}</dt>
            <dd>{waitText()}</dd>
          </>
        )}
      </dl>
    </section>
  );

  function waitText(): string {
    const { days: lasted, left, late } = measured(wait!, known.today);
    if (wait!.until) return t('waitWas', { days: lasted, from: day(wait!.from), until: day(wait!.until) });
    return late
      ? t('waitLate', { day: day(wait!.from), over: -left, norm: WAIT_NORM_DAYS })
      : t('waitRuns', { day: day(wait!.from), days: lasted, norm: WAIT_NORM_DAYS });
  }
}

const LIKELY: Record<string, string[]> = {
  concernRaised: ['ASSIGN_FIRST_CONTACT'],
  firstContact: ['CONTACT_LOGGED', 'CONCERN_CONFIRMED'],
  watchful: ['CONCERN_CONFIRMED', 'CONCERN_RESOLVED'],
  diagnostics: ['DIAGNOSIS_DEMENTIA', 'ENROL_CM'],
  enrolled: ['CM_ASSIGNED'],
  intake: ['INTAKE_DONE'],
  'following.stable': ['STAGE_CHANGED', 'RAISE_CRISIS'],
  'following.intensified': ['STABILISED', 'START_RESPITE'],
  'following.respite': ['RESPITE_ENDED'],
  'following.crisis': ['CRISIS_STABILISED', 'EMERGENCY_ADMISSION'],
  reassigning: ['CM_ASSIGNED'],
  tempStay: ['RETURNED_HOME', 'PREPARE_ADMISSION'],
  admissionPrep: ['ADMITTED', 'WLZ_GRANTED'],
  warmHandover: ['HANDOVER_DONE'],
  aftercare: ['AFTERCARE_DONE'],
  bereavement: ['BEREAVEMENT_CONTACT_LOGGED', 'AFTERCARE_DONE'],
  noDementia: ['CLOSE'],
  closed: ['REOPEN'],
};

/** The one or two steps that come next where it stands. */
function likelyOf({ state, data }: Known, heavy: boolean): string[] {
  if (heavy) return ['CARER_STRAIN_HIGH', 'START_RESPITE'];
  if (state === 'intake' && !data.firstCmContactOn) return ['FIRST_CM_CONTACT', 'INTAKE_DONE'];
  if (state === 'admissionPrep' && !data.wlzFrom) return ['WLZ_GRANTED', 'ADMITTED'];
  return LIKELY[state] ?? [];
}
