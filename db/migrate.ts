import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import * as engine from './migrations/0001-engine.ts';
import * as signIn from './migrations/0002-sign-in.ts';
import * as sessionHat from './migrations/0003-session-hat.ts';
import * as upgrades from './migrations/0004-upgrades.ts';
import * as mail from './migrations/0005-mail.ts';
import * as identity from './migrations/0007-identity.ts';
import * as audit from './migrations/0010-audit.ts';
import * as keys from './migrations/0011-keys.ts';
import * as retention from './migrations/0012-retention.ts';
import * as absence from './migrations/0013-absence.ts';
import * as directory from './migrations/0016-directory.ts';
import * as auditIndexes from './migrations/0017-audit-indexes.ts';
import * as accessRows from './migrations/0018-access-rows.ts';
import * as letters from './migrations/0019-letters.ts';
import * as answerLinks from './migrations/0020-answer-links.ts';
import * as figures from './migrations/0022-figures.ts';
import * as workHours from './migrations/0023-work-hours.ts';
import * as ledger from './migrations/0026-ledger.ts';
import * as longLog from './migrations/0027-long-log.ts';

/** The list in code: what runs is what is read here, not what happens to lie in a folder. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-engine': engine,
  '0002-sign-in': signIn,
  '0003-session-hat': sessionHat,
  '0004-upgrades': upgrades,
  '0005-mail': mail,
  '0007-identity': identity,
  '0010-audit': audit,
  '0011-keys': keys,
  '0012-retention': retention,
  '0013-absence': absence,
  '0016-directory': directory,
  '0017-audit-indexes': auditIndexes,
  '0018-access-rows': accessRows,
  '0019-letters': letters,
  '0020-answer-links': answerLinks,
  '0022-figures': figures,
  '0023-work-hours': workHours,
  '0026-ledger': ledger,
  '0027-long-log': longLog,
};

/**
 * Brings the schema up to date and returns the names applied; nothing to do gives an empty list.
 * All of them run in one transaction that holds the write lock: a failing one rolls everything back, a second process
 * waits and finds the work done. Throws what the failing migration threw.
 */
export async function migrate(db: Kysely<any>, migrations: Record<string, Migration> = MIGRATIONS): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
