import { Check, CircleDot, Minus } from 'lucide-react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { EventForm } from '../../../parts/event-form.tsx';
import { NextSteps } from '../../../parts/next-steps.tsx';
import type { Act } from '../../../parts/use-act.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import { findTrack } from '../../../words/tracks.ts';
import { FIVE } from '../../../../machines/meldcode/weighing.ts';
import { nameOf } from '../../../parts/form/question.tsx';
import { dataOf, isShown, may, pathOf, type StepView } from './path.ts';
import { WeighForm } from './weigh-form.tsx';
import { words } from './words.ts';

type Props = { instance: Instance; act: Act };
const ICONS = { done: Check, now: CircleDot, later: Minus, skipped: Minus };
/** What is filled in on the spot; where there are two ways out of a step, each has its button. */
const FORMS: Partial<Record<string, string>> = { step1: 'MAPPED', step2: 'CONSULTED' };
const BUTTONS: Partial<Record<string, string[]>> = { step3: ['TALKED', 'TALK_NOT_SAFE'], step4: ['SUSPICION', 'NO_SUSPICION'] };

/** [MELD1] [MELD8] The five steps as a path: what was recorded at each, and at the present one its form. No step can be opened before its turn. */
export function Steps({ instance, act }: Props) {
  const { t } = useOwnWords(words);
  const state = instance.row.state[0] ?? '';
  const views = pathOf(state, dataOf(instance)).filter((view) => isShown(view, state));
  return (
    <section aria-label={t('path')}>
      <h2>{t('path')}</h2>
      <ol className="meld-path">
        {views.map((view, at) => (
          <li key={view.step} data-is={view.is} aria-current={view.is === 'now' ? 'step' : undefined}>
            <StepHead view={view} nth={at + 1} />
            {view.is === 'done' && <Recorded view={view} instance={instance} />}
            {view.is === 'now' && <Form view={view} instance={instance} act={act} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepHead({ view, nth }: { view: StepView; nth: number }) {
  const { t, locale } = useOwnWords(words);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const Icon = ICONS[view.is];
  return (
    <div>
      <h3>
        <span className="meld-nth" aria-hidden>
          {view.is === 'done' ? <Icon size={15} /> : nth}
        </span>
        <span>
          {t(`step.${view.step}`)} <span className={view.is === 'now' ? 'tag good' : 'tag'}>{t(view.is)}</span>
        </span>
      </h3>
      {view.at && (
        <p className="quiet small" style={{ margin: 0 }}>
          {t('by', { by: personName(view.by), when: momentText(view.at, locale, now) })}
        </p>
      )}
    </div>
  );
}

function Recorded({ view, instance }: { view: StepView; instance: Instance }) {
  const { t } = useOwnWords(words);
  const own = useTrackWords('meldcode');
  const { consulted, weighed, decision } = dataOf(instance);
  const said = { TALK_NOT_SAFE: t('notSafe'), TALKED: t('talked'), SUSPICION: t('suspicion'), NO_SUSPICION: t('noSuspicion') }[view.event ?? ''];
  return (
    <div className="stack tight">
      {view.step === 'step2' && consulted && (
        <p style={{ margin: 0 }}>{t('with', { who: [consulted.withWhom, own.values[consulted.who]].filter(Boolean).join(', ') })}</p>
      )}
      {said && <p style={{ margin: 0 }}>{said}</p>}
      {view.text && <p className="pre meld-record">{view.text}</p>}
      {view.step === 'step5' && weighed && (
        <>
          <dl className="facts">
            {FIVE.map((name) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{nameOf(own, name, name).label}</dt>
                <dd>{own.values[weighed[name] ?? ''] ?? weighed[name]}</dd>
              </div>
            ))}
            <dt>{t('because')}</dt>
            <dd>{weighed.because}</dd>
          </dl>
          {decision && (
            <p style={{ margin: 0 }}>
              <b>{t(`decided${view.event === 'DECIDE_HELP' ? 'HELP' : 'REPORT'}`)}</b>
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Form({ view, instance, act }: Props & { view: StepView }) {
  const { t } = useOwnWords(words);
  const own = useTrackWords('meldcode');
  const type = FORMS[view.step];
  const buttons = BUTTONS[view.step];
  const { signs } = dataOf(instance);
  const others = instance.can.map((one) => one.type).filter((one) => !buttons?.includes(one));
  return (
    <div className="stack">
      <p className="quiet" style={{ margin: 0 }}>
        {t(`help.${view.step}`)}
      </p>
      {type && may(instance, type) && (
        <EventForm
          machine="meldcode"
          schema={findTrack('meldcode')!.contract.events[type]}
          draftKey={`${instance.id}:${type}`}
          submitLabel={own.events[type].label}
          needs={type === 'MAPPED' ? ['signs'] : ['withWhom']}
          initial={type === 'MAPPED' && signs ? { signs } : {}}
          autoFocus={false}
          onSubmit={(payload) => act(type, payload)}
        />
      )}
      {buttons && <NextSteps instance={instance} likely={buttons} hide={others} />}
      {view.step === 'step5' && may(instance, 'DECIDE_REPORT') && <WeighForm id={instance.id} act={act} />}
    </div>
  );
}
