import { dayInAmsterdam } from '../../machines/calendar.ts';
import { mayEditConsult, mayEditOrg } from '../directory/may-edit.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

/** What an organisation offers, and the numbers to call it by. */
export function placeOffersHandlers(deps: Deps): Pick<Handlers, 'addService' | 'addNumber'> {
  const { db } = deps.store;
  const isThere = async (id: string) => (await db.selectFrom('organisations').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  const now = () => deps.clock.now().toISOString();

  return {
    addService: async ({ params, body, who, key }) => {
      if (!(await isThere(params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      if (body.ageFrom !== null && body.ageUntil !== null && body.ageFrom > body.ageUntil)
        return refuse('bad-input', [
          { path: 'ageUntil', text: { nl: 'Dit is jonger dan de jongste leeftijd.', en: 'This is younger than the youngest age.' } },
        ]);
      const { ageFrom, ageUntil, waitWeeks, waitAskedOn, lineOfCare, name, ...rest } = body;
      const asked = waitWeeks === null ? waitAskedOn : (waitAskedOn ?? dayInAmsterdam(now()));
      const row = { ...rest, age_from: ageFrom, age_until: ageUntil, wait_weeks: waitWeeks, wait_asked_on: asked, line_of_care: lineOfCare };
      return writeOnce(deps, { who, key, action: 'change', type: 'service', body: { ...body, org: params.id } }, async (tx) => {
        const old = await tx.selectFrom('services').select('id').where('org_id', '=', params.id).where('name', '=', name).executeTakeFirst();
        const id = old?.id ?? deps.ids.uuid();
        if (old) await tx.updateTable('services').set(row).where('id', '=', id).execute();
        else
          await tx
            .insertInto('services')
            .values({ id, org_id: params.id, name, ...row })
            .execute();
        return id;
      });
    },

    addNumber: async ({ params, body, who, key }) => {
      if (!(await isThere(params.id))) return refuse('not-found');
      if (!(body.kind === 'PRACTICE' ? mayEditConsult : mayEditOrg)(who, params.id)) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'create', type: 'number', body: { ...body, org: params.id }, detail: body.kind }, async (tx) => {
        const last = await tx
          .selectFrom('on_call')
          .select((eb) => eb.fn.max('sort').as('sort'))
          .executeTakeFirst();
        const id = deps.ids.uuid();
        await tx
          .insertInto('on_call')
          .values({
            id,
            org_id: params.id,
            kind: body.kind,
            label: body.label,
            phone: body.phone,
            hours: JSON.stringify(body.hours),
            sort: Number(last?.sort ?? 0) + 1,
          })
          .execute();
        return id;
      });
    },
  };
}
