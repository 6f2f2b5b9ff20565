import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { EventForm } from '../../../parts/event-form.tsx';
import { PhonePanel } from '../../../parts/phone-panel.tsx';
import type { Act } from '../../../parts/use-act.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { findTrack } from '../../../words/tracks.ts';
import { ggzData, may, stateOf } from './ggz-data.ts';
import { words } from './words.ts';

/** Acute danger, one press away in every state: the numbers of this hour first, then who phones. */
export function AcuteButton({ instance, act }: { instance: Instance; act: Act }) {
  const { t } = useOwnWords(words);
  const { t: w } = useSentences();
  const [open, setOpen] = useState(false);
  const phone = useMediaQuery('(max-width: 48em)');
  if (!may(instance, 'RAISE_ACUTE')) return null;
  return (
    <>
      <Button
        className="no-print"
        variant="outline"
        style={{ color: 'var(--m-danger-ink)', borderColor: 'var(--m-danger-ink)' }}
        leftSection={<Siren size={17} aria-hidden />}
        onClick={() => setOpen(true)}
      >
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
          <h3 style={{ margin: 0 }}>{t('acuteForm')}</h3>
          <EventForm
            machine="ggz"
            schema={findTrack('ggz')!.contract.events.RAISE_ACUTE}
            draftKey={`${instance.id}:RAISE_ACUTE`}
            submitLabel={t('raise')}
            help={t('acuteHelp')}
            autoFocus={false}
            onCancel={() => setOpen(false)}
            onSubmit={async (payload) => {
              const refused = await act('RAISE_ACUTE', payload);
              if (!refused) setOpen(false);
              return refused;
            }}
          />
        </div>
      </Modal>
    </>
  );
}

/** [GGZ4] [GGZ5] In a crisis, on the same day and the day after: whom to phone at this hour, who does it, and what was phoned already. */
export function CrisisPart({ instance }: { instance: Instance }) {
  const { t, locale } = useOwnWords(words);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const state = stateOf(instance);
  if (!/^(crisis|sameDay|postCrisis)/.test(state)) return null;
  const { caller, followUpBy, worker, phoneLog = [] } = ggzData(instance);
  const calling = state === 'crisis.calling';
  const title = state === 'sameDay' ? t('callToday') : state === 'postCrisis' ? t('followUp') : t('callNow');
  return (
    <section className="stack tight">
      <PhonePanel urgent={state !== 'postCrisis'} title={title} />
      {calling && caller && <p className="now">{t('callerIs', { who: personName(caller) })}</p>}
      {calling && <p className="quiet">{t('notLogged')}</p>}
      {state === 'postCrisis' && (followUpBy ?? worker) && (
        <p className="now">
          {t('followUpIs', {
            who: personName(followUpBy ?? worker),
            when: momentText(instance.timers.find(({ name }) => name === 'CRISIS_FOLLOWUP')?.at ?? instance.row.dueAt ?? '', locale, now),
          })}
        </p>
      )}
      {phoneLog.length > 0 && (
        <ul style={{ margin: 0, paddingLeft: 20 }} aria-label={t('logged')}>
          {phoneLog.map((call) => (
            <li key={call.at}>
              {momentText(call.at, locale, now)}: {call.who} → {call.called}. {call.outcome}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
