import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, CircleCheckBig, CornerUpLeft, Phone } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { targetKind } from '../../../../machines/referral/contract.ts';
import { NextSteps } from '../../../parts/next-steps.tsx';
import { UrgencyTag } from '../../../parts/work-row.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import type { TrackScreenProps } from '../tracks.ts';
import { useClientText } from './about.tsx';
import { AnswerPanel, type Answer } from './answer-panel.tsx';
import { referralWords, type ReferralWord } from './words.ts';

type Props = TrackScreenProps & { onDone: (type: string) => void; onOpen: () => void };

/** The question to the GP: who asks what about whom and until when, in one look, with three answers (BR-04). */
export function GpAnswer({ instance, act, onDone, onOpen }: Props) {
  const { t, locale } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { who, now } = useSentences();
  const data = instance.data as Record<string, any>;
  const letter = (data.letter ?? {}) as Record<string, string>;
  const referrer = who(data.worker ?? data.initiatorPerson);
  const client = useClientText(instance.row.client);
  const late = instance.row.state.includes('route.gpNoResponse');
  const due = instance.timers.find((timer) => timer.name === 'GP_CONSULT_DUE')?.at;
  const called = (data.notes as { event: string }[] | undefined)?.some((note) => note.event === 'GP_ASKS_CALL');
  const lines: [string, string | undefined][] = [
    [t('gpTried'), letter.reason],
    [t('gpGoal'), letter.goal],
    [t('gpRisk'), letter.risk],
  ];
  return (
    <div className="gp-page stack">
      <header>
        <p className="quiet small" style={{ margin: 0 }}>
          {[t('gpTitle', { who: referrer }), client && t('gpAbout', { client })].filter(Boolean).join(' ')}
        </p>
        <h1 style={{ overflowWrap: 'anywhere' }}>{letter.question ?? words.values[data.targetKind] ?? ''}</h1>
        <div className="line small" style={{ marginTop: 6 }}>
          <UrgencyTag row={instance.row} />
          {due && <span className="tag warn">{t('gpUntil', { due: dayText(due, locale, now) })}</span>}
          {late && !due && <span className="tag danger">{words.states['route.gpNoResponse']}</span>}
        </div>
      </header>
      <p style={{ margin: 0 }}>{t('gpAsks', { who: referrer, kind: words.values[data.targetKind] ?? data.targetKind ?? '' })}</p>
      {called && (
        <p className="note" style={{ margin: 0 }}>
          <Phone size={15} aria-hidden /> {t('gpAskedCall')}
        </p>
      )}
      <AnswerPanel instance={instance} act={act} answers={answersFor(t, words.values)} label={t('gpTitle', { who: referrer })} onDone={onDone} />
      <section className="card">
        {lines
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label} style={{ marginBottom: 10 }}>
              <div className="small quiet">{label}</div>
              <div className="pre">{text}</div>
            </div>
          ))}
        <button type="button" className="linkish" onClick={onOpen}>
          {t('gpOpen')}
        </button>
      </section>
      <details className="small">
        <summary>{t('gpMore')}</summary>
        <p className="quiet" style={{ margin: '6px 0' }}>
          {t('gpObjectHelp')}
        </p>
        <NextSteps instance={{ ...instance, can: instance.can.filter((one) => one.type === 'GP_OBJECTS') }} onDone={(type) => onDone(type)} />
      </details>
    </div>
  );
}

function answersFor(t: (key: ReferralWord) => string, values: Record<string, string>): Answer[] {
  return [
    { type: 'GP_AGREES', label: t('gpAgree'), icon: <Check size={20} aria-hidden />, tone: 'filled' },
    {
      type: 'GP_SUGGESTS_ALTERNATIVE',
      label: t('gpOther'),
      icon: <CornerUpLeft size={20} aria-hidden />,
      tone: 'light',
      asks: {
        label: t('gpOtherLine'),
        help: t('gpOtherHelp'),
        required: true,
        more: (set) => (
          <NativeSelect
            label={t('gpOtherKind')}
            data={[{ value: '', label: '' }, ...targetKind.options.map((one) => ({ value: one, label: values[one] ?? one }))]}
            onChange={(event) => set({ suggested: event.currentTarget.value || undefined })}
          />
        ),
      },
    },
    {
      type: 'GP_ASKS_CALL',
      label: t('gpCall'),
      icon: <Phone size={20} aria-hidden />,
      tone: 'light',
      asks: { label: t('gpCallLine'), help: t('gpCallHelp') },
    },
  ];
}

/** What the answer of the GP brought about, and the way on. It takes the focus, so that it is read out. */
export function GpDone({ type, onOpen }: { type: string; onOpen: () => void }) {
  const { t } = useOwnWords(referralWords);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="gp-page stack" role="status">
      <CircleCheckBig size={44} aria-hidden style={{ color: 'var(--m-accent)' }} />
      <h1 ref={head} tabIndex={-1}>
        {t('gpDone')}
      </h1>
      <p style={{ margin: 0 }}>{t(`gpDone_${type}` as ReferralWord)}</p>
      <div className="line">
        <Button component={Link} to="/" size="md">
          {t('gpWork')}
        </Button>
        <Button variant="subtle" size="md" onClick={onOpen}>
          {t('gpOpen')}
        </Button>
      </div>
    </div>
  );
}
