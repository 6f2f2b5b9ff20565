import { mayEditOrg } from '../directory/may-edit.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { nowhere, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

const before = { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' };

/** One’s own hours and words to be found by, or those of somebody whom one leads. */
export function hatDetailsHandlers(deps: Deps): Pick<Handlers, 'setHatDetails'> {
  const { db } = deps.store;

  return {
    setHatDetails: async ({ params, body, who, key }) => {
      const hat = await db.selectFrom('memberships').select(['person_id', 'org_id']).where('id', '=', params.id).executeTakeFirst();
      if (!hat) return refuse('not-found');
      if (hat.person_id !== who.person && !mayEditOrg(who, hat.org_id)) return refuse('not-yours');
      const wrong = body.hours.findIndex(({ from, until }) => from >= until);
      if (wrong >= 0) return refuse('bad-input', [{ path: `hours.${wrong}.until`, text: before }]);
      if (body.location && !(await db.selectFrom('locations').select('id').where('id', '=', body.location).where('org_id', '=', hat.org_id).executeTakeFirst()))
        return nowhere('location');
      if (body.duoWith && !(await db.selectFrom('persons').select('id').where('id', '=', body.duoWith).executeTakeFirst())) return nowhere('duoWith');
      return writeOnce(deps, { who, key, action: 'change', type: 'membership', body: { ...body, hat: params.id }, detail: 'details' }, async (tx) => {
        const old = await tx.selectFrom('hat_details').selectAll().where('membership_id', '=', params.id).executeTakeFirst();
        const kept = <T>(given: T | undefined, before: T | undefined): T | null => (given === undefined ? (before ?? null) : given);
        const row = {
          location_id: kept(body.location, old?.location_id),
          core_function: kept<string | null>(body.coreFunction, old?.core_function),
          hours: JSON.stringify(body.hours),
          keywords: kept(body.keywords, old?.keywords),
          duo_with: kept(body.duoWith, old?.duo_with),
        };
        await tx
          .insertInto('hat_details')
          .values({ membership_id: params.id, ...row })
          .onConflict((on) => on.column('membership_id').doUpdateSet(row))
          .execute();
        return params.id;
      });
    },
  };
}
