import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { wordsOf } from '../../../words/tracks.ts';
import type { Reading as BoardReading } from '../../../parts/board/use-reading.ts';
import { dayText, daysBetween, momentText, relativeDay } from '../../../words/dates.ts';
import { TalkMeter } from '../../tracks/ojg/meter.tsx';
import { asksWhatNext, dataOf, expectsTalk, isLate, isUnrecorded, stateOf } from './line.ts';
import type { ojgWords } from './words.ts';

export type Reading = BoardReading<keyof (typeof ojgWords)['nl'] & string>;
export type Say = Reading['t'];

/** Who, with the age; or what the question is about when there is no name. */
export function nameOf({ client, row }: CaseloadLine, t: Say): string {
  if (!client) return row.title ?? t('noName');
  return client.age === null ? client.name : t('age', { name: client.name, age: client.age });
}

/** A track on the board: who, the budget of talks, the next talk, and in words what is late. */
export function OjgCard({ line, reading }: { line: CaseloadLine; reading: Reading }) {
  const { t, locale, now, personName, orgName } = reading;
  const words = wordsOf('ojg', locale);
  const { counted = 0, limits, bridged = 0, homeVisits = 0 } = dataOf(line);
  const state = stateOf(line);
  return (
    <>
      <b>{nameOf(line, t)}</b>
      <p className="small quiet">{words.states[state]}</p>
      {limits && !['referred', 'consult'].includes(state) && (
        <p>
          <TalkMeter counted={counted} {...limits} label={t('talks', { counted, soft: limits.soft, hard: limits.hard })} />
        </p>
      )}
      <When line={line} reading={reading} />
      <p className="line small">
        {asksWhatNext(line) && <span className="tag warn">{t('asks')}</span>}
        {bridged > 0 && <span className="tag">{t('bridged', { count: bridged })}</span>}
        {homeVisits > 0 && <span className="tag">{homeVisits === 1 ? t('visit') : t('visits', { count: homeVisits })}</span>}
        {isLate(line, now) && <span className="tag danger">{t('late', { when: relativeDay(line.row.dueAt!, locale, now) })}</span>}
      </p>
      <p className="small quiet">{[personName(dataOf(line).worker), orgName(line.row.org)].filter(Boolean).join(' · ')}</p>
    </>
  );
}

function When({ line, reading: { t, locale, now } }: { line: CaseloadLine; reading: Reading }) {
  const { nextTalk, nextPlace, referredOn, allocationUntil } = dataOf(line);
  const values = wordsOf('ojg', locale).values;
  if (stateOf(line) === 'referred' && referredOn) {
    return <p className="small">{t('waits', { when: dayText(referredOn, locale, now), days: daysText(daysBetween(referredOn, now), t) })}</p>;
  }
  if (isUnrecorded(line, now))
    return (
      <p className="small">
        <span className="tag danger" style={{ whiteSpace: 'normal', borderRadius: 10 }}>
          {t('unrecorded', { when: dayText(nextTalk!, locale, now) })}
        </span>
      </p>
    );
  if (nextTalk) return <p className="small">{t('next', { when: momentText(nextTalk, locale, now), where: values[nextPlace ?? ''] ?? '' })}</p>;
  return (
    <>
      {stateOf(line) === 'extendedCare' && allocationUntil && <p className="small">{t('until', { when: dayText(allocationUntil, locale, now) })}</p>}
      {expectsTalk(line) && <p className="small quiet">{t('noNext')}</p>}
    </>
  );
}

export const daysText = (count: number, t: Say): string => (count === 1 ? t('day') : t('days', { count }));
