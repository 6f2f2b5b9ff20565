import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Instance, Row } from '../../server/contract/shapes.ts';
import { addressOf } from '../words/navigate.ts';
import { dayText, timeText } from '../words/dates.ts';
import { useOwnWords } from '../words/own.ts';
import { fill, useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';
import { Refused } from './feedback.tsx';
import { TermDialog, useTerm, type ShownTerm } from './term-dialog.tsx';
import { termWords } from './term-words.ts';

type Line = ShownTerm & {
  machine: string;
  key: string;
  /** it does not run yet: it would, if nobody acted on what comes before it */
  foretold: boolean;
  row: Row | undefined;
};
/** What has terms: an instance, or a part of a case. */
export type WithTerms = Pick<Instance, 'id' | 'machine' | 'timers' | 'foretold'> & { row?: Row };

const AT_FIRST = 6;

/**
 * The running deadlines of one or more instances as a dated list, with what each of them would lead to: what follows if nobody does anything; and what stands still,
 * with the way to let it go on. `of`: the instance that the screen is about; what belongs to another one says so.
 */
export function WhatIfNobodyActs({ instances, of }: { instances: WithTerms[]; of?: string }) {
  const { t } = useSentences();
  const own = useOwnWords(termWords);
  const [open, setOpen] = useState<Line | null>(null);
  const what = useWhat();
  // What somebody let stand still comes first: it must not fold away.
  const lines = instances.flatMap(linesOf).sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  if (lines.length === 0)
    return (
      <p className="quiet" style={{ margin: 0 }}>
        {t('case.nothingHappens')}
      </p>
    );
  const draw = (some: Line[]) => (
    <dl className="facts">
      {some.map((line) => (
        <TermLine key={line.key} line={line} about={of && line.instance !== of ? line : null} onChange={() => setOpen(line)} />
      ))}
    </dl>
  );
  return (
    <>
      {draw(lines.slice(0, AT_FIRST))}
      {lines.length > AT_FIRST && (
        <details>
          <summary className="small">{own.t('later', { count: lines.length - AT_FIRST })}</summary>
          {draw(lines.slice(AT_FIRST))}
        </details>
      )}
      {open && <TermDialog term={open} what={what(open)} onClose={() => setOpen(null)} />}
    </>
  );
}

function linesOf({ id, machine, timers, foretold, row }: WithTerms): Line[] {
  const running = timers.map((timer): Line => ({ ...timer, machine, row, instance: id, key: `${id}${timer.name}`, foretold: false }));
  const later = (foretold ?? []).map((one): Line => ({
    ...one,
    repeats: false,
    term: null,
    machine,
    row,
    instance: id,
    key: `${id}${one.name}${one.at}`,
    foretold: true,
  }));
  return [...running.filter((line) => line.at !== null || line.term?.since), ...later];
}

const useWhat = () => {
  const { locale } = useSentences();
  return (line: Line) => fill(wordsOf(line.machine, locale).timers[line.name] ?? line.name, {});
};

function TermLine({ line, about, onChange }: { line: Line; about: Line | null; onChange: () => void }) {
  const { t, locale, now } = useSentences();
  const own = useOwnWords(termWords);
  const { change, busy, problem } = useTerm();
  const what = useWhat()(line);
  const { term } = line;
  const day = (iso: string) => dayText(iso, locale, now);
  return (
    <div style={{ display: 'contents' }}>
      <dt>
        {line.at ? (
          <time dateTime={line.at}>
            {day(line.at)}, {timeText(line.at, locale)}
          </time>
        ) : (
          <span>{term?.until ? own.t('standsUntil', { day: day(term.since!), until: day(term.until) }) : own.t('stands', { day: day(term!.since!) })}</span>
        )}
      </dt>
      <dd>
        {t(line.foretold ? 'case.thenAfter' : 'case.then', { what })}
        {about && <About line={about} />}
        {term && term.moves > 0 && <span className="quiet small"> · {own.t('moved', { count: term.moves })}</span>}
        {term?.mayMove && (
          <div className="no-print">
            {term.since ? (
              <button
                type="button"
                className="linkish small"
                disabled={busy}
                aria-label={`${own.t('resume')}: ${what}`}
                onClick={() => void change(line, 'resume', {})}
              >
                {own.t('resume')}
              </button>
            ) : (
              <button type="button" className="linkish small" aria-label={own.t('changeOf', { what })} onClick={onChange}>
                {own.t('change')}
              </button>
            )}
          </div>
        )}
        <Refused problem={problem} />
      </dd>
    </div>
  );
}

/** What the term belongs to when the screen is about something else: an action, a letter, a consent; it opens it. */
function About({ line }: { line: Line }) {
  const { titleOf, locale } = useSentences();
  const name = wordsOf(line.machine, locale).name;
  const title = line.row ? titleOf(line.row) : name;
  return (
    <span className="small quiet">
      {' · '}
      <Link to={line.row ? addressOf(line.row) : `/i/${line.instance}`}>{title === name ? name : `${name}: ${title}`}</Link>
    </span>
  );
}
