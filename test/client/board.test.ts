import { describe, expect, it } from 'vitest';
import { arrange, chosen, choicesOf } from '../../client/parts/board/arrange.ts';
import type { BoardFilter, BoardGrouping } from '../../client/parts/board/types.ts';
import { nameLike } from '../../client/screens/desks/ojg/name-like.ts';
import type { Row } from '../../server/contract/shapes.ts';

type Line = { row: Row; name: string; phase: string; org: string | null; home?: string };
const line = (id: string, name: string, phase: string, org: string | null = 'linde', home?: string): Line => ({
  row: { id } as Row,
  name,
  phase,
  org,
  ...(home ? { home } : {}),
});
const LINES = [
  line('1', 'Zoë Smit', 'talks'),
  line('2', 'Bas Kuik', 'talks', 'wij', 'brug'),
  line('3', 'Anna Kuik', 'waits', null),
  line('4', 'Cas Kuik', 'talks', 'wij', 'brug'),
];
const phases: BoardGrouping<Line> = {
  id: 'phase',
  label: '',
  groups: [
    { id: 'waits', label: 'Wacht' },
    { id: 'talks', label: 'Gesprekken' },
  ],
  of: ({ phase }) => phase,
};
const place: BoardFilter<Line> = { id: 'org', label: '', of: ({ org }) => org, name: (org) => org.toUpperCase() };
const byName = { id: 'name', label: '', by: (a: Line, b: Line) => a.name.localeCompare(b.name) };
const ids = (lines: readonly Line[]) => lines.map(({ row }) => row.id);

describe('what stands on a board', () => {
  const find = (text: string, filters = {}) => ids(chosen(LINES, [place], { text, filters }, ({ name }) => name));

  it('is found by every word, whatever its accents, within what is filtered', () => {
    expect(find('zoe')).toEqual(['1']);
    expect(find('KUIK as')).toEqual(['2', '4']);
    expect(find('kuik', { org: 'wij' })).toEqual(['2', '4']);
    expect(find('', { org: '' })).toHaveLength(4);
    expect(choicesOf(LINES, place)).toEqual([
      { value: 'linde', label: 'LINDE' },
      { value: 'wij', label: 'WIJ' },
    ]);
  });

  it('keeps a family together where its first would stand, and says how many there are', () => {
    const familyOf = ({ home }: Line) => (home ? { id: home, label: 'Gezin Brug' } : null);
    const [waits, talks] = arrange(LINES, { grouping: phases, sort: byName, familyOf, all: LINES });
    expect([waits.count, talks.count]).toEqual([1, 3]);
    expect(talks.blocks.map(({ family, lines }) => [family?.of ?? null, ids(lines)])).toEqual([
      [2, ['2', '4']],
      [null, ['1']],
    ]);
    // Of a family of which the filter leaves one, the name still says that there are two.
    const [, alone] = arrange([LINES[3]], { grouping: phases, sort: byName, familyOf, all: LINES });
    expect(alone.blocks[0].family?.of).toBe(2);
  });
});

describe('a line that must hold no name', () => {
  it.each([
    ['Hoe krijgen wij Kevin naar school?', 'Kevin'],
    ['mevrouw jansen belde over haar zoon', 'mevrouw jansen'],
    ['bel 06 12345678 terug', '06 12345678'],
    ['geboren 03-04-2014', '03-04-2014'],
    ['woont op 9799 NB', '9799 NB'],
  ])('is warned about: %s', (text, found) => expect(nameLike(text)).toBe(found));

  it.each(['Hoe praat ik met een jongen van 12?', 'Vader belt elke dag over de omgang; waar begin ik?', 'Een meisje met ADHD, sinds maandag thuis.', ''])(
    'is left alone: %s',
    (text) => expect(nameLike(text)).toBeNull(),
  );
});
