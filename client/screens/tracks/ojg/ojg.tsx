import type { OjgContext } from '../../../../machines/ojg/contract.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import type { Values } from '../../../parts/form/values.ts';
import { NextSteps } from '../../../parts/next-steps.tsx';
import { StateDiagram } from '../../../parts/state-diagram.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { TrackCourse, TrackFacts, TrackHead, TrackNow } from '../parts.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import { TalkMeter } from './meter.tsx';
import { PlanTalk } from './plan-talk.tsx';
import { RecordTalk, TALKS } from './record-talk.tsx';
import { WhoSaysYes } from './who-says-yes.tsx';
import { ojgTrackWords } from './words.ts';

/** What has a form or a panel of its own on this screen. */
const OWN = [...TALKS, 'HOME_VISIT_LOGGED', 'GP_CONSULTED', 'PLAN_TALK', 'TALK_OFF'];
const AT_FIFTH = ['GOALS_REACHED', 'GO_ON', 'EXTENSION_NEEDED', 'CHOOSE_REFER', 'GP_CONSULTED'];
const AT_LIMIT = ['EXTENSION_NEEDED', 'CHOOSE_REFER', 'GOALS_REACHED', 'CLIENT_STOPS', 'GP_CONSULTED'];

const LIKELY = (
  'ACCEPT_REFERRAL CONSULT_ONLY CLOSE_CONSULT CLARIFICATION_DONE CHOOSE_SHORT CHOOSE_REFER ALLOCATION_GRANTED ALLOCATION_REJECTED REFERRAL_ACCEPTED ' +
  'GOALS_REACHED REPORT_WRITTEN CONSENT_GRANTED CONSENT_REFUSED ACKNOWLEDGED REOPEN'
).split(' ');

/** One youth with the OJG: the budget of talks, the question that the fifth asks and the ways on after the seventh, talks in a few taps, and whose yes is needed. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const data = instance.data as unknown as Partial<OjgContext>;
  const state = String(instance.state);
  const { counted = 0, limits, evaluatedAt } = data;
  const asks = state === 'shortTreatment' && limits !== undefined && counted >= limits.soft && !evaluatedAt;
  const panel = asks ? AT_FIFTH : state === 'limitReached' ? AT_LIMIT : [];
  const works = instance.can.some((one) => one.allowed && OWN.includes(one.type));
  return (
    <>
      <TrackHead instance={instance} />
      <TrackNow
        instance={instance}
        steps={{ hide: [...OWN, ...panel], likely: LIKELY, compact: state === 'limitReached', initial: { REPORT_WRITTEN: known(data) } }}
      >
        {limits && !['referred', 'consult', 'declined'].includes(state) && data.clientId && <Budget data={data} limits={limits} />}
      </TrackNow>
      {panel.length > 0 && limits && <Ways instance={instance} types={panel} full={state === 'limitReached'} counted={counted} left={limits.hard - counted} />}
      {works && (
        <div className="two">
          <RecordTalk instance={instance} act={act} />
          <PlanTalk instance={instance} act={act} />
        </div>
      )}
      <div className="two">
        <div className="stack">
          {data.clientId && <WhoSaysYes caseId={data.caseId ?? null} clientId={data.clientId} />}
          <TrackFacts
            instance={instance}
            skip={['self', 'limits', 'counted', 'bridged', 'homeVisits', 'ledger', 'notes', 'nextTalk', 'nextPlace', 'evaluatedAt', 'lastActivityAt']}
          />
        </div>
        <TrackCourse instance={instance} />
      </div>
      <StateDiagram instance={instance} />
    </>
  );
}

/** What the report takes over from the track; everything in it can be said otherwise. */
const known = ({ question, interventions, wayOut }: Partial<OjgContext>): Values => ({
  ...(question && { questionAfterClarification: question }),
  ...(interventions?.length && { interventions }),
  ...(wayOut && { outcome: wayOut }),
});

function Budget({ data, limits }: { data: Partial<OjgContext>; limits: OjgContext['limits'] }) {
  const { t } = useOwnWords(ojgTrackWords);
  const { locale, now } = useSentences();
  const { counted = 0, bridged = 0, homeVisits = 0, gpConsultedOn } = data;
  const left = limits.hard - counted;
  return (
    <div className="stack tight">
      <TalkMeter large counted={counted} soft={limits.soft} hard={limits.hard} label={t('talks', { counted, hard: limits.hard, soft: limits.soft })} />
      <p className="small quiet" style={{ margin: 0 }}>
        {[
          left > 0 && t('left', { left }),
          bridged > 0 && t('bridging', { bridged, bridge: limits.bridge }),
          homeVisits > 0 && t('visits', { count: homeVisits }),
          gpConsultedOn && t('withGp', { when: dayText(gpConsultedOn, locale, now) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}

/** The question of the fifth talk, or the refusal of the eighth, with each way on as a button. */
function Ways({ instance, types, full, counted, left }: { instance: Instance; types: string[]; full: boolean; counted: number; left: number }) {
  const { t } = useOwnWords(ojgTrackWords);
  const can = types.flatMap((type) => instance.can.find((one) => one.type === type) ?? []);
  return (
    <section className={full ? 'note danger stack tight' : 'note warn stack tight'} aria-labelledby="ojg-ways">
      <h2 id="ojg-ways" style={{ margin: 0 }}>
        {full ? t('full') : t('fifth', { counted })}
      </h2>
      <p style={{ margin: 0 }}>{full ? t('fullHelp') : t('fifthHelp', { left })}</p>
      <div className="line">
        {can.map((one) => (
          <NextSteps key={one.type} instance={{ ...instance, can: [one] }} likely={[one.type]} compact />
        ))}
      </div>
    </section>
  );
}
