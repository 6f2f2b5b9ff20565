import type { Selectable } from 'kysely';
import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Tables } from '../../db/types.ts';
import type { Grant } from './decide.ts';

/** Every row of access on these objects that was not taken back, whoever it is for: an object has a handful, and the statement stays the same. */
export const grantsOnAny = together<Grant>(
  (db, objects) =>
    db
      .selectFrom('access')
      .select(['granted_by', 'object_id', 'subject', 'kind', 'from_at', 'until_at', 'revoked_clock'])
      .where('object_id', 'in', among(db, objects))
      .where('revoked_clock', 'is', null)
      .execute(),
  (row) => row.object_id,
);

/** These instances as a decision looks at them: to which case and machine they belong. */
export const objectsOf = together<Pick<Selectable<Tables['boards']>, 'id' | 'case_id' | 'machine'>>(
  (db, ids) => db.selectFrom('boards').select(['id', 'case_id', 'machine']).where('id', 'in', among(db, ids)).execute(),
  (row) => row.id,
);
