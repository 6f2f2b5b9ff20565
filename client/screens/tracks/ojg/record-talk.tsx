import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { OjgContext } from '../../../../machines/ojg/contract.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { serverNow } from '../../../clock.ts';
import { Refused } from '../../../parts/feedback.tsx';
import type { Values } from '../../../parts/form/values.ts';
import { dayOf } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import type { TrackScreenProps } from '../tracks.ts';
import { Taps } from './taps.tsx';
import { ojgTrackWords } from './words.ts';

/** A talk by the state in which it is held: the first, one that counts, one that bridges the wait. */
export const TALKS = ['INTAKE_HELD', 'SESSION_HELD', 'BRIDGE_SESSION'];
const OTHERS = { HOME_VISIT_LOGGED: 'visit', GP_CONSULTED: 'gp' } as const;
const MINUTES = ['10', '30', '45', '60', '90'];
const WITH = ['FAMILY', 'YOUTH', 'PARENTS', 'SCHOOL'];
const HELP = ['PARENT_GUIDANCE', 'PSYCHO_EDUCATION', 'SHORT_TREATMENT', 'PREVENTION', 'COORDINATION', 'BRIDGING'];
const USUAL: Record<string, string> = { HOME_VISIT_LOGGED: '60', GP_CONSULTED: '10' };

/** What was done, by taps: a talk, a home visit or the GP; with whom, how long, which help; and if one likes a few words. One tap saves the usual. */
export function RecordTalk({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(ojgTrackWords);
  const words = useTrackWords('ojg');
  const kinds = instance.can
    .filter((one) => [...TALKS, ...Object.keys(OTHERS)].includes(one.type) && (one.allowed || (one.type === 'INTAKE_HELD' && one.because === 'guard')))
    .map((one) => one.type);
  const [said, setSaid] = useState(EMPTY);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const type = kinds.includes(said.type) ? said.type : (kinds.find((kind) => TALKS.includes(kind)) ?? kinds[0]);
  if (!type) return <div />;
  const put = (change: Partial<typeof EMPTY>) => setSaid({ ...said, ...change });
  const isTalk = TALKS.includes(type);
  const minutes = said.minutes || (USUAL[type] ?? '45');
  const save = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    void act(type, payloadOf({ ...said, minutes }, isTalk))
      .then((refused) => (setProblem(refused), !refused && setSaid(EMPTY)))
      .finally(() => setBusy(false));
  };
  const choices = (all: string[]) => all.map((value) => ({ value, label: words.values[value] ?? value }));
  return (
    <form className="card stack no-print" onSubmit={save} aria-labelledby="ojg-record">
      <h2 id="ojg-record" style={{ margin: 0 }}>
        {t(type === 'INTAKE_HELD' ? 'recordFirst' : type === 'BRIDGE_SESSION' ? 'recordBridge' : kinds.some((kind) => TALKS.includes(kind)) ? 'record' : 'gp')}
      </h2>
      {kinds.length > 1 && (
        <Taps
          legend={t('kind')}
          name="ojg-kind"
          value={type}
          onChange={(value) => put({ type: value, minutes: '' })}
          choices={kinds.map((value) => ({ value, label: t(OTHERS[value as keyof typeof OTHERS] ?? 'talk') }))}
        />
      )}
      {isTalk && <Taps legend={t('with')} name="ojg-with" value={said.spokenWith} onChange={(spokenWith) => put({ spokenWith })} choices={choices(WITH)} />}
      <Taps
        legend={t('minutes')}
        name="ojg-minutes"
        value={minutes}
        onChange={(value) => put({ minutes: value })}
        choices={MINUTES.map((value) => ({ value, label: value }))}
      />
      <div className="line" style={{ alignItems: 'flex-end' }}>
        {isTalk && (
          <NativeSelect
            label={t('help')}
            value={said.intervention}
            onChange={(event) => put({ intervention: event.currentTarget.value })}
            data={[{ value: '', label: '—' }, ...choices(HELP)]}
          />
        )}
        <TextInput
          type="date"
          label={t('on')}
          value={said.on || dayOf(serverNow())}
          max={dayOf(serverNow())}
          onChange={(event) => put({ on: event.currentTarget.value })}
        />
      </div>
      <Textarea label={t('note')} autosize minRows={2} maxLength={1000} value={said.note} onChange={(event) => put({ note: event.currentTarget.value })} />
      <Counted data={instance.data as unknown as OjgContext} type={type} />
      <Refused problem={problem} />
      <div>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

const EMPTY = { type: '', spokenWith: 'FAMILY', minutes: '', intervention: '', note: '', on: '' };

function payloadOf({ spokenWith, minutes, intervention, note, on }: typeof EMPTY, isTalk: boolean): Values {
  return {
    minutes: Number(minutes),
    ...(isTalk && { spokenWith, ...(intervention && { intervention }) }),
    ...(note.trim() && { note: note.trim() }),
    ...(on && { on }),
  };
}

/** Which talk of the budget this is, before it is saved. */
function Counted({ data, type }: { data: OjgContext; type: string }) {
  const { t } = useOwnWords(ojgTrackWords);
  const counts = (type === 'SESSION_HELD' || type === 'INTAKE_HELD') && !data.allocation && data.counted < data.limits.hard;
  return (
    <p className="small quiet" style={{ margin: 0 }}>
      {counts ? t('counts', { nth: data.counted + 1, hard: data.limits.hard }) : t('countsNot')}
    </p>
  );
}
