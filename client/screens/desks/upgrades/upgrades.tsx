import { Button } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { UpgradesOverview } from '../../../../server/contract/upgrade-shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { Confirmed, ProgressLine } from './carry-out.tsx';
import { PlanPanel } from './plan.tsx';
import { shortId, stateWords } from './state-words.ts';
import './upgrades.css';
import { useCarryOut, useOverview } from './use-upgrades.ts';
import { upgradeWords } from './words.ts';

/** Versions of tracks: what runs on which, what an upgrade would do, doing it, and going back. */
export function Desk() {
  const { t } = useOwnWords(upgradeWords);
  const overview = useOverview();
  const [machine, setMachine] = useState<string | null>(null);
  if (overview.isPending) return <Loading />;
  if (overview.isError) return <Failed error={overview.error} onRetry={() => void overview.refetch()} />;
  const { machines, runs, parked } = overview.data;
  const behind = machines.some((line) => line.running > 0 && !line.parked && line.version !== line.present);
  return (
    <div className="stack upg">
      {!behind && parked.length === 0 && (
        <Empty title={t('allPresent')} icon={<CircleCheck size={32} />}>
          {t('allPresentHelp')}
        </Empty>
      )}
      {parked.length > 0 && <Parked parked={parked} />}
      <Versions machines={machines} chosen={machine} onChoose={setMachine} />
      {machine && <PlanPanel key={machine} machine={machine} />}
      <Runs runs={runs} />
    </div>
  );
}

type VersionsProps = { machines: UpgradesOverview['machines']; chosen: string | null; onChoose: (machine: string) => void };
function Versions({ machines, chosen, onChoose }: VersionsProps) {
  const { t, locale } = useOwnWords(upgradeWords);
  const names = [...new Set(machines.map((line) => line.machine))];
  return (
    <section className="card">
      <h2>{t('versions')}</h2>
      <table className="upg-table">
        <thead>
          <tr>
            <th>{t('track')}</th>
            <th>{t('present')}</th>
            <th>{t('runsOn')}</th>
            <th aria-label={t('look')} />
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const lines = machines.filter((line) => line.machine === name);
            const behind = lines.some((line) => line.running > 0 && !line.parked && line.version !== line.present);
            return (
              <tr key={name}>
                <td data-label={t('track')}>{wordsOf(name, locale).name}</td>
                <td data-label={t('present')}>{lines[0].present ?? t('notInstalled')}</td>
                <td data-label={t('runsOn')}>
                  <RunsOn lines={lines} />
                </td>
                <td className="num no-print">
                  {behind && (
                    <Button
                      size="compact-sm"
                      variant={chosen === name ? 'filled' : 'light'}
                      aria-label={t('looking', { name: wordsOf(name, locale).name })}
                      onClick={() => onChoose(name)}
                    >
                      {t('look')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function RunsOn({ lines }: { lines: UpgradesOverview['machines'] }) {
  const { t } = useOwnWords(upgradeWords);
  const running = lines.filter((line) => line.running > 0);
  const done = lines.reduce((sum, line) => sum + line.done, 0);
  return (
    <span className="line">
      {running.map((line) => (
        <span key={line.version} className={`tag ${line.parked ? 'danger' : line.version === line.present ? 'good' : 'warn'}`}>
          {t('runningOn', { count: line.running, version: line.version })}
          {line.parked && ` · ${t('parked')}`}
        </span>
      ))}
      {running.length === 0 && <span className="quiet">{t('nobody')}</span>}
      {done > 0 && <span className="quiet small">{t('doneOn', { count: done })}</span>}
    </span>
  );
}

function Runs({ runs }: { runs: UpgradesOverview['runs'] }) {
  const { t, locale } = useOwnWords(upgradeWords);
  const { personName } = useDirectory();
  const now = useNow();
  const carryOut = useCarryOut();
  return (
    <section className="card">
      <h2>{t('runs')}</h2>
      <ProgressLine {...carryOut} />
      {runs.length === 0 && <p className="quiet">{t('noRuns')}</p>}
      <ul className="upg-list">
        {runs.map((run) => {
          const left = run.moved - run.undone;
          return (
            <li key={run.id} className="spread">
              <div>
                <b>{t('run', { name: wordsOf(run.machine, locale).name, to: run.to })}</b>
                <div className="quiet small">
                  {momentText(run.at, locale, now)} {t('by', { by: personName(run.by) || t('system') })} ·{' '}
                  {t('runLine', { moved: run.moved, undone: run.undone })}
                </div>
              </div>
              {left > 0 && (
                <Confirmed
                  light
                  label={t('undo')}
                  question={t('confirmUndo', { count: left })}
                  yes={t('yesUndo')}
                  disabled={carryOut.running}
                  onYes={() => void carryOut.undo(run)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Parked({ parked }: { parked: UpgradesOverview['parked'] }) {
  const { t, locale } = useOwnWords(upgradeWords);
  return (
    <section className="note danger">
      <h2>{t('parkedTitle')}</h2>
      <p>{t('parkedHelp')}</p>
      <ul className="upg-list">
        {parked.map((one) => (
          <li key={one.id}>
            <code>{shortId(one.id)}</code> {wordsOf(one.machine, locale).name} · {t('unknown', { version: one.version })} ·{' '}
            {stateWords(one.machine, one.state, locale)}
          </li>
        ))}
      </ul>
    </section>
  );
}
