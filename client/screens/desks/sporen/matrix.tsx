import { VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { LEVELS, STEPS, type Level, type Step } from '../../../../server/contract/sporen-shapes.ts';
import { useOwnWords } from '../../../words/own.ts';
import { sporenWords } from './words.ts';

/** From each spoor (rows) to each (columns); what cannot be is empty, and a cell with `onPick` is a button. */
export function Matrix({ cell, picked, onPick }: { cell: (step: Step) => ReactNode; picked?: Step | null; onPick?: (step: Step) => void }) {
  const { t } = useOwnWords(sporenWords);
  return (
    <table className="sporen-matrix">
      <thead>
        <tr>
          <td className="quiet small">{t('fromTo')}</td>
          {LEVELS.map((level) => (
            <th key={level} scope="col">
              {t(level)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((from) => (
          <tr key={from}>
            <th scope="row">{t(from)}</th>
            {LEVELS.map((to) => (
              <Cell key={to} from={from} to={to} cell={cell} picked={picked} onPick={onPick} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  from,
  to,
  cell,
  picked,
  onPick,
}: {
  from: Level;
  to: Level;
  cell: (step: Step) => ReactNode;
  picked?: Step | null;
  onPick?: (step: Step) => void;
}) {
  const { t } = useOwnWords(sporenWords);
  const step = STEPS.find((one) => one === `${from}>${to}`);
  if (!step) return <td className="none">{from === to ? <span className="quiet small">—</span> : null}</td>;
  const down = LEVELS.indexOf(to) < LEVELS.indexOf(from);
  const shown = (
    <>
      {down ? <ArrowDown size={15} aria-hidden /> : <ArrowUp size={15} aria-hidden />} {cell(step)}
    </>
  );
  return (
    <td className={down ? 'down' : 'up'}>
      {onPick ? (
        <button type="button" aria-pressed={picked === step} onClick={() => onPick(step)}>
          <VisuallyHidden>{t('steps', { from: t(from), to: t(to) })}: </VisuallyHidden>
          {shown}
        </button>
      ) : (
        <span>{shown}</span>
      )}
    </td>
  );
}
