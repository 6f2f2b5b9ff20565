import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import type { UpgradePlan } from '../../../../server/contract/upgrade-shapes.ts';
import { useNow } from '../../../clock.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { Confirmed, ProgressLine } from './carry-out.tsx';
import { shortId, stateWords } from './state-words.ts';
import { useCarryOut, usePlan } from './use-upgrades.ts';
import { upgradeWords } from './words.ts';

/** What an upgrade of one machine would do, and the buttons that do it. */
export function PlanPanel({ machine }: { machine: string }) {
  const { t, locale } = useOwnWords(upgradeWords);
  const [map, setMap] = useState<Record<string, string>>({});
  const [gone, setGone] = useState<string[]>([]);
  const plan = usePlan(machine, map);
  const carryOut = useCarryOut();
  if (plan.isPending) return <Loading />;
  if (plan.isError) return <Failed error={plan.error} onRetry={() => void plan.refetch()} />;
  const { data } = plan;
  // A state that was given a successor is no longer named as gone; it stays on the screen with its choice.
  const named = [...new Set([...gone, ...data.gone])].sort();
  return (
    <section className="card upg-plan" aria-labelledby="plan-title">
      <h2 id="plan-title">{t('planTitle', { name: wordsOf(machine, locale).name, from: data.from.join(', ') || '-', to: data.to })}</h2>
      <p className="quiet">{t('planHelp')}</p>
      <ProgressLine {...carryOut} />
      {data.total === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <>
          <Ways plan={data} />
          {named.length > 0 && (
            <Mapping
              plan={data}
              gone={named}
              map={map}
              onChange={(next) => {
                setGone(named);
                setMap(next);
              }}
            />
          )}
          <Shifts plan={data} />
          <Blocked plan={data} />
          <Going plan={data} busy={carryOut.running} onApply={(total, ids) => void carryOut.apply(data, map, total, ids)} />
        </>
      )}
    </section>
  );
}

function Ways({ plan }: { plan: UpgradePlan }) {
  const { t, locale } = useOwnWords(upgradeWords);
  const colour = (fate: string) => (fate === 'stays' || fate === 'moves' ? 'good' : 'danger');
  return (
    <table className="upg-table">
      <thead>
        <tr>
          <th>{t('where')}</th>
          <th>{t('becomes')}</th>
          <th>{t('fate')}</th>
          <th className="num">{t('count')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.ways.map((way) => (
          <tr key={`${way.version} ${way.from.join()} ${way.to?.join()} ${way.fate}`}>
            <td data-label={t('where')}>
              {stateWords(plan.machine, way.from, locale)} <span className="quiet small">v{way.version}</span>
            </td>
            <td data-label={t('becomes')}>{way.to ? stateWords(plan.machine, way.to, locale) : '–'}</td>
            <td data-label={t('fate')}>
              <span className={`tag ${colour(way.fate)}`}>{t(way.fate)}</span>
            </td>
            <td data-label={t('count')} className="num">
              {way.count}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type MappingProps = { plan: UpgradePlan; gone: string[]; map: Record<string, string>; onChange: (map: Record<string, string>) => void };
function Mapping({ plan, gone, map, onChange }: MappingProps) {
  const { t, locale } = useOwnWords(upgradeWords);
  const choices = plan.states.map((path) => ({ value: path, label: `${stateWords(plan.machine, [path], locale)} (${path})` }));
  return (
    <section className="note warn">
      <h3>{t('mapTitle')}</h3>
      <p>{t('mapHelp')}</p>
      {gone.map((path) => (
        <Select
          key={path}
          label={`${stateWords(plan.machine, [path], locale)} (${path})`}
          placeholder={t('mapChoose')}
          data={choices}
          value={map[path] ?? null}
          searchable
          clearable
          onChange={(to) => onChange(Object.fromEntries(Object.entries({ ...map, [path]: to }).filter((pair): pair is [string, string] => Boolean(pair[1]))))}
        />
      ))}
    </section>
  );
}

function Shifts({ plan }: { plan: UpgradePlan }) {
  const { t, locale } = useOwnWords(upgradeWords);
  const now = useNow();
  const moment = (at: string | null) => (at ? momentText(at, locale, now) : t('noMoment'));
  const shifts = plan.lines.flatMap((line) => line.shifts.map((shift) => ({ ...shift, id: line.id })));
  if (shifts.length === 0) return null;
  return (
    <details>
      <summary>{t('timersTitle', { count: plan.shifted })}</summary>
      <ul className="upg-list">
        {shifts.map((shift) => (
          <li key={`${shift.id} ${shift.name}`}>
            <code>{shortId(shift.id)}</code> <span className="quiet">{shift.name}</span> {moment(shift.from)} → <b>{moment(shift.to)}</b>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Blocked({ plan }: { plan: UpgradePlan }) {
  const { t, locale } = useOwnWords(upgradeWords);
  const blocked = plan.lines.filter((line) => line.to === null);
  const count = plan.total - plan.counts.stays! - plan.counts.moves!;
  if (count === 0) return null;
  return (
    <details open>
      <summary>{t('blockedTitle', { count })}</summary>
      {blocked.length < count && <p className="quiet small">{t('first', { count: blocked.length })}</p>}
      <ul className="upg-list">
        {blocked.map((line) => (
          <li key={line.id}>
            <code>{shortId(line.id)}</code> <span className="tag danger">{t(line.fate)}</span> {line.why?.[locale]}
          </li>
        ))}
      </ul>
    </details>
  );
}

type GoingProps = { plan: UpgradePlan; busy: boolean; onApply: (total: number, ids?: string[]) => void };
function Going({ plan, busy, onApply }: GoingProps) {
  const { t, locale } = useOwnWords(upgradeWords);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const going = plan.lines.filter((line) => line.to !== null);
  const ids = going.filter((line) => chosen.has(line.id)).map((line) => line.id);
  const count = plan.counts.stays! + plan.counts.moves!;
  if (count === 0) return null;
  const put = (id: string, on: boolean) => setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  const ask = (some: number) => ({ question: t('confirm', { count: some, to: plan.to }), yes: t('yes'), disabled: busy });
  return (
    <>
      <details>
        <summary>{t('goingTitle', { count })}</summary>
        {going.length < count && <p className="quiet small">{t('first', { count: going.length })}</p>}
        <Checkbox
          size="md"
          label={t('all')}
          checked={ids.length === going.length}
          onChange={(event) => setChosen(new Set(event.currentTarget.checked ? going.map((line) => line.id) : []))}
        />
        <ul className="upg-list">
          {going.map((line) => (
            <li key={line.id}>
              <Checkbox
                size="md"
                checked={chosen.has(line.id)}
                onChange={(event) => put(line.id, event.currentTarget.checked)}
                label={`${shortId(line.id)} · ${stateWords(plan.machine, line.from, locale)} → ${stateWords(plan.machine, line.to!, locale)}`}
              />
            </li>
          ))}
        </ul>
      </details>
      <div className="line no-print">
        <Confirmed label={t('applyAll', { count })} {...ask(count)} onYes={() => onApply(count)} />
        {ids.length > 0 && ids.length < count && (
          <Confirmed light label={t('applySome', { count: ids.length })} {...ask(ids.length)} onYes={() => onApply(ids.length, ids)} />
        )}
      </div>
    </>
  );
}
