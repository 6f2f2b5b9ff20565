import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

// As better-auth 1.7.25 compiles them for e-mail and password; kept here so that there is one history of the schema.
// On PostgreSQL its dates are text and its booleans 0 and 1 too (server/http/auth.ts), so that rows are the same on both.
const statements = ({ date, int }: { date: string; int: string }): string[] => [
  `create table "user" (
    "id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" ${int} not null, "image" text,
    "createdAt" ${date} not null, "updatedAt" ${date} not null
  )`,
  `create table "session" (
    "id" text not null primary key, "expiresAt" ${date} not null, "token" text not null unique, "createdAt" ${date} not null, "updatedAt" ${date} not null,
    "ipAddress" text, "userAgent" text, "userId" text not null references "user" ("id") on delete cascade
  )`,
  `create table "account" (
    "id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "user" ("id") on delete cascade,
    "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" ${date}, "refreshTokenExpiresAt" ${date}, "scope" text, "password" text,
    "createdAt" ${date} not null, "updatedAt" ${date} not null
  )`,
  `create table "verification" (
    "id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" ${date} not null, "createdAt" ${date} not null, "updatedAt" ${date} not null
  )`,
  `create index "session_userId_idx" on "session" ("userId")`,
  `create index "account_userId_idx" on "account" ("userId")`,
  `create index "verification_identifier_idx" on "verification" ("identifier")`,
];

/** Makes the tables of the sign-in library. */
export async function up(db: Kysely<any>): Promise<void> {
  const types = { sqlite: { date: 'date', int: 'integer' }, postgres: { date: 'text collate "C"', int: 'bigint' } }[speechOf(db).kind];
  for (const statement of statements(types)) await sql.raw(statement).execute(db);
}
