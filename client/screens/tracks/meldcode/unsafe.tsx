import { DangerDialog } from '../../../parts/danger-dialog.tsx';
import { EventForm } from '../../../parts/event-form.tsx';
import { PhonePanel } from '../../../parts/phone-panel.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { findTrack } from '../../../words/tracks.ts';
import type { TrackScreenProps } from '../tracks.ts';
import { dataOf, may } from './path.ts';
import { words } from './words.ts';

/** [MELD5] Danger now passes the steps that are left: numbers first, then what is the matter. */
export function UnsafeNow({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(words);
  if (!may(instance, 'ACUTE_UNSAFE')) return null;
  return (
    <section className="note danger spread no-print">
      <span>{t('acuteAsk')}</span>
      <DangerDialog
        instance={instance}
        act={act}
        type="ACUTE_UNSAFE"
        label={t('acute')}
        words={{ first: t('acuteFirst'), then: t('acuteThen'), submit: t('acute') }}
        button={{ color: 'red' }}
      />
    </section>
  );
}

/** [MELD5] The report itself: phone first, and done when it is recorded who phoned whom, when, with what outcome. */
export function Report({ instance, act }: TrackScreenProps) {
  const { t, locale } = useOwnWords(words);
  const { now } = useSentences();
  const { call, steps, notes } = dataOf(instance);
  const reports = instance.row.state.includes('reporting');
  const acute = steps.some(({ step }) => step === 'ACUTE_UNSAFE');
  if (!reports && !call) return null;
  const why = notes.find(({ event }) => event === 'ACUTE_UNSAFE')?.text;
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>{t(call ? 'reported' : 'report')}</h2>
      {acute && (
        <p className="note danger" style={{ margin: 0 }}>
          {t('acuteBecause')} {why}
        </p>
      )}
      {call && (
        <p style={{ margin: 0 }}>
          {momentText(call.at, locale, now)}: {call.who} → {call.called}. {call.outcome}
        </p>
      )}
      {reports && may(instance, 'REPORTED') && (
        <>
          <PhonePanel urgent title={t('acuteFirst')} />
          <EventForm
            machine="meldcode"
            schema={findTrack('meldcode')!.contract.events.REPORTED}
            draftKey={`${instance.id}:REPORTED`}
            submitLabel={t('saveReport')}
            help={t('reportHelp')}
            needs={['call']}
            autoFocus={false}
            onSubmit={(payload) => act('REPORTED', payload)}
          />
        </>
      )}
    </section>
  );
}
