import { Link } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, List } from 'lucide-react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { EventForm } from '../../../parts/event-form.tsx';
import { ResponsesCard } from '../../../parts/questionnaire/responses-card.tsx';
import { NowCard } from '../../../parts/now-card.tsx';
import { StateDiagram } from '../../../parts/state-diagram.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { findTrack } from '../../../words/tracks.ts';
import { usePlaceInTalk } from '../../desks/ggz/use-ggz.ts';
import { ggzWords } from '../../desks/ggz/words.ts';
import { TrackCourse, TrackHead } from '../parts.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import { AcuteButton, CrisisPart } from './acute.tsx';
import { ChildSignal } from './child-signal.tsx';
import './ggz.css';
import { ggzData, may, stateOf } from './ggz-data.ts';
import { RiskForm } from './risk-form.tsx';
import { LastTalk, Monitoring } from './told.tsx';
import { words } from './words.ts';

/** What has a form or a button of its own here, or is said by the judgement. */
const OWN = ['RAISE_ACUTE', 'RISK_LOW', 'RISK_ELEVATED', 'RISK_HIGH', 'FOLLOWUP_DONE', 'AGREEMENTS_RECORDED', 'KOPP_FLAGGED'];

/** One person at the monthly talk: phone first when it is urgent, then the form of this moment, then what was said and agreed before. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const state = stateOf(instance);
  const { caseId } = ggzData(instance);
  const judges = state === 'discussing' && may(instance, 'RISK_LOW');
  const followsUp = state === 'postCrisis' && may(instance, 'FOLLOWUP_DONE');
  return (
    <>
      <PlaceInTalk id={instance.id} />
      <div className="spread" style={{ alignItems: 'flex-start' }}>
        <TrackHead instance={instance} />
        <AcuteButton instance={instance} act={act} />
      </div>
      <CrisisPart instance={instance} />
      <NowCard instance={instance} steps={{ hide: OWN }} />
      <ChildSignal instance={instance} act={act} />
      {(judges || followsUp) && (
        <section className="card">
          <RiskForm id={instance.id} act={act} after={followsUp} />
        </section>
      )}
      {state === 'agreeing' && may(instance, 'AGREEMENTS_RECORDED') && <Agreements instance={instance} act={act} />}
      <div className="two">
        <div className="stack">
          <Monitoring instance={instance} />
          <LastTalk instance={instance} />
          {caseId && <ResponsesCard caseId={caseId} about={instance.id} first={['FOUR_DOMAINS', '4DKL', 'HONOS', 'PHQ9', 'GAD7', 'OQ45']} />}
        </div>
        <TrackCourse instance={instance} />
      </div>
      <StateDiagram instance={instance} />
    </>
  );
}

function Agreements({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(words);
  const own = useTrackWords('ggz');
  const { monitorBy, everyWeeks, warningSigns, whatIf } = ggzData(instance);
  const initial = Object.fromEntries(
    Object.entries({ monitorBy, everyWeeks, warningSigns, whatIf }).filter(([, value]) => value !== null && value !== undefined),
  );
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>{t('agreeTitle')}</h2>
      <EventForm
        machine="ggz"
        schema={findTrack('ggz')!.contract.events.AGREEMENTS_RECORDED}
        draftKey={`${instance.id}:AGREEMENTS_RECORDED`}
        submitLabel={own.events.AGREEMENTS_RECORDED.label}
        help={t('agreeHelp')}
        initial={initial}
        autoFocus={false}
        onSubmit={(payload) => act('AGREEMENTS_RECORDED', payload)}
      />
    </section>
  );
}

/** The way through the list, without going back to it. */
function PlaceInTalk({ id }: { id: Instance['id'] }) {
  const { t } = useOwnWords(ggzWords);
  const place = usePlaceInTalk(id);
  if (!place) return null;
  return (
    <nav className="ggz-place no-print" aria-label={t('label')}>
      <Link to="/bureau/ggz-overleg">
        <List size={15} aria-hidden /> {t('list')}
      </Link>
      <span className="quiet">{t('place', { nth: place.nth, of: place.of })}</span>
      {place.before && (
        <Link to={`/i/${place.before.row.id}`}>
          <ArrowLeft size={15} aria-hidden /> {t('previous')}
        </Link>
      )}
      {place.next ? (
        <Link to={`/i/${place.next.row.id}`}>
          {t('next', { name: place.next.row.title ?? t('nameless') })} <ArrowRight size={15} aria-hidden />
        </Link>
      ) : (
        <span className="quiet">{t('last')}</span>
      )}
    </nav>
  );
}
