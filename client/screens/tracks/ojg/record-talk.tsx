import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { OjgContext } from '../../../../machines/ojg/contract.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { ProblemError } from '../../../api.ts';
import { serverNow } from '../../../clock.ts';
import { Refused } from '../../../parts/feedback.tsx';
import type { Values } from '../../../parts/form/values.ts';
import type { Act } from '../../../parts/use-act.tsx';
import { dayOf } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import type { TrackScreenProps } from '../tracks.ts';
import { Siblings, useSiblings, visitAlso } from './siblings.tsx';
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
  const kinds = instance.can
    .filter((one) => [...TALKS, ...Object.keys(OTHERS)].includes(one.type) && (one.allowed || (one.type === 'INTAKE_HELD' && one.because === 'guard')))
    .map((one) => one.type);
  const [typed, setTyped] = useState(EMPTY);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const siblings = useSiblings(instance.id);
  const type = kinds.includes(typed.type) ? typed.type : (kinds.find((kind) => TALKS.includes(kind)) ?? kinds[0]);
  if (!type) return <div />;
  const said = { ...typed, type, minutes: typed.minutes || (USUAL[type] ?? '45') };
  const also = type === 'HOME_VISIT_LOGGED' ? said.also : [];
  const save = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    void record(act, { ...said, also })
      .then((refused) => (setProblem(refused), !refused && setTyped(EMPTY)))
      .finally(() => setBusy(false));
  };
  return (
    <form className="card stack no-print" onSubmit={save} aria-labelledby="ojg-record">
      <h2 id="ojg-record" style={{ margin: 0 }}>
        {t(headOf(type, kinds))}
      </h2>
      <Fields said={said} kinds={kinds} put={(change) => setTyped({ ...typed, ...change })} />
      {type === 'HOME_VISIT_LOGGED' && <Siblings lines={siblings} also={said.also} onChange={(chosen) => setTyped({ ...typed, also: chosen })} />}
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

const headOf = (type: string, kinds: string[]) => {
  if (type === 'INTAKE_HELD') return 'recordFirst';
  if (type === 'BRIDGE_SESSION') return 'recordBridge';
  return kinds.some((kind) => TALKS.includes(kind)) ? 'record' : 'gp';
};

/** Saves it here first, then, without its words, in the other tracks of the family that share the visit. */
async function record(act: Act, said: Said): Promise<Problem | null> {
  const share = Math.max(1, Math.round(Number(said.minutes) / (said.also.length + 1)));
  const refused = await act(said.type, payloadOf({ ...said, minutes: String(share) }));
  if (refused || said.also.length === 0) return refused;
  try {
    await visitAlso(said.also, { minutes: share, ...(said.on && { on: said.on }) });
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

function Fields({ said, kinds, put }: { said: Said; kinds: string[]; put: (change: Partial<Said>) => void }) {
  const { t } = useOwnWords(ojgTrackWords);
  const words = useTrackWords('ojg');
  const choices = (all: string[]) => all.map((value) => ({ value, label: words.values[value] ?? value }));
  const plain = (all: string[]) => all.map((value) => ({ value, label: value }));
  const isTalk = TALKS.includes(said.type);
  const today = dayOf(serverNow());
  return (
    <>
      {kinds.length > 1 && (
        <Taps
          legend={t('kind')}
          name="ojg-kind"
          value={said.type}
          onChange={(type) => put({ type, minutes: '' })}
          choices={kinds.map((value) => ({ value, label: t(OTHERS[value as keyof typeof OTHERS] ?? 'talk') }))}
        />
      )}
      {isTalk && <Taps legend={t('with')} name="ojg-with" value={said.spokenWith} onChange={(spokenWith) => put({ spokenWith })} choices={choices(WITH)} />}
      <Taps legend={t('minutes')} name="ojg-minutes" value={said.minutes} onChange={(minutes) => put({ minutes })} choices={plain(MINUTES)} />
      <div className="line" style={{ alignItems: 'flex-end' }}>
        {isTalk && (
          <NativeSelect
            label={t('help')}
            value={said.intervention}
            onChange={(event) => put({ intervention: event.currentTarget.value })}
            data={[{ value: '', label: '—' }, ...choices(HELP)]}
          />
        )}
        <DateField label={t('on')} value={said.on || today} max={today} onChange={(day) => put({ on: day })} />
      </div>
      <Textarea label={t('note')} autosize minRows={2} maxLength={1000} value={said.note} onChange={(event) => put({ note: event.currentTarget.value })} />
    </>
  );
}

const EMPTY = { type: '', spokenWith: 'FAMILY', minutes: '', intervention: '', note: '', on: '', also: [] as string[] };
type Said = typeof EMPTY;

function payloadOf({ type, spokenWith, minutes, intervention, note, on }: Said): Values {
  return {
    minutes: Number(minutes),
    ...(TALKS.includes(type) && { spokenWith, ...(intervention && { intervention }) }),
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
