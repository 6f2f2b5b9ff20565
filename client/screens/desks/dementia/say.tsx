import { CalendarClock, CircleAlert, ClipboardList, Clock3, HeartPulse, Hourglass, Siren } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Card } from '../../../../machines/dementia/card.ts';
import { WAIT_NORM_DAYS } from '../../../../machines/dementia/waits.ts';
import { useNow } from '../../../clock.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { dementiaWords } from './words.ts';

type Mark = { key: string; tone: '' | 'warn' | 'danger'; icon: ReactNode; text: string };
const FAR = 13;
/** A wait from this many days before the norm on is marked. */
const NEAR_NORM = 14;

/** What a card says in words, the most pressing first: crisis, visit, wait, carer, agreements, review. */
export function useMarks(): (card: Card, state: string) => Mark[] {
  const { t, locale } = useOwnWords(dementiaWords);
  const now = useNow();
  const visit = ({ days, on }: { days: number; on: string }): string => {
    if (days < 0) return days === -1 ? t('visitLateOne') : t('visitLate', { days: -days });
    if (days < 2) return t(days === 0 ? 'visitToday' : 'visitTomorrow');
    return days > FAR ? t('visitOn', { day: dayText(on, locale, now) }) : t('visitIn', { days });
  };
  return (card, state) => {
    const marks: Mark[] = [];
    if (state === 'following.crisis') marks.push({ key: 'crisis', tone: 'danger', icon: <Siren size={13} aria-hidden />, text: t('crisis') });
    if (card.visit)
      marks.push({
        key: 'visit',
        tone: card.visit.days < 0 ? 'danger' : card.visit.days === 0 ? 'warn' : '',
        icon: card.visit.days < 0 ? <Clock3 size={13} aria-hidden /> : <CalendarClock size={13} aria-hidden />,
        text: visit(card.visit),
      });
    if (card.wait)
      marks.push({
        key: 'wait',
        tone: card.wait.late ? 'danger' : card.wait.left <= NEAR_NORM ? 'warn' : '',
        icon: <Hourglass size={13} aria-hidden />,
        text: card.wait.late ? t('waitLate', { days: card.wait.days, over: -card.wait.left }) : t('waitIn', { days: card.wait.days, norm: WAIT_NORM_DAYS }),
      });
    return [...marks, ...besides(card, t)];
  };
}

function besides({ strain, lacks, review }: Card, t: (key: keyof (typeof dementiaWords)['nl'], vars?: Record<string, number>) => string): Mark[] {
  const marks: Mark[] = [];
  if (strain?.level === 'HIGH') marks.push({ key: 'strain', tone: 'danger', icon: <HeartPulse size={13} aria-hidden />, text: t('strainHigh') });
  if (strain?.level === 'WATCH') marks.push({ key: 'strain', tone: 'warn', icon: <HeartPulse size={13} aria-hidden />, text: t('strainWatch') });
  if (strain && (strain.level === null || (strain.again && strain.again.days < 0)))
    marks.push({ key: 'again', tone: 'warn', icon: <HeartPulse size={13} aria-hidden />, text: t(strain.level === null ? 'strainNever' : 'strainAgain') });
  if (lacks.length > 0)
    marks.push({
      key: 'lacks',
      tone: 'warn',
      icon: <CircleAlert size={13} aria-hidden />,
      text: lacks.length === 1 ? t('lacksOne') : t('lacks', { count: lacks.length }),
    });
  if (review && review.days <= 0) marks.push({ key: 'review', tone: 'warn', icon: <ClipboardList size={13} aria-hidden />, text: t('reviewLate') });
  return marks;
}

/** Marks as tags: word, icon and colour. */
export function Marks({ card, state, only }: { card: Card; state: string; only?: string[] }) {
  const marks = useMarks()(card, state).filter(({ key }) => !only || only.includes(key));
  if (marks.length === 0) return null;
  return (
    <span className="line" style={{ gap: 6, marginTop: 6 }}>
      {marks.map(({ key, tone, icon, text }) => (
        <span key={key} className={tone ? `tag ${tone}` : 'tag'} style={{ whiteSpace: 'normal' }}>
          {icon} {text}
        </span>
      ))}
    </span>
  );
}
