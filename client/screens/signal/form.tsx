import { Button } from '@mantine/core';
import type { Instance } from '../../../server/contract/shapes.ts';
import { ErrorSummary } from '../../parts/event-form.tsx';
import { Refused } from '../../parts/feedback.tsx';
import { fieldsOf } from '../../parts/form/fields.ts';
import { ClientPicker } from '../../parts/form/pickers.tsx';
import { Choice, LongText, nameOf, Question } from '../../parts/form/question.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import type { Errors, Values } from '../../parts/form/values.ts';
import { PhonePanel } from '../../parts/phone-panel.tsx';
import { useWords, type WordKey } from '../../words/i18n.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { findTrack } from '../../words/tracks.ts';
import { CallQuestions, useFreshCall } from './call.tsx';
import { asksChildren, kinds, lacking, payloadOf, type SignalValues } from './signal-values.ts';
import { useSubmitSignal } from './use-submit-signal.ts';

/** Questions that this screen asks in its own words. */
const asked: Record<string, WordKey> = {
  clientId: 'signal.who',
  what: 'signal.what',
  kind: 'signal.kind',
  urgency: 'signal.urgency',
  clientKnows: 'signal.knows',
  'call.who': 'signal.callWho',
  'call.called': 'signal.callCalled',
  'call.at': 'signal.callAt',
  'call.outcome': 'signal.callOutcome',
};
const folded = ['domains', 'source', 'expected', 'consentState', 'alreadyDone', 'childrenInHome', 'theme', 'orgId'];

/** The form itself: about whom, what, which kind, how urgent, does the client know. The rest lies folded below. */
export function SignalForm({ onSent }: { onSent: (signal: Instance) => void }) {
  const { t } = useWords();
  const words = useTrackWords('signal');
  const freshCall = useFreshCall();
  const submit = useSubmitSignal();
  const form = useForm({
    draftKey: 'signal:new',
    // Most worries can wait for triage; whoever has a pressing one says so, and reads first what pressing means.
    base: { urgency: 'ROUTINE' },
    check: (_payload, values) => lacking(values, t),
    payloadOf,
    renamed,
    send: async (payload) => {
      const result = await submit(payload);
      if (result.ok) onSent(result.signal);
      return result.ok ? null : result.problem;
    },
  });
  const { errors, problem, prefix } = form;
  const values = form.values as SignalValues;
  const label = (one: string) => words.values[one] ?? one;
  const pressing = values.urgency === 'ACUTE' || values.urgency === 'URGENT';
  const more = fieldsOf(findTrack('signal')!.contract.input).filter(
    (field) => folded.includes(field.name) && !(field.name === 'childrenInHome' && asksChildren(values)),
  );
  const set = (changed: Values) =>
    form.change(['ACUTE', 'URGENT'].includes(String(changed.urgency)) && !values.call ? { ...changed, call: freshCall() } : changed);

  const wrapped = (name: string, text: string, help?: string) => ({ id: `${prefix}-${name}`, label: text, description: help, error: errors[name] });
  return (
    <form ref={form.ref} className="stack signal" style={{ gap: 26 }} noValidate onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary errors={errors} prefix={prefix} labelOf={(path) => (asked[path] ? t(asked[path]) : nameOf(words, path, path.split('.').at(-1)!).label)} />
      <Choice
        {...wrapped('urgency', t('signal.urgency'), nameOf(words, 'urgency', 'urgency').help)}
        options={['ROUTINE', 'SOON', 'URGENT', 'ACUTE']}
        labelOf={label}
        value={values.urgency ?? null}
        onChange={(urgency) => set({ urgency })}
      />
      {values.urgency === 'ACUTE' && (
        <div className="stack tight">
          <PhonePanel urgent title={t('signal.call')} />
          <p className="quiet" style={{ margin: 0 }}>
            {t('signal.callHelp')}
          </p>
        </div>
      )}
      {pressing && <CallQuestions words={words} call={values.call ?? {}} onChange={(call) => set({ call })} errors={errors} prefix={prefix} />}
      <ClientPicker
        {...wrapped('clientId', t('signal.who'), t('signal.whoHelp'))}
        value={values.clientId ?? null}
        text={values.clientName ?? values.description ?? ''}
        onChange={(clientId) => set({ clientId, clientName: undefined })}
        onPicked={(card) => set({ clientId: card.id, clientName: card.name, description: undefined })}
        onText={(description) => description && set({ description, clientId: null })}
      />
      <LongText {...wrapped('what', t('signal.what'), t('signal.whatHelp'))} value={values.what ?? ''} max={1500} onChange={(what) => set({ what })} />
      <Choice
        {...wrapped('sinceWhen', nameOf(words, 'sinceWhen', 'sinceWhen').label)}
        options={['DAYS', 'WEEKS', 'MONTHS', 'LONGER']}
        labelOf={label}
        value={values.sinceWhen ?? null}
        onChange={(sinceWhen) => set({ sinceWhen })}
      />
      <Choice open {...wrapped('kind', t('signal.kind'))} options={kinds} labelOf={label} value={values.kind ?? null} onChange={(kind) => set({ kind })} />
      <Choice
        {...wrapped('clientKnows', t('signal.knows'))}
        options={['YES', 'NO', 'NOT_YET_SAFE']}
        labelOf={label}
        value={values.clientKnows ?? null}
        onChange={(clientKnows) => set({ clientKnows })}
      />
      {(values.clientKnows === 'NO' || values.clientKnows === 'NOT_YET_SAFE') && (
        <LongText
          {...wrapped('clientKnowsReason', nameOf(words, 'clientKnowsReason', 'clientKnowsReason').label)}
          value={values.clientKnowsReason ?? ''}
          max={300}
          onChange={(clientKnowsReason) => set({ clientKnowsReason })}
        />
      )}
      {asksChildren(values) && (
        <Choice
          {...wrapped('childrenInHome', nameOf(words, 'childrenInHome', 'childrenInHome').label, t('signal.childrenHelp'))}
          options={['YES', 'NO', 'UNKNOWN']}
          labelOf={label}
          value={values.childrenInHome ?? null}
          onChange={(childrenInHome) => set({ childrenInHome })}
        />
      )}
      <details className="card" open={Object.keys(errors).some((path) => folded.includes(path)) || undefined}>
        <summary>
          <b>{t('signal.more')}</b> <span className="quiet small">{t('signal.moreHelp')}</span>
        </summary>
        <div className="questions" style={{ marginTop: 16 }}>
          {more.map((field) => (
            <div key={field.name} className="wide">
              <Question
                field={field}
                words={words}
                value={values[field.name]}
                onChange={(value) => set({ [field.name]: value })}
                errors={errors}
                path={field.name}
                prefix={prefix}
              />
            </div>
          ))}
        </div>
      </details>
      <Refused problem={problem && Object.keys(errors).length === 0 ? problem : null} />
      {problem && (
        <p className="small quiet" style={{ margin: 0 }}>
          {t('signal.kept')}
        </p>
      )}
      <div className="line">
        <Button type="submit" size="md" loading={form.busy}>
          {values.urgency === 'ACUTE' ? t('signal.submitAcute') : t('signal.submit')}
        </Button>
      </div>
    </form>
  );
}

/** `phoneLog.0.called` of the machine is `call.called` on this screen. */
function renamed(errors: Errors): Errors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [path === 'phoneLog' ? 'call.called' : path.replace(/^phoneLog\.0\./, 'call.'), text]),
  );
}
