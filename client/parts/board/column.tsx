import { useRouter } from '@tanstack/react-router';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { useGlow } from '../../live.ts';
import { addressOf } from '../../words/navigate.ts';
import { useOwnWords } from '../../words/own.ts';
import type { Block, Column } from './arrange.ts';
import type { BoardLine } from './types.ts';
import { boardWords } from './words.ts';

type Shown<L> = { card: (line: L) => ReactNode; current: string | null; onCurrent: (id: string) => void };

/** One column, or on a phone one section: its name, how many there are, and the cards. */
export function BoardColumn<L extends BoardLine>({ column, ...shown }: { column: Column<L> } & Shown<L>) {
  const { t } = useOwnWords(boardWords);
  return (
    <section className="board-column" data-empty={column.count === 0 || undefined} aria-label={column.label}>
      <h2 title={column.help}>
        {column.label} <span className="quiet">{column.count}</span>
      </h2>
      {column.count === 0 ? (
        <p className="small quiet">{t('emptyColumn')}</p>
      ) : (
        <ul>
          {column.blocks.map((block) =>
            block.family ? (
              <Family key={block.family.id} block={block} {...shown} />
            ) : (
              block.lines.map((line) => (
                <Card key={line.row.id} line={line} tabbable={shown.current === line.row.id} card={shown.card} onCurrent={shown.onCurrent} />
              ))
            ),
          )}
        </ul>
      )}
    </section>
  );
}

function Family<L extends BoardLine>({ block, card, current, onCurrent }: { block: Block<L> } & Shown<L>) {
  const { t } = useOwnWords(boardWords);
  const { label, of } = block.family!;
  return (
    <li className="board-family">
      <p className="small">{t(block.lines.length === of ? 'wholeFamily' : 'family', { label, here: block.lines.length, of })}</p>
      <ul>
        {block.lines.map((line) => (
          <Card key={line.row.id} line={line} tabbable={current === line.row.id} card={card} onCurrent={onCurrent} />
        ))}
      </ul>
    </li>
  );
}

type CardProps = { line: BoardLine; tabbable: boolean; card: (line: any) => ReactNode; onCurrent: (id: string) => void };

/** The whole card opens its track. One card at a time is on the way of the Tab key; the arrows go to the others. */
const Card = memo(function Card({ line, tabbable, card, onCurrent }: CardProps) {
  const { id } = line.row;
  const glow = useGlow(id);
  const router = useRouter();
  const address = addressOf(line.row);
  // An anchor of our own: four hundred links of the router take longer to draw than the cards themselves.
  const go = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ to: address });
  };
  return (
    <li>
      <a href={address} className={glow ? 'board-card glow' : 'board-card'} tabIndex={tabbable ? 0 : -1} onClick={go} onFocus={() => onCurrent(id)}>
        {card(line)}
      </a>
    </li>
  );
});
