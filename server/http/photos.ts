import { createHash } from 'node:crypto';
import { mayEditOrg } from '../directory/may-edit.ts';
import { PHOTO_MAX_BYTES, photoType, withoutMetadata } from '../directory/photo.ts';
import type { Who } from '../engine/types.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { rawBody } from './raw-body.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

const notAPhoto = {
  nl: 'Kies een foto (JPEG of PNG) van hooguit 200 kB en 2000 pixels.',
  en: 'Choose a photo (JPEG or PNG) of at most 200 kB and 2000 pixels.',
};

/** Photos of colleagues: one's own, of somebody in the organisation that one leads, or as administrator anybody's. Looked at by their bytes, kept without what a camera adds. */
export function photoHandlers(deps: Deps): Pick<Handlers, 'photo' | 'setPhoto' | 'removePhoto'> {
  const { db } = deps.store;
  const mayChange = async (who: Who, person: string): Promise<boolean> => {
    if (who.person === person || who.roles.includes('ADMIN')) return true;
    const now = deps.clock.now().toISOString();
    const hats = await db.selectFrom('memberships').select(['org_id', 'until_at']).where('person_id', '=', person).where('from_at', '<=', now).execute();
    return hats.some((hat) => (hat.until_at === null || hat.until_at > now) && mayEditOrg(who, hat.org_id));
  };
  const isThere = async (id: string) => (await db.selectFrom('persons').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

  return {
    photo: async ({ params }) => {
      const row = await db.selectFrom('photos').select(['type', 'body']).where('person_id', '=', params.id).executeTakeFirst();
      return row ? { type: row.type, body: Buffer.from(row.body), name: `foto.${row.type.slice(6)}` } : refuse('not-found');
    },

    setPhoto: async ({ params, who, key, req, res }) => {
      if (!(await mayChange(who, params.id))) return refuse('not-yours');
      const raw = await rawBody(req, res, PHOTO_MAX_BYTES + 1);
      if (isRefusal(raw)) return raw;
      const type = photoType(raw);
      if (!type) return refuse('bad-input', [{ path: 'photo', text: notAPhoto }]);
      if (!(await isThere(params.id))) return refuse('not-found');
      const body = withoutMetadata(raw, type);
      const hash = createHash('sha256').update(body).digest('hex');
      return writeOnce(deps, { who, key, action: 'change', type: 'person', body: { hash, person: params.id }, detail: 'photo' }, async (tx, at) => {
        const row = { type, body, hash, at, by_person: who.person };
        await tx
          .insertInto('photos')
          .values({ person_id: params.id, ...row })
          .onConflict((on) => on.column('person_id').doUpdateSet(row))
          .execute();
        return params.id;
      });
    },

    removePhoto: async ({ params, who, key }) => {
      if (!(await mayChange(who, params.id))) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'delete', type: 'person', body: { person: params.id }, detail: 'photo' }, async (tx) => {
        await tx.deleteFrom('photos').where('person_id', '=', params.id).execute();
        return params.id;
      });
    },
  };
}
