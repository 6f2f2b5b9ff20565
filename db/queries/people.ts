import type { Selectable } from 'kysely';
import type { Tables } from '../types.ts';
import { among } from './among.ts';
import { together } from './together.ts';

/** Whether these people are there and active. */
export const loadPersons = together<Pick<Selectable<Tables['persons']>, 'id' | 'active'>>(
  (db, ids) => db.selectFrom('persons').select(['id', 'active']).where('id', 'in', among(db, ids)).execute(),
  (row) => row.id,
);

/** Every membership that these people have, had or will have. */
export const loadHats = together<Selectable<Tables['memberships']>>(
  (db, people) => db.selectFrom('memberships').selectAll().where('person_id', 'in', among(db, people)).orderBy('from_at').orderBy('id').execute(),
  (row) => row.person_id,
);
