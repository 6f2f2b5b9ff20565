import type { ReactNode } from 'react';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import type { Known } from './known.ts';
import { words } from './words.ts';

const PILLARS = ['ZZ', 'MM', 'GG'] as const;
type Text = string | null | undefined;
const joined = (...parts: Text[]): string => parts.filter(Boolean).join(' · ');

/** The plan to read, the client's own goals first. What is empty is left out. */
export function PlanRead({ known }: { known: Known }) {
  const { t } = useOwnWords(words);
  const track = useTrackWords('dementia');
  const { show } = useSentences();
  const { plan } = known.data;
  if (!plan) return null;
  const {
    clientGoals = [],
    pillars = [],
    safetyChecklist = [],
    safetyNet = [],
    carers = [],
    support = [],
    crisisPlan,
    advanceCare,
    respite,
    housingFuture,
  } = plan;
  const value = (code: string) => track.values[code] ?? code;
  const label = (name: string) => {
    const found = track.fields[name] ?? name;
    return typeof found === 'string' ? found : found.label;
  };
  return (
    <div className="dem-read">
      <Part title={t('s.goals')}>
        {clientGoals.map((goal) => (
          <blockquote key={goal}>{goal}</blockquote>
        ))}
      </Part>
      <Part title={t('s.pillars')}>
        {PILLARS.map((pillar) => (
          <div key={pillar}>
            <b>{t(pillar)}</b>
            {pillars
              .filter((line) => line.pillar === pillar)
              .map((line, nth) => (
                <div key={nth}>
                  {line.notApplicable ? `${t('notApplicable')} ${line.notApplicable}` : joined(line.situation, line.wish, line.action, line.who)}
                </div>
              ))}
          </div>
        ))}
      </Part>
      <Part title={t('s.safety')}>
        {safetyChecklist.map((line) => (
          <div key={line.item}>
            {joined(value(line.item), line.measure)}{' '}
            <span className={line.risk === 'HIGH' ? 'tag danger' : line.risk === 'SOME' ? 'tag warn' : 'tag'}>{value(line.risk)}</span>
          </div>
        ))}
      </Part>
      <Part title={t('s.net')}>
        {safetyNet.map((line, nth) => (
          <div key={nth}>{joined(line.who, line.what, line.when, line.fallback)}</div>
        ))}
        {carers.map((line, nth) => (
          <div key={nth}>{joined(line.name, line.relation, line.phone)}</div>
        ))}
        {support.map((line, nth) => (
          <div key={nth}>{joined(value(line.kind), line.who, line.note)}</div>
        ))}
      </Part>
      <Part title={t('s.crisis')}>
        {crisisPlan &&
          [`${label('signs')}: ${crisisPlan.signs}`, `${label('firstStep')}: ${crisisPlan.firstStep}`, crisisPlan.phones].map(
            (one) => one && <div key={one}>{one}</div>,
          )}
      </Part>
      <Part title={t('s.later')}>
        {advanceCare &&
          (['talkedOn', 'plannedOn', 'treatmentLimits', 'representative', 'document'] as const).map(
            (name) =>
              advanceCare[name] && (
                <div key={name}>
                  {label(name)}: {show('dementia', advanceCare[name])}
                </div>
              ),
          )}
        {housingFuture && (
          <div>
            {label('housingFuture')}: {housingFuture}
          </div>
        )}
        {respite && (
          <div>
            {label('respite')}: {joined(value(respite.wanted), respite.arranged)}
          </div>
        )}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const some = Array.isArray(children) ? children.flat().some(Boolean) : Boolean(children);
  if (!some) return null;
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
