import { TextInput } from '@mantine/core';
import type { TrackWords } from '../../../machines/track.ts';
import { useMe } from '../../cache.ts';
import { serverNow } from '../../clock.ts';
import { MomentField } from '../../parts/moment-field.tsx';
import { useWords } from '../../words/i18n.ts';
import type { Errors } from '../../parts/form/values.ts';
import type { Call } from './signal-values.ts';

type Props = { words: TrackWords; call: Call; onChange: (call: Call) => void; errors: Errors; prefix: string };

/** Have you phoned already? Who, whom, when, with what result (BR-20). */
export function CallQuestions({ call, onChange, errors, prefix }: Props) {
  const { t } = useWords();
  const shown = (name: keyof Call, label: string) => ({ id: `${prefix}-call.${name}`, label, error: errors[`call.${name}`] });
  return (
    <fieldset className="group">
      <legend>{t('signal.called')}</legend>
      <div className="questions">
        <TextInput
          {...shown('called', t('signal.callCalled'))}
          value={call.called ?? ''}
          maxLength={120}
          onChange={(event) => onChange({ ...call, called: event.currentTarget.value })}
        />
        <TextInput
          {...shown('outcome', t('signal.callOutcome'))}
          value={call.outcome ?? ''}
          maxLength={300}
          onChange={(event) => onChange({ ...call, outcome: event.currentTarget.value })}
        />
        <TextInput
          {...shown('who', t('signal.callWho'))}
          value={call.who ?? ''}
          maxLength={120}
          onChange={(event) => onChange({ ...call, who: event.currentTarget.value })}
        />
        <MomentField {...shown('at', t('signal.callAt'))} value={call.at ?? ''} onChange={(at) => onChange({ ...call, at })} />
      </div>
    </fieldset>
  );
}

/** A call begins as one of mine, just now. */
export function useFreshCall(): () => Call {
  const me = useMe().data;
  return () => ({ who: me?.person.name, at: new Date(Math.floor(serverNow() / 60_000) * 60_000).toISOString() });
}
