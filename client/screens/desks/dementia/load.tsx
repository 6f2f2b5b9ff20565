import { loadOf, type LoadRules } from '../../../../machines/dementia/load.ts';
import { PHASES } from '../../../../machines/dementia/card.ts';
import { Person } from '../../../parts/person.tsx';
import { useNow } from '../../../clock.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import type { DementiaLine } from './use-dementia.ts';
import { dementiaWords } from './words.ts';

type Given = { lines: DementiaLine[]; rules: LoadRules; fte: Record<string, number>; since: string | null };

/** How full each case manager's week is, of what this viewer sees, and how it was weighed. */
export function Load({ lines, rules, fte, since }: Given) {
  const { t } = useOwnWords(dementiaWords);
  const managers = [...new Set(lines.map(({ data }) => data.casemanager).filter((one): one is string => typeof one === 'string'))];
  if (managers.length === 0) return null;
  return (
    <section className="card stack tight dem-load" aria-labelledby="dem-load">
      <h2 id="dem-load">{t('load')}</h2>
      {managers.map((person) => (
        <One key={person} person={person} lines={lines.filter(({ data }) => data.casemanager === person)} rules={rules} fte={fte[person] ?? null} />
      ))}
      <How rules={rules} since={since} />
    </section>
  );
}

function One({ person, lines, rules, fte }: { person: string; lines: DementiaLine[]; rules: LoadRules; fte: number | null }) {
  const { t, locale } = useOwnWords(dementiaWords);
  const weights = lines.map(({ weight }) => weight);
  const { points, percent } = loadOf(weights, fte, rules);
  const number = (value: number) => value.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB');
  return (
    <div className="dem-one">
      <b>
        <Person id={person} />
      </b>
      <span>{t('loadOf', { points: number(points), count: lines.length })}</span>
      {percent === null ? (
        <span className="quiet small">{t('noFte', { per: rules.perFte })}</span>
      ) : (
        <>
          <span className="dem-bar" aria-hidden>
            <span style={{ width: `${Math.min(100, percent)}%` }} data-over={percent > 100 || undefined} />
          </span>
          <span className={percent > 100 ? 'tag danger' : ''}>{t('percent', { percent, fte: number(fte!) })}</span>
        </>
      )}
    </div>
  );
}

function How({ rules, since }: { rules: LoadRules; since: string | null }) {
  const { t, locale } = useOwnWords(dementiaWords);
  const now = useNow();
  const rows = [
    ...PHASES.map((phase) => [t(`phase.${phase}`), rules.phases[phase]] as const),
    ...rules.stages.map(({ upTo, factor }) => [t('upToStage', { to: upTo }), factor] as const),
    ...rules.weeks.map(({ upTo, factor }) => [t('upToWeeks', { to: upTo }), factor] as const),
  ];
  return (
    <details className="more-steps no-print">
      <summary>{t('how')}</summary>
      <p className="small">{t('howText', { per: rules.perFte })}</p>
      <p className="small quiet">{since ? t('since', { day: dayText(since, locale, now) }) : t('start')}</p>
      <table className="dem-table" style={{ maxWidth: 460 }}>
        <thead>
          <tr>
            <th scope="col">{t('ruleWhat')}</th>
            <th scope="col">{t('ruleFactor')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, factor]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>× {factor.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
