import type { KeyboardEvent } from 'react';

/** Arrows walk over the cards: up and down in a column, left and right to the card at the same height; Home and End to the first and last of the column. */
export function walkBoard(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).matches('.board-card')) return;
  const columns = [...event.currentTarget.querySelectorAll('.board-column')].map((column) => [...column.querySelectorAll<HTMLElement>('.board-card')]);
  const filled = columns.filter((cards) => cards.length > 0);
  const x = filled.findIndex((cards) => cards.includes(event.target as HTMLElement));
  if (x < 0) return;
  const next = stepFrom(event.key, filled, { x, y: filled[x].indexOf(event.target as HTMLElement) });
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function stepFrom(key: string, columns: HTMLElement[][], { x, y }: { x: number; y: number }): HTMLElement | undefined {
  const column = columns[x];
  if (key === 'ArrowDown') return column[y + 1];
  if (key === 'ArrowUp') return column[y - 1];
  if (key === 'Home') return column[0];
  if (key === 'End') return column.at(-1);
  const beside = key === 'ArrowRight' ? columns[x + 1] : key === 'ArrowLeft' ? columns[x - 1] : undefined;
  return beside?.[Math.min(y, beside.length - 1)];
}
