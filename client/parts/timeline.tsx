import { useEffect, useRef, useState } from 'react';
import type { TimelineEntry } from '../../server/contract/shapes.ts';
import { useMe } from '../cache.ts';
import { sayWhoChanged } from '../live.ts';
import { ago, dayText, momentText } from '../words/dates.ts';
import { useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';
import { told } from './steps-order.ts';
import { nameOf } from './form/question.tsx';

const SHOWN = 12;

/** What happened, newest first, as sentences with who did it; texts and reasons inline. Fresh lines glow and say who made them. */
export function Timeline({ entries, instance }: { entries: TimelineEntry[]; /** the object whose page it is: others name themselves */ instance?: string }) {
  const { t } = useSentences();
  const [all, setAll] = useState(false);
  const [system, setSystem] = useState(false);
  const fresh = useFreshLines(entries);
  const newestFirst = [...entries].sort((a, b) => b.seq - a.seq);
  const plumbing = plumbingOf(newestFirst);
  const course = newestFirst.filter((entry) => system || !plumbing.has(entry.id));
  const shown = all ? course : course.slice(0, SHOWN);
  if (entries.length === 0) return <p className="quiet">{t('timeline.empty')}</p>;
  return (
    <div>
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} own={!instance || entry.instance === instance} fresh={entry.seq > fresh} />
        ))}
      </ol>
      <div className="line no-print">
        {course.length > SHOWN && (
          <button type="button" className="linkish small" onClick={() => setAll(!all)}>
            {all ? t('timeline.fewer') : t('timeline.all', { count: course.length })}
          </button>
        )}
        {plumbing.size > 0 && (
          <label className="small quiet">
            <input type="checkbox" checked={system} onChange={(event) => setSystem(event.currentTarget.checked)} /> {t('timeline.showEverything')}
          </label>
        )}
      </div>
    </div>
  );
}

function Entry({ entry, own, fresh }: { entry: TimelineEntry; own: boolean; fresh: boolean }) {
  const { timelineSentence, locale, now, t } = useSentences();
  const sentence = timelineSentence(entry);
  const { quotes, facts } = useDetails(entry, sentence);
  const classes = [entry.by === 'system' && 'system', entry.refused && 'refused', fresh && 'glow'].filter(Boolean).join(' ');
  return (
    <li className={classes || undefined}>
      <div>
        {sentence}
        {!own && <span className="quiet small"> · {wordsOf(entry.machine, locale).name}</span>}
      </div>
      {quotes.map(([label, text]) => (
        <blockquote key={label}>{text}</blockquote>
      ))}
      {facts.length > 0 && facts.length <= 3 && <div className="small quiet">{facts.map(([label, text]) => `${label}: ${text}`).join(' · ')}</div>}
      {facts.length > 3 && (
        <details className="small quiet">
          <summary>{t('common.details')}</summary>
          {facts.map(([label, text]) => (
            <div key={label}>
              {label}: {text}
            </div>
          ))}
        </details>
      )}
      {entry.refused && <div className="small">{t('timeline.refused', { why: entry.refused[locale] })}</div>}
      <time dateTime={entry.at} title={momentText(entry.at, locale, now)}>
        {ago(entry.at, locale, now)}
      </time>
    </li>
  );
}

/** Splits a payload into what people wrote, to be quoted, and the rest, to be listed; what the sentence says already is left out. */
function useDetails(entry: TimelineEntry, sentence: string): { quotes: [string, string][]; facts: [string, string][] } {
  const { show, locale, now, t } = useSentences();
  const words = wordsOf(entry.machine, locale);
  const quotes: [string, string][] = [];
  const facts: [string, string][] = [];
  if (entry.type === 'start' && entry.by === 'system') return { quotes, facts };
  if (entry.type.startsWith('TERM_')) {
    const { reason, moved } = entry.payload as { reason?: string; moved?: { from: string; to: string | null }[] };
    if (reason) quotes.push([t('timeline.termReason'), reason]);
    const [first] = moved ?? [];
    if (first?.to) facts.push([dayText(first.from, locale, now), dayText(first.to, locale, now)]);
    return { quotes, facts };
  }
  for (const [name, value] of Object.entries(entry.payload ?? {})) {
    const text = show(entry.machine, value);
    if (!text || sentence.includes(text) || value === false) continue;
    const label = nameOf(words, name, name).label;
    // A field without words is an id for machines; it says nothing to people.
    if (label === name) continue;
    if (typeof value === 'string' && text === value && text.includes(' ')) quotes.push([label, text]);
    else facts.push([label, text]);
  }
  return { quotes, facts };
}

/** The seq above which lines are fresh: everything that came after the list was first seen, for a moment. */
function useFreshLines(entries: TimelineEntry[]): number {
  const me = useMe().data?.person.id;
  const top = entries.reduce((most, entry) => Math.max(most, entry.seq), 0);
  const seen = useRef(top);
  const [above, setAbove] = useState(Infinity);
  useEffect(() => {
    if (top <= seen.current) return;
    const since = seen.current;
    seen.current = top;
    setAbove(since);
    sayWhoChanged(entries.filter((entry) => entry.seq > since && entry.by !== me).map((entry) => entry.by));
    const timer = setTimeout(() => setAbove(Infinity), 1_600);
    return () => clearTimeout(timer);
  }, [top, entries, me]);
  return above;
}

/**
 * The ids of what Mekoar told itself in passing: reminders, and what one step of a person brought about elsewhere in the same moment.
 * A deadline that passed and a refusal are never that.
 */
function plumbingOf(entries: TimelineEntry[]): Set<string> {
  const moments = new Map<string, Set<string>>();
  for (const entry of entries) if (!isTold(entry)) moments.set(entry.at, (moments.get(entry.at) ?? new Set()).add(entry.instance));
  /** A concept that was handed in says everything twice: the handing in tells it. */
  const repeated = (entry: TimelineEntry): boolean =>
    entry.type === 'start' &&
    entries.some((other) => other.id !== entry.id && other.instance === entry.instance && other.by === entry.by && covers(other.payload, entry.payload));
  const follows = (entry: TimelineEntry): boolean => isTold(entry) && [...(moments.get(entry.at) ?? [])].some((instance) => instance !== entry.instance);
  return new Set(
    entries
      .filter((entry) => entry.refused === null && !entry.type.startsWith('xstate.') && (entry.by === 'system' || follows(entry) || repeated(entry)))
      .map((entry) => entry.id),
  );
}

const covers = (whole: Record<string, unknown>, part: Record<string, unknown>): boolean =>
  Object.keys(part ?? {}).length > 0 && Object.entries(part).every(([name, value]) => JSON.stringify(whole?.[name]) === JSON.stringify(value));
const isTold = (entry: TimelineEntry): boolean => entry.type === 'start' || Boolean(told[entry.machine]?.includes(entry.type));
