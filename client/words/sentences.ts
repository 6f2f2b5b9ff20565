import { useMemo } from 'react';
import type { Instance, Row, TimelineEntry } from '../../server/contract/shapes.ts';
import { OUTSIDE } from '../../machines/outside.ts';
import type { TrackWords } from '../../machines/track.ts';
import { useDirectory, useMe } from '../cache.ts';
import { useNow } from '../clock.ts';
import { dayText, momentText } from './dates.ts';
import { useWords } from './i18n.ts';
import { isRole, roleName } from './roles.ts';
import { withParents, wordsOf } from './tracks.ts';
import { leafPaths } from './paths.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;

/** The words of a machine in the language of the screen. */
export function useTrackWords(machine: string): TrackWords {
  const { locale } = useWords();
  return useMemo(() => wordsOf(machine, locale), [machine, locale]);
}

/** Puts values in the holes of a template; a hole without a value takes its clause with it, so no sentence shows braces. */
export function fill(template: string, vars: Record<string, unknown>): string {
  const clauses = template.split(/(?=, |; | \()/);
  const kept = clauses.filter((clause) => [...clause.matchAll(/\{(\w+)\}/g)].every(([, name]) => given(vars[name])));
  const text = (kept.length ? kept : clauses).join('').replace(/\{(\w+)\}/g, (_, name: string) => (given(vars[name]) ? String(vars[name]) : '…'));
  return text.trim().replace(/^[,;]\s*/, '');
}

/** The engine's own events about terms. */
const TERMS: Partial<Record<string, 'timeline.termSuspended' | 'timeline.termResumed' | 'timeline.termExtended'>> = {
  TERM_SUSPENDED: 'timeline.termSuspended',
  TERM_RESUMED: 'timeline.termResumed',
  TERM_EXTENDED: 'timeline.termExtended',
};

/** Sentences about instances, as the person reads them: names, dates and labels filled in. */
export function useSentences() {
  const { locale, t } = useWords();
  const { personName, orgName } = useDirectory();
  const me = useMe().data;
  const now = useNow();

  /** Any value of a payload or a context, as a person reads it. */
  function show(machine: string, value: unknown): string {
    const words = wordsOf(machine, locale);
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
    if (Array.isArray(value))
      return value
        .map((one) => show(machine, one))
        .filter(Boolean)
        .join(', ');
    if (typeof value === 'object')
      return Object.values(value)
        .map((one) => show(machine, one))
        .filter(Boolean)
        .join(' · ');
    const text = String(value);
    if (UUID.test(text)) return text === me?.person.id ? me.person.name : personName(text) || orgName(text);
    if (ISO.test(text)) return momentText(text, locale, now);
    return words.values[text] ?? (isRole(text) ? roleName(text, locale) : text);
  }

  /** Who, in a sentence: a name, or Mekoar itself. */
  function who(id: string | null): string {
    if (!id || id === 'system') return 'Mekoar';
    if (id === OUTSIDE) return t('common.outside');
    return personName(id) || (id === me?.person.id ? me.person.name : t('common.somebody'));
  }

  function varsOf(machine: string, row: Row, data: Record<string, unknown>): Record<string, string> {
    const vars: Record<string, string> = {};
    for (const [name, value] of Object.entries(data)) if (typeof value !== 'object' || Array.isArray(value)) vars[name] = show(machine, value);
    vars.owner = row.owner ? who(row.owner) : t('common.nobodyYet');
    vars.waitsFor = row.waitsFor ? roleName(row.waitsFor, locale) : row.owner ? who(row.owner) : t('common.somebody');
    if (row.dueAt) vars.due = dayText(row.dueAt, locale, now);
    if (row.title) vars.title = row.title;
    return vars;
  }

  /** The sentence of now: what is going on, who has the ball, until when. */
  function nowSentence(subject: Row | Pick<Instance, 'row' | 'data'>): string {
    const row = 'row' in subject ? subject.row : subject;
    const data = 'row' in subject ? (subject.data as Record<string, unknown>) : {};
    const words = wordsOf(row.machine, locale);
    const vars = varsOf(row.machine, row, data);
    const paths = row.state?.length ? row.state : 'row' in subject && 'state' in subject ? leafPaths((subject as Instance).state) : [];
    const said = spoken(paths)
      .map((path) =>
        withParents(path)
          .map((one) => words.now[one])
          .find(Boolean),
      )
      .filter((one) => one !== undefined);
    if (said.length === 0) return stateNames(row).join(' · ');
    return [...new Set(said)].map((one) => stop(fill(one, vars))).join(' ');
  }

  /** Names of the states, for a badge or the picture; never instead of the sentence. */
  function stateNames(row: Row): string[] {
    const words = wordsOf(row.machine, locale);
    return (row.state ?? []).map(
      (path) =>
        withParents(path)
          .map((one) => words.states[one] ?? words.states[one.split('.').at(-1) ?? one])
          .find(Boolean) ?? path.split('.').at(-1)!,
    );
  }

  /** What happened, in the past tense, with who did it. */
  function timelineSentence(entry: TimelineEntry): string {
    const words = wordsOf(entry.machine, locale);
    const by = who(entry.by);
    if (entry.type === 'start' || entry.type === 'xstate.init') return t('timeline.started', { by, name: words.name.toLowerCase() });
    if (entry.type === 'IDLE') return t('timeline.idle');
    if (entry.type === 'UPGRADED' || entry.type === 'UPGRADE_UNDONE') {
      const { from, to } = entry.payload;
      return t(entry.type === 'UPGRADED' ? 'timeline.upgraded' : 'timeline.upgradeUndone', { by, from: String(from), to: String(to) });
    }
    const term = TERMS[entry.type];
    if (term) return t(term, { by, what: lower(fill(words.timers[String(entry.payload.timer)] ?? String(entry.payload.timer), {})) });
    if (entry.type.startsWith('xstate.')) {
      const name = entry.type.split('.')[2];
      return words.timers[name] ? t('timeline.timer', { what: lower(fill(words.timers[name], {})) }) : t('timeline.timerPlain');
    }
    const vars: Record<string, string> = { by };
    for (const [name, value] of Object.entries(entry.payload ?? {})) vars[name] = show(entry.machine, value);
    const label = words.events[entry.type]?.done ?? words.events[entry.type]?.label;
    return label ? fill(label, vars) : `${by}: ${entry.type}`;
  }

  /** The title of a line: a name, or the words of a task that Mekoar made. */
  function titleOf(row: Pick<Row, 'title' | 'machine'>): string {
    const words = wordsOf(row.machine, locale);
    if (!row.title) return capital(words.name);
    return words.values[row.title] ?? (/^[a-z]+[A-Z][A-Za-z]*$/.test(row.title) ? capital(words.name) : row.title);
  }

  return { titleOf, nowSentence, timelineSentence, stateNames, show, who, locale, t, now };
}

/**
 * Of several regions at once the first tells the story; danger goes before it. The others have a badge of their own on the screen.
 */
function spoken(paths: string[]): string[] {
  const story = paths.find((path) => path.startsWith('lifecycle.')) ?? paths[0];
  const danger = paths.filter((path) => path === 'safety.urgent' || path === 'safety.crisis');
  return story ? [...danger, story] : [];
}

const stop = (text: string): string => (/[.!?:…]$/.test(text) ? text : `${text}.`);
const given = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
