import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useOwnWords } from '../../words/own.ts';
import { Failed, Loading } from '../feedback.tsx';
import { arrange, chosen, type Column } from './arrange.ts';
import './board.css';
import { BoardColumn } from './column.tsx';
import { BoardControls } from './controls.tsx';
import type { BoardLine, BoardProps } from './types.ts';
import { useChoice } from './use-choice.ts';
import { walkBoard } from './walk-board.ts';
import { boardWords } from './words.ts';

/** From so many cards on, those outside the window are left undrawn. */
const MANY = 60;

/** A caseload as a board: columns beside each other, on a phone and on paper one under the other. Filter, order, grouping, search and arrows are its own. */
export function Board<L extends BoardLine>(props: BoardProps<L>) {
  const { lines, failed, empty } = props;
  if (failed && !lines) return <Failed error={failed.error} onRetry={failed.retry} />;
  if (!lines) return <Loading lines={5} height={96} />;
  if (lines.length === 0) return empty;
  return <Laid {...props} lines={lines} />;
}

/** What fits on a screen is drawn first; the rest follows while one can look and type already. */
const FIRST_BLOCKS = 8;
const firstOf = <L,>(column: Column<L>): Column<L> => ({ ...column, blocks: column.blocks.slice(0, FIRST_BLOCKS) });

function useWhole(many: boolean): boolean {
  const [whole, setWhole] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setWhole(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return whole || !many;
}

function Laid<L extends BoardLine>(props: BoardProps<L> & { lines: readonly L[] }) {
  const { id, label, lines, groupings, sorts, filters = [], textOf, card, familyOf } = props;
  const { t } = useOwnWords(boardWords);
  const [kept, keep] = useChoice(id, { grouping: groupings[0].id, sort: sorts[0]?.id ?? '', filters: {} });
  const [text, setText] = useState('');
  const [focused, setCurrent] = useState<string | null>(null);
  // Typing stays quick: the cards follow when there is time.
  const typed = useDeferredValue(text);
  const grouping = groupings.find((one) => one.id === kept.grouping) ?? groupings[0];
  const sort = sorts.find((one) => one.id === kept.sort) ?? sorts[0];
  const shown = useMemo(() => chosen(lines, filters, { filters: kept.filters, text: typed }, textOf), [lines, filters, kept.filters, typed, textOf]);
  const columns = useMemo(() => arrange(shown, { grouping, sort, familyOf, all: lines }), [shown, grouping, sort, familyOf, lines]);
  const first = columns.flatMap((column) => column.blocks)[0]?.lines[0]?.row.id ?? null;
  const whole = useWhole(lines.length > MANY);
  const current = focused !== null && shown.some((line) => line.row.id === focused) ? focused : first;
  return (
    <div className="board">
      <BoardControls {...props} kept={kept} keep={keep} text={text} setText={setText} />
      <p className="small quiet" role="status">
        {shown.length === lines.length ? t('count', { count: lines.length }) : t('shown', { shown: shown.length, count: lines.length })}
        <span className="only-wide no-print"> · {t('keys')}</span>
      </p>
      {shown.length === 0 ? (
        <p className="note">{t('none')}</p>
      ) : (
        <div className="board-columns" data-many={shown.length > MANY || undefined} role="group" aria-label={label} onKeyDown={walkBoard}>
          {columns.map((column) => (
            <BoardColumn key={column.id} column={whole ? column : firstOf(column)} card={card} current={current} onCurrent={setCurrent} />
          ))}
        </div>
      )}
    </div>
  );
}
