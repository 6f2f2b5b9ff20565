import { dayInAmsterdam } from '../../machines/calendar.ts';
import { facesOf } from '../directory/faces.ts';
import { loadBook } from '../directory/load.ts';
import { mayEditOrg } from '../directory/may-edit.ts';
import { postcodeEnds } from '../directory/postcode.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

const before = { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' };

/** Postcodes of a team, and the faces that a practice has to know. */
export function areaAndFaceHandlers(deps: Deps): Pick<Handlers, 'addArea' | 'addFace'> {
  const { db } = deps.store;
  const isThere = async (id: string) => (await db.selectFrom('organisations').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  const now = () => deps.clock.now().toISOString();

  return {
    addArea: async ({ params, body, who, key }) => {
      const [from, until] = [postcodeEnds(body.from)!.first, postcodeEnds(body.until)!.last];
      if (from > until)
        return refuse('bad-input', [{ path: 'until', text: { nl: 'Dit ligt voor de eerste postcode.', en: 'This lies before the first postcode.' } }]);
      if (body.untilOn && body.untilOn <= body.fromOn) return refuse('bad-input', [{ path: 'untilOn', text: before }]);
      return writeOnce(deps, { who, key, action: 'create', type: 'area', body: { ...body, org: params.id } }, async (tx) => {
        const org = await tx.selectFrom('organisations').select('kind').where('id', '=', params.id).executeTakeFirst();
        if (!org) return refuse('not-found');
        const id = deps.ids.uuid();
        await tx.insertInto('areas').values({ id, org_id: params.id, from_pc: from, until_pc: until, from_on: body.fromOn, until_on: body.untilOn }).execute();
        return id;
      });
    },

    addFace: async ({ params, body, who, key }) => {
      if (!(await isThere(params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      if (!(await db.selectFrom('persons').select('id').where('id', '=', body.person).executeTakeFirst())) return nowhere('person');
      const from = body.from ?? dayInAmsterdam(now());
      if (body.until && body.until <= from) return refuse('bad-input', [{ path: 'until', text: before }]);
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'face', body: { ...body, org: params.id } }, async (tx, at) => {
        const id = deps.ids.uuid();
        const values = { id, org_id: params.id, person_id: body.person, from_on: from, until_on: body.until ?? null, by_person: who.person, at };
        await tx.insertInto('faces').values(values).execute();
        return id;
      });
      if (isRefusal(made)) return made;
      const faces = await facesOf(db, await loadBook(db, now()), params.id);
      return { id: made.id, ...faces, warning: faces.count > faces.max };
    },
  };
}
