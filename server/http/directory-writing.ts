import type { Updateable } from 'kysely';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { Tables } from '../../db/types.ts';
import { facesOf } from '../directory/faces.ts';
import { loadBook } from '../directory/load.ts';
import { mayEditConsult, mayEditOrg } from '../directory/may-edit.ts';
import { postcodeEnds } from '../directory/postcode.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

type Mine = 'setHatDetails' | 'setPlaceDetails' | 'addLocation' | 'addArea' | 'addService' | 'addNumber' | 'addFace';
const before = { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' };

/** Writing down who is who: one's own hours, and as a manager or administrator what an organisation says of itself. */
export function directoryWritingHandlers(deps: Deps): Pick<Handlers, Mine> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();
  const isThere = async (table: 'organisations' | 'persons' | 'locations', id: string) =>
    (await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

  return {
    setHatDetails: async ({ params, body, who, key }) => {
      const hat = await db.selectFrom('memberships').select(['person_id', 'org_id']).where('id', '=', params.id).executeTakeFirst();
      if (!hat) return refuse('not-found');
      if (hat.person_id !== who.person && !mayEditOrg(who, hat.org_id)) return refuse('not-yours');
      const wrong = body.hours.findIndex(({ from, until }) => from >= until);
      if (wrong >= 0) return refuse('bad-input', [{ path: `hours.${wrong}.until`, text: before }]);
      if (body.location && !(await db.selectFrom('locations').select('id').where('id', '=', body.location).where('org_id', '=', hat.org_id).executeTakeFirst()))
        return nowhere('location');
      if (body.duoWith && !(await isThere('persons', body.duoWith))) return nowhere('duoWith');
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

    setPlaceDetails: async ({ params, body, who, key }) => {
      if (!(await isThere('organisations', params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      if (body.consultPhone !== undefined && !mayEditConsult(who, params.id)) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'change', type: 'organisation', body: { ...body, org: params.id }, detail: Object.keys(body).join(' ') }, async (tx) => {
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
      });
    },

    addLocation: async ({ params, body, who, key }) => {
      if (!(await isThere('organisations', params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      const values = { org_id: params.id, name: body.name, address: body.address ?? null, postcode: body.postcode ?? null, phone: body.phone ?? null };
      return writeOnce(deps, { who, key, action: 'create', type: 'location', body: values }, async (tx) => {
        const id = deps.ids.uuid();
        await tx.insertInto('locations').values({ id, ...values }).execute();
        return id;
      });
    },

    addArea: async ({ params, body, who, key }) => {
      const [from, until] = [postcodeEnds(body.from)!.first, postcodeEnds(body.until)!.last];
      if (from > until) return refuse('bad-input', [{ path: 'until', text: { nl: 'Dit ligt voor de eerste postcode.', en: 'This lies before the first postcode.' } }]);
      if (body.untilOn && body.untilOn <= body.fromOn) return refuse('bad-input', [{ path: 'untilOn', text: before }]);
      return writeOnce(deps, { who, key, action: 'create', type: 'area', body: { ...body, org: params.id } }, async (tx) => {
        const org = await tx.selectFrom('organisations').select('kind').where('id', '=', params.id).executeTakeFirst();
        if (!org) return refuse('not-found');
        const id = deps.ids.uuid();
        await tx.insertInto('areas').values({ id, org_id: params.id, from_pc: from, until_pc: until, from_on: body.fromOn, until_on: body.untilOn }).execute();
        return id;
      });
    },

    addService: async ({ params, body, who, key }) => {
      if (!(await isThere('organisations', params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      if (body.ageFrom !== null && body.ageUntil !== null && body.ageFrom > body.ageUntil)
        return refuse('bad-input', [{ path: 'ageUntil', text: { nl: 'Dit is jonger dan de jongste leeftijd.', en: 'This is younger than the youngest age.' } }]);
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
      if (!(await isThere('organisations', params.id))) return refuse('not-found');
      if (!(body.kind === 'PRACTICE' ? mayEditConsult : mayEditOrg)(who, params.id)) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'create', type: 'number', body: { ...body, org: params.id }, detail: body.kind }, async (tx) => {
        const last = await tx
          .selectFrom('on_call')
          .select((eb) => eb.fn.max('sort').as('sort'))
          .executeTakeFirst();
        const id = deps.ids.uuid();
        await tx
          .insertInto('on_call')
          .values({ id, org_id: params.id, kind: body.kind, label: body.label, phone: body.phone, hours: JSON.stringify(body.hours), sort: Number(last?.sort ?? 0) + 1 })
          .execute();
        return id;
      });
    },

    addFace: async ({ params, body, who, key }) => {
      if (!(await isThere('organisations', params.id))) return refuse('not-found');
      if (!mayEditOrg(who, params.id)) return refuse('not-yours');
      if (!(await isThere('persons', body.person))) return nowhere('person');
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

