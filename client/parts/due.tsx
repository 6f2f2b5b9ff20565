import { CalendarClock, Clock3 } from 'lucide-react';
import { useNow } from '../clock.ts';
import { daysBetween, dayText, momentText, relativeDay, timeText } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';

/** A date until which something may wait: late and today in a word, an icon and a colour; the full moment on hover. */
export function Due({ at, plain = false }: { at: string | null | undefined; plain?: boolean }) {
  const { t, locale } = useWords();
  const now = useNow();
  if (!at) return null;
  const days = daysBetween(now, at);
  const late = Date.parse(at.includes('T') ? at : `${at}T23:59:59Z`) < now;
  const title = momentText(at, locale, now);
  if (late)
    return (
      <time dateTime={at} title={title} className={plain ? undefined : 'tag danger'}>
        <Clock3 size={13} aria-hidden /> {t('row.overdue', { when: days === 0 && at.includes('T') ? timeText(at, locale) : relativeDay(at, locale, now) })}
      </time>
    );
  if (days === 0)
    return (
      <time dateTime={at} title={title} className={plain ? undefined : 'tag warn'}>
        <Clock3 size={13} aria-hidden /> {t('row.today')}
        {at.includes('T') && `, ${timeText(at, locale)}`}
      </time>
    );
  return (
    <time dateTime={at} title={title} className={plain ? undefined : 'tag'}>
      <CalendarClock size={13} aria-hidden /> {days < 7 ? relativeDay(at, locale, now) : dayText(at, locale, now)}
    </time>
  );
}
