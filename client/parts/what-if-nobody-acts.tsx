import { useState } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { dayText, timeText } from '../words/dates.ts';
import { useOwnWords } from '../words/own.ts';
import { fill, useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';
import { Refused } from './feedback.tsx';
import { TermDialog, useTerm, type ShownTerm } from './term-dialog.tsx';
import { termWords } from './term-words.ts';

type Line = ShownTerm & { machine: string; key: string };

/** The running deadlines of one or more instances as a dated list: what follows if nobody does anything; and what stands still, with the way to let it go on. */
export function WhatIfNobodyActs({ instances }: { instances: Instance[] }) {
  const { t } = useSentences();
  const [open, setOpen] = useState<Line | null>(null);
  const what = useWhat();
  const lines = instances
    .flatMap((instance) =>
      instance.timers.map((timer): Line => ({ ...timer, machine: instance.machine, instance: instance.id, key: `${instance.id}${timer.name}` })),
    )
    .filter((line) => line.at !== null || line.term?.since)
    .sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9'));
  if (lines.length === 0)
    return (
      <p className="quiet" style={{ margin: 0 }}>
        {t('case.nothingHappens')}
      </p>
    );
  return (
    <>
      <dl className="facts">
        {lines.map((line) => (
          <TermLine key={line.key} line={line} onChange={() => setOpen(line)} />
        ))}
      </dl>
      {open && <TermDialog term={open} what={what(open)} onClose={() => setOpen(null)} />}
    </>
  );
}

const useWhat = () => {
  const { locale } = useSentences();
  return (line: Line) => fill(wordsOf(line.machine, locale).timers[line.name] ?? line.name, {});
};

function TermLine({ line, onChange }: { line: Line; onChange: () => void }) {
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
        {t('case.then', { what })}
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
