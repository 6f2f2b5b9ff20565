import type { Instance } from '../../../../server/contract/shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { DangerDialog } from '../../../parts/danger-dialog.tsx';
import { PhonePanel } from '../../../parts/phone-panel.tsx';
import type { Act } from '../../../parts/use-act.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { ggzData, may, stateOf } from './ggz-data.ts';
import { words } from './words.ts';

/** Acute danger, one press away in every state: the numbers of this hour first, then who phones. */
export function AcuteButton({ instance, act }: { instance: Instance; act: Act }) {
  const { t } = useOwnWords(words);
  if (!may(instance, 'RAISE_ACUTE')) return null;
  return (
    <DangerDialog
      instance={instance}
      act={act}
      type="RAISE_ACUTE"
      label={t('acute')}
      words={{ first: t('acuteFirst'), then: t('acuteForm'), submit: t('raise'), help: t('acuteHelp') }}
      button={{ variant: 'outline', c: 'var(--m-danger-ink)', style: { borderColor: 'var(--m-danger-ink)' } }}
    />
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
