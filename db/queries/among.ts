import type { Kysely, RawBuilder } from 'kysely';
import { speechOf } from '../speech.ts';

/** `where id in among(db, ids)`: one variable however many ids, so that the statement stays prepared and no limit is met. */
export const among = (db: Kysely<any>, ids: readonly string[]): RawBuilder<string> => speechOf(db).among(ids);
