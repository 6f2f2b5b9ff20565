import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Siren } from 'lucide-react';
import { useState } from 'react';
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
  const { t: w } = useSentences();
  const phone = useMediaQuery('(max-width: 48em)');
  const [open, setOpen] = useState(false);
  if (!may(instance, 'ACUTE_UNSAFE')) return null;
  return (
    <section className="note danger spread no-print">
      <span>{t('acuteAsk')}</span>
      <Button color="red" leftSection={<Siren size={17} aria-hidden />} onClick={() => setOpen(true)}>
        {t('acute')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={<b>{t('acute')}</b>}
        size="lg"
        fullScreen={phone}
        closeButtonProps={{ 'aria-label': w('common.close') }}
      >
        <div className="stack">
          <PhonePanel urgent title={t('acuteFirst')} />
          <h3 style={{ margin: 0 }}>{t('acuteThen')}</h3>
          <EventForm
            machine="meldcode"
            schema={findTrack('meldcode')!.contract.events.ACUTE_UNSAFE}
            draftKey={`${instance.id}:ACUTE_UNSAFE`}
            submitLabel={t('acute')}
            autoFocus={false}
            onCancel={() => setOpen(false)}
            onSubmit={async (payload) => {
              const refused = await act('ACUTE_UNSAFE', payload);
              if (!refused) setOpen(false);
              return refused;
            }}
          />
        </div>
      </Modal>
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
