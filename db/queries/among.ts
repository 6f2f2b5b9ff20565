import { sql, type RawBuilder } from 'kysely';

/** `where id in among(ids)`: one variable however many ids, so that the statement stays prepared and no limit is met. */
export const among = (ids: readonly string[]): RawBuilder<string> => sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;
