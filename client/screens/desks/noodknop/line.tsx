import type { EmergencyDesk } from '../../../../server/contract/emergency-shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { Person } from '../../../parts/person.tsx';
import { dayText, momentText, timeText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { Judge } from './judge.tsx';
import { noodknopWords } from './words.ts';

type One = EmergencyDesk['open'][number];

/** One use: who, when, why, what was seen; and the judgement, or the way to it. */
export function Line({ line, me }: { line: One; me: string }) {
  const { t, locale } = useOwnWords(noodknopWords);
  const { personName, orgName } = useDirectory();
  const values = wordsOf('breakGlass', locale).values;
  return (
    <li className="stack tight" style={{ padding: '12px 16px' }}>
      <div className="spread">
        <span>
          <b>
            <Person id={line.person} />
          </b>
          <span className="quiet"> {orgName(line.org)}</span>
        </span>
        <Tags line={line} />
      </div>
      <Course line={line} />
      <div>
        <span className="quiet">{t('reason')}:</span> {line.reason ?? t('noReason')}
      </div>
      {line.state !== 'refused' && <Saw line={line} />}
      {line.denied && <div>{t('refused', { why: values[line.denied] ?? line.denied })}</div>}
      {line.outcome && (
        <div>
          <b>{t('judged', { outcome: values[line.outcome] ?? line.outcome, name: personName(line.reviewedBy) })}</b>
          {line.note && <div>{line.note}</div>}
        </div>
      )}
      {(line.state === 'open' || line.state === 'review') && <Judge line={line} me={me} />}
    </li>
  );
}

function Tags({ line }: { line: One }) {
  const { t } = useOwnWords(noodknopWords);
  return (
    <span className="line" style={{ gap: 6 }}>
      {line.state === 'open' && <span className="tag danger">{t('open')}</span>}
      {line.overdue && <span className="tag danger">{t('overdue')}</span>}
      {line.lifeThreat && <span className="tag">{t('lifeThreat')}</span>}
      {line.sameSurname && <span className="tag">{t('sameSurname')}</span>}
    </span>
  );
}

function Course({ line }: { line: One }) {
  const { t, locale } = useOwnWords(noodknopWords);
  const { now } = useSentences();
  const values = wordsOf('breakGlass', locale).values;
  const course = [
    values[line.purpose] ?? line.purpose,
    t('file', { id: line.case.slice(-8) }),
    t('opened', { moment: momentText(line.openedAt, locale, now) }),
    ...(line.state === 'open' ? [t('running', { time: timeText(line.until, locale) })] : []),
    ...(line.endedAt && line.state !== 'refused' ? [t('closed', { time: timeText(line.endedAt, locale) })] : []),
    ...(line.state === 'review' ? [t('reviewBy', { day: dayText(line.reviewBy, locale, now) })] : []),
  ];
  return <div className="quiet small">{course.join(' · ')}</div>;
}

/** What was read, by kind and number; what it said stays where it is. */
function Saw({ line }: { line: One }) {
  const { t, locale } = useOwnWords(noodknopWords);
  const kinds = line.seen.filter(({ machine }) => machine !== 'breakGlass');
  const name = (machine: string) => (machine === 'client' ? t('client') : wordsOf(machine, locale).name);
  return (
    <div>
      <span className="quiet">{t('saw')}:</span>{' '}
      {kinds.map(({ machine, times }) => t('times', { what: name(machine), count: times })).join(', ') || t('sawNothing')}
    </div>
  );
}
