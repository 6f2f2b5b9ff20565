import { addDays, dayInAmsterdam } from '../../machines/calendar.ts';
import { mayEditConsult, mayEditOrg } from '../directory/may-edit.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

type Mine = 'endArea' | 'endNumber' | 'addConsultPeriod' | 'endConsultPeriod';
const before = { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' };

/** What ends: an area of a team, a number to call, and the consult number of a while. Nothing of it is thrown away. */
export function directoryEndingHandlers(deps: Deps): Pick<Handlers, Mine> {
  const { db } = deps.store;
  const today = () => dayInAmsterdam(deps.clock.now().toISOString());

  return {
    endArea: async ({ params, body, who, key }) =>
      writeOnce(deps, { who, key, action: 'change', type: 'area', body: { ...params, ...body }, detail: 'end' }, async (tx) => {
        const area = await tx.selectFrom('areas').select('from_on').where('id', '=', params.id).executeTakeFirst();
        if (!area) return refuse('not-found');
        if (body.until <= area.from_on) return refuse('bad-input', [{ path: 'until', text: before }]);
        await tx.updateTable('areas').set({ until_on: body.until }).where('id', '=', params.id).execute();
        return params.id;
      }),

    endNumber: async ({ params, body, who, key }) => {
      const number = await db.selectFrom('on_call').select(['org_id', 'kind']).where('id', '=', params.id).executeTakeFirst();
      if (!number) return refuse('not-found');
      // A number of the whole neighbourhood is the administrator's.
      const may = number.org_id ? (number.kind === 'PRACTICE' ? mayEditConsult : mayEditOrg)(who, number.org_id) : who.roles.includes('ADMIN');
      if (!may) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'change', type: 'number', body: { ...params, ...body }, detail: 'end' }, async (tx) => {
        await tx.updateTable('on_call').set({ until_on: body.until }).where('id', '=', params.id).execute();
        return params.id;
      });
    },

    addConsultPeriod: async ({ params, body, who, key }) => {
      if (!(await db.selectFrom('organisations').select('id').where('id', '=', params.id).executeTakeFirst())) return refuse('not-found');
      if (!mayEditConsult(who, params.id)) return refuse('not-yours');
      if (body.until < body.from) return refuse('bad-input', [{ path: 'until', text: before }]);
      return writeOnce(deps, { who, key, action: 'create', type: 'consult-number', body: { ...body, org: params.id } }, async (tx, at) => {
        const id = deps.ids.uuid();
        await tx
          .insertInto('consult_periods')
          .values({ id, org_id: params.id, phone: body.phone, from_on: body.from, until_on: body.until, by_person: who.person, at })
          .execute();
        return id;
      });
    },

    endConsultPeriod: async ({ params, who, key }) => {
      const row = await db.selectFrom('consult_periods').select(['org_id']).where('id', '=', params.id).executeTakeFirst();
      if (!row || !mayEditConsult(who, row.org_id)) return refuse('not-found');
      return writeOnce(deps, { who, key, action: 'change', type: 'consult-number', body: params, detail: 'end' }, async (tx) => {
        await tx
          .updateTable('consult_periods')
          .set({ until_on: addDays(today(), -1) })
          .where('id', '=', params.id)
          .execute();
        return params.id;
      });
    },
  };
}
