import type { Updateable } from 'kysely';
import type { Tables } from '../../db/types.ts';
import { mayEditConsult, mayEditOrg } from '../directory/may-edit.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

/** What an organisation says of itself: where, whether it takes patients, by which number. */
export function placeDetailsHandlers(deps: Deps): Pick<Handlers, 'setPlaceDetails' | 'addLocation'> {
  const { db } = deps.store;
  const isThere = async (id: string) => (await db.selectFrom('organisations').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

  return {
    setPlaceDetails: async ({ params, body, who, key }) => {
      if (!(await isThere(params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      if (body.consultPhone !== undefined && !mayEditConsult(who, params.id)) return refuse('not-yours');
      return writeOnce(
        deps,
        { who, key, action: 'change', type: 'organisation', body: { ...body, org: params.id }, detail: Object.keys(body).join(' ') },
        async (tx) => {
          const plain: Updateable<Tables['organisations']> = {
            ...(body.phone === undefined ? {} : { phone: body.phone }),
            ...(body.address === undefined ? {} : { address: body.address }),
          };
          if (Object.keys(plain).length) await tx.updateTable('organisations').set(plain).where('id', '=', params.id).execute();
          const old = await tx.selectFrom('org_details').selectAll().where('org_id', '=', params.id).executeTakeFirst();
          const row = {
            line_of_care: body.lineOfCare === undefined ? (old?.line_of_care ?? null) : body.lineOfCare,
            new_patients: body.newPatients === undefined ? (old?.new_patients ?? null) : body.newPatients,
            consult_phone: body.consultPhone === undefined ? (old?.consult_phone ?? null) : body.consultPhone,
          };
          await tx
            .insertInto('org_details')
            .values({ org_id: params.id, ...row })
            .onConflict((on) => on.column('org_id').doUpdateSet(row))
            .execute();
          return params.id;
        },
      );
    },

    addLocation: async ({ params, body, who, key }) => {
      if (!(await isThere(params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      const values = { org_id: params.id, name: body.name, address: body.address ?? null, postcode: body.postcode ?? null, phone: body.phone ?? null };
      return writeOnce(deps, { who, key, action: 'create', type: 'location', body: values }, async (tx) => {
        const id = deps.ids.uuid();
        await tx
          .insertInto('locations')
          .values({ id, ...values })
          .execute();
        return id;
      });
    },
  };
}
