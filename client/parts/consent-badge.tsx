import { Ban, CircleHelp, Hourglass, ShieldCheck, ShieldX } from 'lucide-react';
import type { Instance } from '../../server/contract/shapes.ts';
import { useNow } from '../clock.ts';
import { daysBetween, dayText } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { wordsOf } from '../words/tracks.ts';

/** What is agreed now, over all consents of a case. */
export type ConsentSummary = { state: string; until: string | null; purposes: string[] };
type Grant = { purpose: string; recipient: string; until: string };

/** Adds up the grants that hold today; without one, what the case says about sharing. */
export function consentSummary(sharing: string, consents: Instance[], now: number): ConsentSummary {
  const grants = consents
    .filter((one) => one.status === 'active')
    .flatMap((one) => ((one.data.grants ?? []) as Grant[]).filter((grant) => daysBetween(now, grant.until) >= 0));
  if (sharing !== 'granted' || grants.length === 0) return { state: sharing, until: null, purposes: [] };
  return { state: 'granted', until: grants.map((grant) => grant.until).sort()[0], purposes: [...new Set(grants.map((grant) => grant.purpose))] };
}

/** One small badge: what may be shared and until when. Red only where something is about to go wrong. */
export function ConsentBadge({ summary, href }: { summary: ConsentSummary; href?: string }) {
  const { t, locale } = useWords();
  const now = useNow();
  const words = wordsOf('consent', locale);
  const { tone, icon: Icon } = looks[summary.state] ?? looks.unknown;
  const soon = summary.until !== null && daysBetween(now, summary.until) < 14;
  const scope = summary.purposes.map((one) => words.values[one] ?? one).join(', ');
  const when = summary.until ? dayText(summary.until, locale, now) : '';
  const text =
    summary.state !== 'granted'
      ? t(`consent.${known(summary.state)}`)
      : soon
        ? t('consent.expiring', { when })
        : when
          ? t('consent.granted', { scope, until: when })
          : t('consent.grantedPlain', { scope });
  const inside = (
    <>
      <Icon size={14} aria-hidden /> {text.replace(/\s+/g, ' ').trim()}
    </>
  );
  const className = `tag consent ${soon ? 'warn' : tone}`;
  return href ? (
    <a className={className} href={href}>
      {inside}
    </a>
  ) : (
    <span className={className}>{inside}</span>
  );
}

const looks: Record<string, { tone: string; icon: typeof Ban }> = {
  granted: { tone: 'good', icon: ShieldCheck },
  asked: { tone: '', icon: Hourglass },
  unknown: { tone: 'warn', icon: CircleHelp },
  refused: { tone: 'warn', icon: Ban },
  withdrawn: { tone: 'danger', icon: ShieldX },
  expired: { tone: 'danger', icon: ShieldX },
};

type Known = 'asked' | 'unknown' | 'refused' | 'withdrawn' | 'expired';
const known = (state: string): Known => (state in looks && state !== 'granted' ? (state as Known) : 'unknown');
