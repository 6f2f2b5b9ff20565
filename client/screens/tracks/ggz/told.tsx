import { fromKept } from '../../../../machines/questionnaires/answers.ts';
import { questionnaireOf } from '../../../../machines/questionnaires/questionnaires.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { QuestionnaireRead } from '../../../parts/questionnaire/questionnaire-read.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { ggzData, type RiskEntry } from './ggz-data.ts';
import { words } from './words.ts';

const RISK = questionnaireOf('RISK_SUICIDE');
const CHILD = questionnaireOf('CHILDCHECK');
const LEVELS = ['LOW', 'ELEVATED', 'HIGH', 'AFTER_CRISIS'] as const;

/** What was said about the risk the last time, and before; and the children. */
export function LastTalk({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(words);
  const { forms = [], childCheck, question } = ggzData(instance);
  const [last, ...earlier] = forms.toReversed();
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>{t('lastTalk')}</h2>
      {question && (
        <p style={{ margin: 0 }}>
          <span className="quiet small">{t('question')}</span>
          <br />
          {question}
        </p>
      )}
      {!last && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('noTalk')}
        </p>
      )}
      {last && <Judged entry={last} />}
      {childCheck && (
        <>
          <h3 style={{ margin: 0 }}>{t('childTitle')}</h3>
          <QuestionnaireRead form={CHILD} answers={fromKept(CHILD, entriesOf(childCheck))} />
        </>
      )}
      {earlier.length > 0 && (
        <details className="more-steps">
          <summary>{t('earlier')}</summary>
          <div className="stack">
            {earlier.map((entry) => (
              <Judged key={entry.at} entry={entry} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Judged({ entry }: { entry: RiskEntry }) {
  const { t, locale } = useOwnWords(words);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const level = LEVELS.find((one) => one === entry.level);
  return (
    <div>
      <p style={{ margin: '0 0 8px' }}>
        <b>{t('judged', { level: level ? t(level) : entry.level, by: personName(entry.by), when: dayText(entry.at, locale, now) })}</b>
      </p>
      <QuestionnaireRead form={RISK} answers={fromKept(RISK, entriesOf(entry))} />
    </div>
  );
}

/** [GGZ6] Who keeps contact, when, what to look for, what if; and what was agreed with whom. */
export function Monitoring({ instance }: { instance: Instance }) {
  const { t, locale } = useOwnWords(words);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const { agreements = [], monitorBy, nextContact, everyWeeks, warningSigns, whatIf, reviewOn } = ggzData(instance);
  if (!monitorBy && agreements.length === 0) return null;
  const lines = [
    [t('monitorBy'), personName(monitorBy)],
    [t('nextContact'), nextContact ? dayText(nextContact, locale, now) : ''],
    [t('every'), everyWeeks ? (everyWeeks === 1 ? t('weekly') : t('everyWeeks', { n: everyWeeks })) : ''],
    [t('review'), reviewOn ? dayText(reviewOn, locale, now) : ''],
    [t('warningSigns'), warningSigns ?? ''],
    [t('whatIf'), whatIf ?? ''],
  ].filter(([, text]) => text);
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>{t('monitoring')}</h2>
      <dl className="facts">
        {lines.map(([label, text]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {agreements.length > 0 && (
        <>
          <h3 style={{ margin: 0 }}>{t('agreements')}</h3>
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {agreements.map((one, at) => (
              <li key={at}>
                {one.text}{' '}
                <span className="quiet small">
                  {[personName(one.owner), one.due && t('until', { when: dayText(one.due, locale, now) })].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const entriesOf = (from: Record<string, unknown>) =>
  Object.entries(from).map(([linkId, answer]) => ({ linkId, answer: typeof answer === 'string' ? answer : null }));
