import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useOwnWords } from '../../words/own.ts';
import { choicesOf } from './arrange.ts';
import type { BoardLine, BoardProps } from './types.ts';
import type { Kept } from './use-choice.ts';
import { boardWords } from './words.ts';

type Props<L extends BoardLine> = Pick<BoardProps<L>, 'groupings' | 'sorts' | 'filters'> & {
  lines: readonly L[];
  kept: Kept;
  keep: (change: Partial<Kept>) => void;
  text: string;
  setText: (text: string) => void;
};

/** Search, filters, grouping and order; each only when there is something to choose. */
export function BoardControls<L extends BoardLine>({ groupings, sorts, filters = [], lines, kept, keep, text, setText }: Props<L>) {
  const { t } = useOwnWords(boardWords);
  const options = (all: readonly { id: string; label: string }[]) => all.map(({ id, label }) => ({ value: id, label }));
  const filtered = text !== '' || Object.values(kept.filters).some(Boolean);
  return (
    <div className="board-controls no-print">
      <TextInput
        type="search"
        label={t('search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<Search size={16} aria-hidden />}
      />
      {filters.map((filter) => {
        const choices = choicesOf(lines, filter);
        if (choices.length < 2 && !kept.filters[filter.id]) return null;
        return (
          <NativeSelect
            key={filter.id}
            label={filter.label}
            value={kept.filters[filter.id] ?? ''}
            onChange={(event) => keep({ filters: { ...kept.filters, [filter.id]: event.currentTarget.value } })}
            data={[{ value: '', label: t('all') }, ...choices]}
          />
        );
      })}
      {groupings.length > 1 && (
        <NativeSelect label={t('group')} value={kept.grouping} onChange={(event) => keep({ grouping: event.currentTarget.value })} data={options(groupings)} />
      )}
      {sorts.length > 1 && (
        <NativeSelect label={t('sort')} value={kept.sort} onChange={(event) => keep({ sort: event.currentTarget.value })} data={options(sorts)} />
      )}
      {filtered && (
        <Button variant="subtle" size="sm" onClick={() => (setText(''), keep({ filters: {} }))}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
