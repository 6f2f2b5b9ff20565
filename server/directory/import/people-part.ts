import { insertion, insertRows } from '../../../db/queries/bulk.ts';
import type { Tx } from '../../../db/store.ts';
import { readHours, writeHours, type WorkTime } from '../hours.ts';
import { readCore, readEmail, readPhone, readWorkTimes } from './columns.ts';
import { noOrg, small, type Change, type Part } from './part.ts';

const keyOf = (email: string, org: string, title: string) => `${email.toLowerCase()}|${small(org)}|${small(title)}`;

/** People by address, organisation and function. An import gives nobody a role or a login: that is done by two people elsewhere. */
export const peoplePart: Part = {
  id: 'people',
  columns: [
    { name: 'naam', also: ['name'], required: true, max: 120 },
    { name: 'e-mail', also: ['email', 'mail', 'e-mailadres'], required: true, max: 200, read: readEmail },
    { name: 'telefoon', also: ['phone', 'tel', 'mobiel', 'mobile'], max: 20, read: readPhone },
    { name: 'organisatie', also: ['organisation', 'praktijk', 'team'], required: true, max: 120 },
    { name: 'functie', also: ['function', 'title', 'functienaam'], required: true, max: 80 },
    { name: 'kernfunctie', also: ['core function'], max: 3, read: readCore },
    { name: 'werktijden', also: ['dagen', 'werkdagen', 'days', 'hours'], max: 200, read: readWorkTimes },
    { name: 'trefwoorden', also: ['keywords', 'zoekwoorden'], max: 200 },
  ],
  keyOf: (cells) => keyOf(cells['e-mail'], cells.organisatie, cells.functie),
  fixed: ['organisatie', 'functie'],
  label: (cells) => [cells.naam, cells.functie].filter(Boolean).join(', '),
  async load(db) {
    const rows = await db
      .selectFrom('memberships as m')
      .innerJoin('persons as p', 'p.id', 'm.person_id')
      .innerJoin('organisations as o', 'o.id', 'm.org_id')
      .leftJoin('hat_details as d', 'd.membership_id', 'm.id')
      .select(['m.id', 'm.title', 'p.name', 'p.email', 'p.phone', 'o.name as org', 'd.core_function', 'd.hours', 'd.keywords'])
      .where('m.until_at', 'is', null)
      .where('p.active', '=', 1)
      .orderBy('p.name')
      .orderBy('m.id')
      .execute();
    return new Map(
      rows.map((row) => [
        keyOf(row.email, row.org, row.title),
        {
          id: row.id,
          cells: {
            naam: row.name,
            'e-mail': row.email.toLowerCase(),
            telefoon: row.phone ?? '',
            organisatie: row.org,
            functie: row.title,
            kernfunctie: row.core_function ?? '',
            werktijden: row.hours ? writeHours(JSON.parse(row.hours) as WorkTime[]) : '',
            trefwoorden: row.keywords ?? '',
          },
        },
      ]),
    );
  },
  check: (cells, known) => [
    ...(known.orgs.has(small(cells.organisatie)) ? [] : [{ column: 'organisatie', text: noOrg }]),
    ...(known.inactive.has(cells['e-mail'])
      ? [
          {
            column: 'e-mail',
            text: {
              nl: 'Deze persoon is uit dienst; neem hem eerst weer aan bij Mensen en rollen.',
              en: 'This person has left; take him on again under People and roles first.',
            },
          },
        ]
      : []),
  ],
  async apply(tx, changes, known, { ids, at, person }) {
    const persons = await personsOf(tx, changes);
    const hats: { id: string; person_id: string; org_id: string; title: string; roles: string; themes: string; from_at: string; until_at: null }[] = [];
    const details: object[] = [];
    for (const { id, cells } of changes) {
      const email = cells['e-mail'];
      const one = persons.get(email) ?? { id: ids.uuid(), email, locale: 'nl', active: 1, added_by: person, name: '', phone: null as string | null };
      persons.set(email, Object.assign(one, { name: cells.naam, phone: cells.telefoon || null }));
      const hat = id ?? ids.uuid();
      const org = known.orgs.get(small(cells.organisatie))!.id;
      if (!id) hats.push({ id: hat, person_id: one.id, org_id: org, title: cells.functie, roles: '[]', themes: '[]', from_at: at, until_at: null });
      details.push({
        membership_id: hat,
        core_function: cells.kernfunctie || null,
        hours: JSON.stringify(readHours(cells.werktijden) ?? []),
        keywords: cells.trefwoorden || null,
      });
    }
    await insertRows(tx, insertion('persons', ['id', 'name', 'email', 'phone', 'locale', 'active', 'added_by'], ['id']), [...persons.values()]);
    await insertRows(tx, insertion('memberships', ['id', 'person_id', 'org_id', 'title', 'roles', 'themes', 'from_at', 'until_at']), hats);
    await insertRows(tx, insertion('hat_details', ['membership_id', 'core_function', 'hours', 'keywords'], ['membership_id']), details);
  },
};

/** Who is there already, by address; only those that these lines name. */
async function personsOf(tx: Tx, changes: Change[]) {
  const named = new Set(changes.map(({ cells }) => cells['e-mail']));
  const rows = await tx.selectFrom('persons').select(['id', 'name', 'email', 'phone', 'locale', 'active', 'added_by']).execute();
  return new Map(rows.filter(({ email }) => named.has(email.toLowerCase())).map((row) => [row.email.toLowerCase(), row]));
}
