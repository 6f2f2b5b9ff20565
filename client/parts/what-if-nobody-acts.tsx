import type { Instance } from '../../server/contract/shapes.ts';
import { dayText, timeText } from '../words/dates.ts';
import { fill, useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';

/** The running deadlines of one or more instances as a dated list: what follows if nobody does anything. */
export function WhatIfNobodyActs({ instances }: { instances: Instance[] }) {
  const { t, locale, now } = useSentences();
  const lines = instances
    .flatMap((instance) => instance.timers.map((timer) => ({ ...timer, machine: instance.machine, key: `${instance.id}${timer.name}` })))
    .filter((line) => line.at !== null)
    .sort((a, b) => a.at!.localeCompare(b.at!));
  if (lines.length === 0)
    return (
      <p className="quiet" style={{ margin: 0 }}>
        {t('case.nothingHappens')}
      </p>
    );
  return (
    <dl className="facts">
      {lines.map((line) => (
        <div key={line.key} style={{ display: 'contents' }}>
          <dt>
            <time dateTime={line.at!}>
              {dayText(line.at!, locale, now)}, {timeText(line.at!, locale)}
            </time>
          </dt>
          <dd>{t('case.then', { what: fill(wordsOf(line.machine, locale).timers[line.name] ?? line.name, {}) })}</dd>
        </div>
      ))}
    </dl>
  );
}
