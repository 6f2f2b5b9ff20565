import { fill } from '../../machines/fill.ts';
import type { Locale } from '../../machines/track.ts';
import type { InboxLine } from '../cache.ts';
import { longDay } from './dates.ts';

/** Messages that come of no machine, with the desk that they lead to. */
const NOTICES: Record<string, Record<Locale, string> & { to: string }> = {
  AUDIT_REVIEW_MADE: {
    nl: 'De weekcontrole van het logboek staat klaar (week van {day}, {open} regels).',
    en: 'The weekly review of the log is ready (week of {day}, {open} lines).',
    to: '/bureau/log',
  },
  AUDIT_REVIEW_OVERDUE: {
    nl: 'De weekcontrole van het logboek ligt langer dan zeven dagen (week van {day}, nog {open} regels).',
    en: 'The weekly review of the log has been lying for more than seven days (week of {day}, {open} lines left).',
    to: '/bureau/log',
  },
};

/** The sentence of such a message and where it leads; undefined for those of machines. */
export function deskNotice(line: Pick<InboxLine, 'text' | 'vars'>): { to: string; sentence: (locale: Locale) => string } | undefined {
  const notice = NOTICES[line.text];
  if (!notice) return undefined;
  const { week, open } = line.vars as { week?: string; open?: number };
  return { to: notice.to, sentence: (locale) => fill(notice[locale], { day: week ? longDay(week, locale) : '', open: open ?? 0 }) };
}
