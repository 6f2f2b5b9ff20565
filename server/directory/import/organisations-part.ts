import { insertion, insertRows } from '../../../db/queries/bulk.ts';
import { lineWords, openWords, readKind, readLine, readOpen, readPhone } from './columns.ts';
import { small, type Part } from './part.ts';

/** Organisations by their name. Consult numbers are no column: an administrator neither sees nor writes them (BR-15). */
export const organisationsPart: Part = {
  id: 'organisations',
  columns: [
    { name: 'naam', also: ['name', 'organisatie', 'organisation'], required: true, max: 120 },
    { name: 'soort', also: ['kind', 'type'], required: true, max: 40, read: readKind },
    { name: 'telefoon', also: ['phone', 'tel', 'telefoonnummer'], max: 20, read: readPhone },
    { name: 'adres', also: ['address'], max: 200 },
    { name: 'zorglijn', also: ['lijn', 'line'], max: 20, read: readLine },
    { name: 'nieuwe patiënten', also: ['nieuwe patienten', 'new patients', 'aanname'], max: 20, read: readOpen },
  ],
  keyOf: (cells) => small(cells.naam),
  fixed: [],
  label: (cells) => cells.naam,
  async load(db) {
    const rows = await db
      .selectFrom('organisations as o')
      .leftJoin('org_details as d', 'd.org_id', 'o.id')
      .select(['o.id', 'o.name', 'o.kind', 'o.phone', 'o.address', 'd.line_of_care', 'd.new_patients'])
      .orderBy('o.name')
      .orderBy('o.id')
      .execute();
    return new Map(
      rows.map((row) => [
        small(row.name),
        {
          id: row.id,
          cells: {
            naam: row.name,
            soort: row.kind,
            telefoon: row.phone ?? '',
            adres: row.address ?? '',
            zorglijn: lineWords.word(row.line_of_care),
            'nieuwe patiënten': openWords.word(row.new_patients),
          },
        },
      ]),
    );
  },
  check: () => [],
  async apply(tx, changes, _known, { ids }) {
    const rows = changes.map(({ id, cells }) => ({ id: id ?? ids.uuid(), cells }));
    await insertRows(
      tx,
      insertion('organisations', ['id', 'name', 'kind', 'phone', 'address'], ['id']),
      rows.map(({ id, cells }) => ({ id, name: cells.naam, kind: cells.soort, phone: cells.telefoon || null, address: cells.adres || null })),
    );
    await insertRows(
      tx,
      insertion('org_details', ['org_id', 'line_of_care', 'new_patients'], ['org_id']),
      rows.map(({ id, cells }) => ({ org_id: id, line_of_care: lineWords.code(cells.zorglijn), new_patients: openWords.code(cells['nieuwe patiënten']) })),
    );
  },
};
