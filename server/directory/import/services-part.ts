import { insertion, insertRows } from '../../../db/queries/bulk.ts';
import { lineWords, readDay, readKind, readLine, readNumber, readYes, yesWords } from './columns.ts';
import { noOrg, small, type Part } from './part.ts';

const number = (text: string): number | null => (text === '' ? null : Number(text));
const written = (value: number | null): string => (value === null ? '' : String(value));

/** What organisations offer, by organisation and name, with the waiting time as somebody asked it (P-087). */
export const servicesPart: Part = {
  id: 'services',
  columns: [
    { name: 'organisatie', also: ['organisation', 'aanbieder', 'provider'], required: true, max: 120 },
    { name: 'naam', also: ['name', 'aanbod', 'service'], required: true, max: 120 },
    { name: 'soort', also: ['kind', 'type'], required: true, max: 40, read: readKind },
    { name: 'leeftijd van', also: ['age from'], max: 3, read: readNumber(120) },
    { name: 'leeftijd tot en met', also: ['leeftijd tot', 'age until'], max: 3, read: readNumber(120) },
    { name: 'contract', also: [], max: 4, read: readYes },
    { name: 'wachttijd in weken', also: ['wachttijd', 'waiting weeks'], max: 3, read: readNumber(260) },
    { name: 'wachttijd gevraagd op', also: ['asked on'], max: 10, read: readDay },
    { name: 'zorglijn', also: ['lijn', 'line'], max: 20, read: readLine },
    { name: 'trefwoorden', also: ['keywords', 'zoekwoorden'], max: 200 },
  ],
  keyOf: (cells) => `${small(cells.organisatie)}|${small(cells.naam)}`,
  fixed: ['organisatie', 'naam'],
  label: (cells) => `${cells.naam}, ${cells.organisatie}`,
  async load(db) {
    const rows = await db
      .selectFrom('services as s')
      .innerJoin('organisations as o', 'o.id', 's.org_id')
      .selectAll('s')
      .select('o.name as org')
      .orderBy('o.name')
      .orderBy('s.name')
      .execute();
    return new Map(
      rows.map((row) => [
        `${small(row.org)}|${small(row.name)}`,
        {
          id: row.id,
          cells: {
            organisatie: row.org,
            naam: row.name,
            soort: row.kind,
            'leeftijd van': written(row.age_from),
            'leeftijd tot en met': written(row.age_until),
            contract: yesWords.word(row.contract),
            'wachttijd in weken': written(row.wait_weeks),
            'wachttijd gevraagd op': row.wait_asked_on ?? '',
            zorglijn: lineWords.word(row.line_of_care),
            trefwoorden: row.keywords ?? '',
          },
        },
      ]),
    );
  },
  check: (cells, known) => [
    ...(known.orgs.has(small(cells.organisatie)) ? [] : [{ column: 'organisatie', text: noOrg }]),
    ...(cells['leeftijd van'] && cells['leeftijd tot en met'] && Number(cells['leeftijd van']) > Number(cells['leeftijd tot en met'])
      ? [{ column: 'leeftijd tot en met', text: { nl: 'Dit is jonger dan de jongste leeftijd.', en: 'This is younger than the youngest age.' } }]
      : []),
  ],
  async apply(tx, changes, known, { ids }) {
    const columns = ['id', 'org_id', 'name', 'kind', 'age_from', 'age_until', 'contract', 'wait_weeks', 'wait_asked_on', 'line_of_care', 'keywords'] as const;
    const rows = changes.map(({ id, cells }) => ({
      id: id ?? ids.uuid(),
      org_id: known.orgs.get(small(cells.organisatie))!.id,
      name: cells.naam,
      kind: cells.soort,
      age_from: number(cells['leeftijd van']),
      age_until: number(cells['leeftijd tot en met']),
      contract: yesWords.code(cells.contract),
      wait_weeks: number(cells['wachttijd in weken']),
      wait_asked_on: cells['wachttijd gevraagd op'] || null,
      line_of_care: lineWords.code(cells.zorglijn),
      keywords: cells.trefwoorden || null,
    }));
    await insertRows(tx, insertion('services', columns, ['id']), rows);
  },
};
