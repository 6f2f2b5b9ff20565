import { CircleCheck, CircleDashed } from 'lucide-react';
import { useNow } from '../../../clock.ts';
import { PhonePanel } from '../../../parts/phone-panel.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import type { Known } from './known.ts';
import { words } from './words.ts';

type Kind = 'crisis' | 'respite' | 'admission' | 'bereavement';
type Step = { text: string; done: boolean };

/** The hard roads, step by step: crisis, respite, admission, a death. What is done is ticked. */
export function Guide({ known }: { known: Known }) {
  const { t } = useOwnWords(words);
  const steps = useSteps(known);
  if (!steps) return null;
  const plan = known.data.plan?.crisisPlan;
  return (
    <div className="stack tight">
      <b>{t(`g.${steps.kind}`)}</b>
      <ol className="dem-steps" aria-label={t('guide')}>
        {steps.steps.map(({ text, done }) => (
          <li key={text} data-done={done || undefined}>
            {done ? <CircleCheck size={18} aria-hidden /> : <CircleDashed size={18} aria-hidden />} <span>{text}</span>
          </li>
        ))}
      </ol>
      {steps.kind === 'crisis' && (
        <>
          {plan && (
            <p className="note warn" style={{ margin: 0 }}>
              {t('crisisPlanIs', { step: plan.firstStep })} {plan.phones}
            </p>
          )}
          <PhonePanel urgent />
        </>
      )}
    </div>
  );
}

function useSteps({ state, data }: Known): { kind: Kind; steps: Step[] } | null {
  const { t, locale } = useOwnWords(words);
  const now = useNow();
  const calls = data.phoneLog?.some((call) => data.crisisAt && call.at >= data.crisisAt) ?? false;
  const visited = data.ledger.some(({ what, on }) => what === 'AFTERCARE' && data.deceasedOn && on >= data.deceasedOn);
  const made = (kind: Kind, ...done: boolean[]) => ({
    kind,
    steps: done.map((one, at) => ({
      done: one,
      text: t(`g.${kind}.${at + 1}` as 'g.crisis.1', { day: data.respiteUntil ? dayText(data.respiteUntil, locale, now) : '' }),
    })),
  });
  switch (state) {
    case 'following.crisis':
      return made('crisis', calls, false, false);
    case 'following.respite':
      return made('respite', (data.respiteUntil ?? '9') < new Date(now).toISOString().slice(0, 10), false, false);
    case 'admissionPrep':
      return made('admission', data.wlzFrom !== null, false, false, false);
    case 'warmHandover':
      return made('admission', data.wlzFrom !== null, true, false, false);
    case 'aftercare':
      return made('admission', data.wlzFrom !== null, true, true, false);
    case 'bereavement':
      return made('bereavement', visited, false, false);
    default:
      return null;
  }
}
