import { insertion, insertRows } from '../../../db/queries/bulk.ts';
import { readDay, readPostcode } from './columns.ts';
import { noOrg, small, type Cells, type Part } from './part.ts';

const keyOf = (cells: Cells) => [small(cells.team), cells['van postcode'], cells['tot en met postcode'], cells.vanaf].join('|');

/** Postcodes of teams by date (BR-22). */
export const areasPart: Part = {
  id: 'areas',
  columns: [
    { name: 'team', also: ['organisatie', 'organisation'], required: true, max: 120 },
    { name: 'van postcode', also: ['postcode', 'from'], required: true, max: 8, read: readPostcode('first') },
    { name: 'tot en met postcode', also: ['tot postcode', 'until'], required: true, max: 8, read: readPostcode('last') },
    { name: 'vanaf', also: ['ingangsdatum', 'from date'], required: true, max: 10, read: readDay },
    { name: 'tot', also: ['einddatum', 'until date'], max: 10, read: readDay },
  ],
  keyOf,
  fixed: ['team'],
  label: (cells) => `${cells.team} ${cells['van postcode']}–${cells['tot en met postcode']}`,
  async load(db) {
    const rows = await db
      .selectFrom('areas as a')
      .innerJoin('organisations as o', 'o.id', 'a.org_id')
      .selectAll('a')
      .select('o.name as org')
      .orderBy('a.from_pc')
      .orderBy('a.from_on')
      .orderBy('a.id')
      .execute();
    return new Map(
      rows.map((row) => {
        const cells = { team: row.org, 'van postcode': row.from_pc, 'tot en met postcode': row.until_pc, vanaf: row.from_on, tot: row.until_on ?? '' };
        return [keyOf(cells), { id: row.id, cells }];
      }),
    );
  },
  check: (cells, known) => [
    ...(known.orgs.get(small(cells.team))?.kind === 'team'
      ? []
      : [{ column: 'team', text: known.orgs.has(small(cells.team)) ? { nl: 'Dit is geen team.', en: 'This is no team.' } : noOrg }]),
    ...(cells['van postcode'] > cells['tot en met postcode']
      ? [{ column: 'tot en met postcode', text: { nl: 'Dit ligt voor de eerste postcode.', en: 'This lies before the first postcode.' } }]
      : []),
    ...(cells.tot && cells.tot <= cells.vanaf ? [{ column: 'tot', text: { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' } }] : []),
  ],
  async apply(tx, changes, known, { ids }) {
    const rows = changes.map(({ id, cells }) => ({
      id: id ?? ids.uuid(),
      org_id: known.orgs.get(small(cells.team))!.id,
      from_pc: cells['van postcode'],
      until_pc: cells['tot en met postcode'],
      from_on: cells.vanaf,
      until_on: cells.tot || null,
    }));
    await insertRows(tx, insertion('areas', ['id', 'org_id', 'from_pc', 'until_pc', 'from_on', 'until_on'], ['id']), rows);
  },
};
