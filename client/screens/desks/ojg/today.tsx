import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import type { OjgDesk } from '../../../../server/contract/ojg.ts';
import { dayOf, dayText, daysBetween, relativeDay, timeText } from '../../../words/dates.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { daysText, nameOf, type Reading } from './card.tsx';
import { asksWhatNext, dataOf, isLate, isUnrecorded, stateOf } from './line.ts';
import { LoadBar, LoadSentence } from './load.tsx';
import { hoursOf } from './use-ojg.ts';

const MOST = 5;

/** The day of the OJG, above the board: who comes today, what is late, who waits since when, what asks a choice, and the hours of this week. */
export function Today({ lines, desk, me, reading }: { lines: readonly CaseloadLine[]; desk: OjgDesk | undefined; me: string; reading: Reading }) {
  const { t, locale, now } = reading;
  const own = lines.filter((line) => dataOf(line).worker === me);
  const today = dayOf(now);
  const talks = own
    .filter((line) => dayOf(dataOf(line).nextTalk ?? '1970-01-01') === today)
    .sort((a, b) => dataOf(a).nextTalk!.localeCompare(dataOf(b).nextTalk!));
  const late = own.filter((line) => isUnrecorded(line, now) || isLate(line, now));
  // Who waits belongs to whoever may take it on, so those of nobody count too.
  const waiting = lines
    .filter((line) => stateOf(line) === 'referred' && [me, null, undefined].includes(dataOf(line).worker))
    .sort((a, b) => (dataOf(a).referredOn ?? '').localeCompare(dataOf(b).referredOn ?? ''));
  const asking = own.filter(asksWhatNext);
  const values = wordsOf('ojg', locale).values;
  const lateText = (line: CaseloadLine) =>
    isUnrecorded(line, now)
      ? t('unrecorded', { when: dayText(dataOf(line).nextTalk!, locale, now) })
      : t('late', { when: relativeDay(line.row.dueAt!, locale, now) });
  return (
    <section className="card ojg-today" aria-labelledby="ojg-today">
      <h2 id="ojg-today">
        {t('today')} <span className="quiet">{dayText(today, locale, now)}</span>
      </h2>
      <div className="ojg-day">
        <Part
          title={t('talksToday')}
          lines={talks}
          none={t('noTalks')}
          reading={reading}
          of={(line) => `${timeText(dataOf(line).nextTalk!, locale)}, ${values[dataOf(line).nextPlace ?? ''] ?? ''}`}
        />
        <Part title={t('lateToday')} lines={late} none={t('nothingLate')} reading={reading} of={lateText} />
        <Part title={t('waitingToday')} lines={waiting} none={t('nobodyWaits')} reading={reading} of={(line) => waitText(line, reading)} />
        {asking.length > 0 && (
          <Part title={t('asking')} lines={asking} none="" reading={reading} of={(line) => `${dataOf(line).counted}/${dataOf(line).limits?.hard}`} />
        )}
        {desk && (
          <div>
            <h3>{t('thisWeek')}</h3>
            <p className="small">
              {desk.contract.minutes > 0
                ? t('worked', { hours: hoursOf(desk.week.minutes, locale), contract: hoursOf(desk.contract.minutes, locale) })
                : t('workedOnly', { hours: hoursOf(desk.week.minutes, locale) })}
            </p>
            <LoadBar percent={desk.load.percent} />
            <p className="small">
              <LoadSentence desk={desk} />
            </p>
          </div>
        )}
      </div>
    </section>
  );
}

function waitText(line: CaseloadLine, { t, locale, now }: Reading): string {
  const { referredOn } = dataOf(line);
  return referredOn ? t('waits', { when: dayText(referredOn, locale, now), days: daysText(daysBetween(referredOn, now), t) }) : '';
}

function Part({
  title,
  lines,
  none,
  of,
  reading,
}: {
  title: string;
  lines: CaseloadLine[];
  none: string;
  of: (line: CaseloadLine) => ReactNode;
  reading: Reading;
}) {
  return (
    <div>
      <h3>
        {title} {lines.length > 0 && <span className="quiet">{lines.length}</span>}
      </h3>
      {lines.length === 0 ? (
        <p className="small quiet">{none}</p>
      ) : (
        <ul>
          {lines.slice(0, MOST).map((line) => (
            <li key={line.row.id}>
              <Link to={`/i/${line.row.id}`}>{nameOf(line, reading.t)}</Link> <span className="small quiet">{of(line)}</span>
            </li>
          ))}
          {lines.length > MOST && <li className="small quiet">+ {lines.length - MOST}</li>}
        </ul>
      )}
    </div>
  );
}
